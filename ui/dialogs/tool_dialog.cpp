// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/tool_dialog.h"

#include <QHideEvent>
#include <QSettings>

namespace muscope {

ToolDialog::ToolDialog(QSettings& settings, const QString& key, const QSize& firstSize,
                       QWidget* parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_key(key) {
    setAttribute(Qt::WA_DeleteOnClose);
    resize(settings.value(key, firstSize).toSize());
}

void ToolDialog::hideEvent(QHideEvent* event) {
    m_settings.setValue(m_key, size());
    QDialog::hideEvent(event);
}

} // namespace muscope
