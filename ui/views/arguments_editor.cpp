// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/arguments_editor.h"

#include "core/base/utf8_text.h"
#include "ui/dialogs/schema_form.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/view_switch.h"

#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace muscope {

namespace {

enum Way { Fields, Json };
constexpr int MostProblems = 4;

// Line by line, so that a person can work on it.
QString spreadOut(const std::string& object) {
    const auto values = valuesOf(object);
    if (!values || values->empty()) {
        return toText(object);
    }
    QString text = QStringLiteral("{\n");
    for (std::size_t place = 0; place < values->size(); ++place) {
        const QString member = toText(objectOf({(*values)[place]}));
        text += QStringLiteral("  ") + member.mid(1, member.size() - 2) +
                (place + 1 < values->size() ? QStringLiteral(",\n") : QStringLiteral("\n"));
    }
    return text + u'}';
}

} // namespace

ArgumentsEditor::ArgumentsEditor(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_switch(new ViewSwitch(theme, tr("How to fill in the arguments"), this))
    , m_pages(new QStackedWidget(this))
    , m_fields(new SchemaForm(theme, this))
    , m_json(new QPlainTextEdit(this))
    , m_problem(new RoleLabel(theme, ColorRole::Differs, this)) {
    setAccessibleName(tr("Arguments"));
    m_switch->setChoices({tr("Form"), tr("JSON")});
    m_json->setAccessibleName(tr("Arguments as JSON"));
    m_json->setFont(monospaceFont());
    m_json->setTabChangesFocus(true);
    m_problem->setWordWrap(true);
    m_pages->addWidget(m_fields);
    m_pages->addWidget(m_json);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Half);
    layout->addWidget(m_switch);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_problem);
    connect(m_switch, &ViewSwitch::chosen, this, &ArgumentsEditor::choose);
    connect(m_fields, &SchemaForm::changed, this, &ArgumentsEditor::validate);
    connect(m_json, &QPlainTextEdit::textChanged, this, &ArgumentsEditor::validate);
    validate();
}

void ArgumentsEditor::setForm(const InputForm& form) {
    m_form = form;
    m_fields->setForm(form);
    m_json->setPlainText(spreadOut(m_fields->object()));
    validate();
}

void ArgumentsEditor::setObject(const std::string& object) {
    m_fields->setObject(object);
    m_json->setPlainText(spreadOut(object));
    validate();
}

std::string ArgumentsEditor::object() const {
    return m_pages->currentIndex() == Fields ? m_fields->object()
                                             : m_json->toPlainText().toStdString();
}

void ArgumentsEditor::choose(int way) {
    if (way == m_pages->currentIndex()) {
        return;
    }
    if (way == Json) {
        m_json->setPlainText(spreadOut(m_fields->object()));
    } else if (valuesOf(object())) {
        m_fields->setObject(object());
    } else {
        m_switch->setCurrent(Json); // what is no object has no place in the fields
        return;
    }
    m_pages->setCurrentIndex(way);
    validate();
}

void ArgumentsEditor::validate() {
    const QStringList wrong = m_form.check(object());
    m_isValid = wrong.isEmpty();
    QStringList shown;
    for (const QString& sentence : wrong.mid(0, MostProblems)) {
        shown += visibleLine(sentence);
    }
    if (wrong.size() > MostProblems) {
        shown += tr("and %1 more").arg(wrong.size() - MostProblems);
    }
    m_problem->setText(shown.join(u'\n'));
    m_problem->setVisible(!m_isValid);
    emit changed();
}

} // namespace muscope
