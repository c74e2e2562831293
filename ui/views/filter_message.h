// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/rounded_panel.h"

namespace muscope {

class RoleLabel;

// What is wrong with a filter, in a panel that lies over the window just below the field.
class FilterMessage final : public RoundedPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterMessage)

public:
    FilterMessage(const Theme& theme, QWidget* window);

    // Below field, no wider than it.
    void showBelow(const QWidget& field, const QString& message);

private:
    RoleLabel* m_label;
};

} // namespace muscope
