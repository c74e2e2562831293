// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/shape/shape_check.h"
#include "ui/style/theme.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace muscope {

// What was checked of a payload, a line each: a sign (a ring: holds; a diamond: does not; a
// question mark: could not be checked) and the sentence.
class CheckList final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckList)

public:
    explicit CheckList(const Theme& theme, QWidget* parent = nullptr);

    // Those that do not hold come first.
    void setChecks(std::vector<ShapeCheck> checks);

private:
    const Theme& m_theme;
    QVBoxLayout* m_rows;
};

} // namespace muscope
