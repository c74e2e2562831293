// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QStringList>
#include <QWidget>

#include <functional>

class QDropEvent;

namespace muscope {

// Lets receipt files be dropped onto a widget, and frames what they would be dropped on. What is
// dragged and is no receipt file is left to the widget and to the window around it. A child of the
// widget it serves.
class ReceiptDrop final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReceiptDrop)

public:
    // The part of the widget at a point that takes a drop; an empty rectangle: none.
    using PartAt = std::function<QRect(const QPoint&)>;

    ReceiptDrop(const Theme& theme, QWidget* target, PartAt partAt);

signals:
    void dropped(const QStringList& files, const QPoint& at);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool follow(QDropEvent& event);
    bool take(QDropEvent& event);

    const Theme& m_theme;
    PartAt m_partAt;
};

} // namespace muscope
