// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/scope_box.h"

#include "ui/models/number_text.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"

#include <QBoxLayout>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype ShownId = 200; // characters of a session's id
constexpr int ScopeWidth = 310;    // pixels of a line of text

QString sessionText(const ExportSubject& subject) {
    return subject.session ? visibleStart(std::string_view(subject.session->value()), ShownId)
                           : ScopeBox::tr("none is open");
}

QString textOf(const ExportSubject& subject, ExportScope scope) {
    const auto count = [](std::size_t number) {
        return countText(static_cast<std::int64_t>(number));
    };
    switch (scope) {
    case ExportScope::Session:
        return ScopeBox::tr("This session · %1").arg(sessionText(subject));
    case ExportScope::Chosen:
        return subject.has(scope)
                   ? ScopeBox::tr("The %1 chosen sessions").arg(count(subject.chosen.size()))
                   : ScopeBox::tr("Chosen sessions · fewer than two are");
    case ExportScope::Store:
        return ScopeBox::tr("All sessions of the store · %1").arg(count(subject.all->all().size()));
    }
    Q_UNREACHABLE();
}

QString hintOf(const ExportSubject& subject, ExportScope scope) {
    switch (scope) {
    case ExportScope::Session:
        return sessionText(subject).toHtmlEscaped();
    case ExportScope::Chosen:
        return ScopeBox::tr("Ctrl and a click in the list of sessions choose several");
    case ExportScope::Store:
        break;
    }
    return {};
}

} // namespace

ScopeBox::ScopeBox(const ExportSubject& subject, const std::vector<ExportScope>& scopes,
                   QWidget* parent)
    : QWidget(parent) {
    setAccessibleName(tr("Sessions"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::Half);
    for (const ExportScope scope : scopes) {
        const QString text =
            fontMetrics().elidedText(textOf(subject, scope), Qt::ElideMiddle, ScopeWidth);
        auto* button = new QRadioButton(QString(text).replace(u'&', u"&&"_s), this);
        button->setEnabled(subject.has(scope));
        button->setToolTip(hintOf(subject, scope));
        connect(button, &QRadioButton::clicked, this, &ScopeBox::changed);
        column->addWidget(button);
        m_choices.push_back({scope, button});
    }
    for (const ExportScope scope : scopes) {
        if (subject.has(scope)) {
            setScope(scope);
            break;
        }
    }
}

ExportScope ScopeBox::scope() const {
    for (const Choice& choice : m_choices) {
        if (choice.button->isChecked()) {
            return choice.scope;
        }
    }
    return m_choices.front().scope;
}

void ScopeBox::setScope(ExportScope scope) {
    for (const Choice& choice : m_choices) {
        if (choice.scope == scope && choice.button->isEnabled()) {
            choice.button->setChecked(true);
        }
    }
}

} // namespace muscope
