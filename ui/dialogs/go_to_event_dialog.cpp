// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/go_to_event_dialog.h"

#include "ui/models/number_text.h"
#include "ui/state/inspection_state.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace muscope {

namespace {

constexpr int EventFieldWidth = 360;

} // namespace

GoToEventDialog::GoToEventDialog(Workspace& workspace, InspectionState& state, const Theme& theme,
                                 QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_state(state)
    , m_event(new QLineEdit(this))
    , m_problem(new RoleLabel(theme, ColorRole::Differs, this)) {
    build();
    connect(m_event, &QLineEdit::textChanged, this, &GoToEventDialog::forgetAnswer);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &GoToEventDialog::take);
    connect(&workspace, &Workspace::sessionOpened, this, &QDialog::reject);
}

void GoToEventDialog::build() {
    setWindowTitle(tr("Go to event"));
    setAccessibleName(windowTitle());
    const std::uint32_t last = m_workspace.index().size();
    auto* label =
        new QLabel(tr("&Number of the event, 1 to %1, or its id").arg(countText(last)), this);
    label->setBuddy(m_event);
    m_event->setAccessibleName(tr("Number or id of the event"));
    m_event->setMinimumWidth(EventFieldWidth);
    if (m_state.currentRow()) {
        m_event->setText(QString::number(m_state.currentRow()->value() + 1));
        m_event->selectAll();
    }
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->setAccessibleName(tr("Buttons"));
    m_go = buttons->addButton(tr("Go"), QDialogButtonBox::AcceptRole);
    m_go->setAccessibleName(tr("Go"));
    m_go->setDefault(true);
    m_go->setEnabled(!m_event->text().isEmpty());
    connect(buttons, &QDialogButtonBox::accepted, this, &GoToEventDialog::look);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Wide, metrics::Wide, metrics::Wide, metrics::Wide);
    layout->setSpacing(metrics::Half);
    layout->addWidget(label);
    layout->addWidget(m_event);
    layout->addWidget(m_problem);
    layout->addSpacing(metrics::Quarter);
    layout->addWidget(buttons);
}

std::optional<RowNumber> GoToEventDialog::rowOfNumber() const {
    QString text = m_event->text().trimmed();
    if (text.startsWith(u'#')) {
        text.remove(0, 1);
    }
    // "12 003", as the window writes it.
    text.remove(QChar::Nbsp).remove(u' ');
    bool isNumber = false;
    const quint64 number = text.toULongLong(&isNumber);
    return isNumber && number >= 1 && number <= m_workspace.index().size()
               ? std::optional(RowNumber(static_cast<std::uint32_t>(number - 1)))
               : std::nullopt;
}

void GoToEventDialog::look() {
    if (const auto row = rowOfNumber()) {
        goTo(*row);
        return;
    }
    m_go->setEnabled(false);
    m_watcher.setFuture(m_workspace.findEvent(EventId(m_event->text().trimmed().toUtf8())));
}

void GoToEventDialog::take() {
    if (m_watcher.future().resultCount() == 0) {
        return;
    }
    const Result<RowNumber> row = m_watcher.result();
    if (row) {
        goTo(*row);
        return;
    }
    m_problem->setText(row.error().message);
    m_problem->show();
    m_go->setEnabled(true);
    m_event->setFocus();
    m_event->selectAll();
}

void GoToEventDialog::goTo(RowNumber row) {
    m_state.setCurrentRow(row);
    accept();
}

void GoToEventDialog::forgetAnswer() {
    m_watcher.setFuture({});
    m_problem->hide();
    m_go->setEnabled(!m_event->text().trimmed().isEmpty());
}

} // namespace muscope
