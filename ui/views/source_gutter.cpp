// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/source_gutter.h"

#include "ui/views/source_view.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QToolTip>

namespace muscope {

SourceGutter::SourceGutter(SourceView& view)
    : QWidget(&view)
    , m_view(view) {
    setAccessibleName(tr("Line numbers"));
}

bool SourceGutter::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), m_view.gutterTip(help->pos().y()), this);
        return true;
    }
    return QWidget::event(event);
}

void SourceGutter::paintEvent(QPaintEvent* event) {
    m_view.paintGutter(*this, event->rect());
}

void SourceGutter::mouseReleaseEvent(QMouseEvent* event) {
    if (const auto line = m_view.lineAt(event->position().toPoint().y())) {
        emit m_view.lineChosen(*line);
    }
}

} // namespace muscope
