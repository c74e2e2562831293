// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

namespace muscope {

// A ground with rounded corners and a hairline, for what stands out of a page: a verdict, a quoted
// text.
class RoundedPanel : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoundedPanel)

public:
    RoundedPanel(const Theme& theme, ColorRole ground, ColorRole line, QWidget* parent = nullptr);

    void setRoles(ColorRole ground, ColorRole line);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    ColorRole m_ground;
    ColorRole m_line;
};

} // namespace muscope
