// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/live_text.h"
#include "ui/style/theme.h"

#include <QRectF>

class QPainter;

namespace muscope {

// The sign of how a live connection stands, by its shape first and its colour second: a filled disc
// where all is well, a ring of dots while it is being worked at, a triangle to warn, a cross where
// it failed, a ring when it is over, a small dot where nothing is to be said.
class LiveSign {
public:
    explicit LiveSign(const Theme& theme)
        : m_theme(theme) {}

    // Draws the sign centred in area, as large as its shorter side.
    void paint(QPainter& painter, const QRectF& area, LiveTone tone) const;

    [[nodiscard]] static ColorRole roleOf(LiveTone tone);

private:
    const Theme& m_theme;
};

} // namespace muscope
