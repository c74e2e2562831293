// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>
#include <QPointer>
#include <QWidget>

#include <functional>

namespace muscope {

// An application that tells when one of its widgets has been painted.
class PaintWatch final : public QApplication {
public:
    using QApplication::QApplication;

    // From now on; of one widget at a time.
    void watch(QWidget* widget, std::function<void()> painted) {
        m_widget = widget;
        m_painted = std::move(painted);
    }

    bool notify(QObject* receiver, QEvent* event) override;

private:
    QPointer<QWidget> m_widget;
    std::function<void()> m_painted;
};

} // namespace muscope
