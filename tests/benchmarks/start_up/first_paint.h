// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>
#include <QEvent>
#include <QWidget>

#include <cstdio>

namespace muscope {

// Shows a window, prints a line once it has been painted, and ends the program.
class FirstPaint final : public QObject {
public:
    explicit FirstPaint(QWidget& window)
        : QObject(&window) {
        window.installEventFilter(this);
        window.show();
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            // Behind the painting of the window's children, which comes in the same turn.
            QMetaObject::invokeMethod(
                this,
                [] {
                    std::puts("painted");
                    std::fflush(stdout);
                    QApplication::quit();
                },
                Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }
};

} // namespace muscope
