// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/verdict.h"
#include "ui/style/theme.h"

#include <QRectF>

class QPainter;

namespace muscope {

// The sign of a verdict, told by its shape first and its colour second: ring, filled diamond,
// triangle, cross, question mark, dash, dotted ring. Drawn as paths, at any size.
class VerdictSign {
public:
    explicit VerdictSign(const Theme& theme)
        : m_theme(theme) {}

    // Draws the sign centred in area, as large as its shorter side.
    void paint(QPainter& painter, const QRectF& area, Verdict verdict) const;

    [[nodiscard]] static ColorRole roleOf(Verdict verdict);
    [[nodiscard]] QColor colorOf(Verdict verdict) const { return m_theme.color(roleOf(verdict)); }

private:
    const Theme& m_theme;
};

} // namespace muscope
