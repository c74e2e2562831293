// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/problem.h"
#include "ui/style/theme.h"

#include <QRectF>

class QPainter;

namespace muscope {

// The sign of a kind of problem, told by its shape first and its colour second; those of receipts
// are their verdict's. Drawn as paths, at any size.
class ProblemSign {
public:
    explicit ProblemSign(const Theme& theme)
        : m_theme(theme) {}

    // Draws the sign centred in area, as large as its shorter side.
    void paint(QPainter& painter, const QRectF& area, ProblemKind kind) const;

    [[nodiscard]] static ColorRole roleOf(ProblemKind kind);
    [[nodiscard]] QColor colorOf(ProblemKind kind) const { return m_theme.color(roleOf(kind)); }

private:
    const Theme& m_theme;
};

} // namespace muscope
