// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/task_dialog.h"

#include "ui/dialogs/task_strip.h"
#include "ui/models/visible_text.h"
#include "ui/style/role_label.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace muscope {

TaskDialog::TaskDialog(const Kind& kind, StoreTask& task, const Theme& theme, QSettings& settings,
                       QWidget* parent)
    : ToolDialog(settings, kind.word + u"/size"_s, kind.firstSize, parent)
    , m_task(&task)
    , m_message(new RoleLabel(theme, ColorRole::Differs, this))
    , m_order(new QPushButton(kind.order, this)) {
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setFocusPolicy(Qt::NoFocus);
    m_message->hide();
    m_order->setAccessibleName(kind.order);
    m_order->setDefault(true);
    connect(m_order, &QPushButton::clicked, this, [this] { giveOrder(); });
    connect(m_task, &StoreTask::finished, this, [this] { showEnd(m_task->state()); });
}

TaskDialog::~TaskDialog() {
    if (m_task) {
        m_task->retire();
    }
}

QDialogButtonBox& TaskDialog::addFoot(QVBoxLayout& layout, QWidget* outcome) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setAccessibleName(tr("Buttons"));
    buttons->addButton(m_order, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    layout.addWidget(new TaskStrip(*m_task, this));
    if (outcome != nullptr) {
        layout.addWidget(outcome);
    }
    layout.addWidget(m_message);
    layout.addWidget(buttons);
    return *buttons;
}

void TaskDialog::say(const QString& sentence, ColorRole role) {
    m_message->setRole(role);
    m_message->setText(visibleLine(sentence));
    m_message->setVisible(!sentence.isEmpty());
}

} // namespace muscope
