// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/role_label.h"

namespace muscope {

RoleLabel::RoleLabel(const Theme& theme, ColorRole role, QWidget* parent)
    : QLabel(parent)
    , m_theme(theme)
    , m_role(role) {
    setTextFormat(Qt::PlainText);
    connect(&theme, &Theme::changed, this, &RoleLabel::recolour);
    recolour();
}

void RoleLabel::setRole(ColorRole role) {
    m_role = role;
    recolour();
}

void RoleLabel::recolour() {
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.color(m_role));
    setPalette(colors);
}

} // namespace muscope
