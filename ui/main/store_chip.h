// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QToolButton>

namespace muscope {

class Workspace;

// The open store in the tool bar: its name, where it is, and a menu to open another.
class StoreChip final : public QToolButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoreChip)

public:
    StoreChip(const Workspace& workspace, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showStore();

    const Workspace& m_workspace;
    const Theme& m_theme;
    QString m_name;
    QString m_place;
};

} // namespace muscope
