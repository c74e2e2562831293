// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;

namespace muscope {

// A row of words of which one holds: ways to look at the same thing. Tab reaches the one that
// holds, the arrow keys go from one to the next.
class ViewSwitch final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ViewSwitch)

public:
    ViewSwitch(const Theme& theme, const QString& accessibleName, QWidget* parent = nullptr);

    // Replaces all choices; the first one holds. Nothing is signalled.
    void setChoices(const QStringList& texts);
    void setCurrent(int choice);
    [[nodiscard]] int current() const;

signals:
    void chosen(int choice); // by a person

private:
    const Theme& m_theme;
    QHBoxLayout* m_row;
    QButtonGroup* m_buttons;
};

} // namespace muscope
