// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QHBoxLayout;

namespace muscope {

// The row of chips above the views: what is open on the left, which events
// are shown in the middle, what fails on the right.
class ToolStrip final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolStrip)

public:
    explicit ToolStrip(const Theme& theme, QWidget* parent = nullptr);

    void addLeft(QWidget* widget);
    // Takes the room between the two sides.
    void addCenter(QWidget* widget);
    void addRight(QWidget* widget);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QHBoxLayout* m_left;
    QHBoxLayout* m_center;
    QHBoxLayout* m_right;
};

} // namespace muscope
