// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QLabel>

namespace muscope {

// A label whose text is plain and whose colour follows a role of the theme.
class RoleLabel final : public QLabel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoleLabel)

public:
    RoleLabel(const Theme& theme, ColorRole role, QWidget* parent = nullptr);

    void setRole(ColorRole role);

private:
    void recolour();

    const Theme& m_theme;
    ColorRole m_role;
};

} // namespace muscope
