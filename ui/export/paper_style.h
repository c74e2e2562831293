// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"
#include "ui/style/verdict_sign.h"

#include <QFont>

namespace muscope {

namespace paper {

inline constexpr int UnitsPerInch = 1'440;
inline constexpr qreal Point = UnitsPerInch / 72.0; // all that is drawn is measured in such units

} // namespace paper

// How a text is set.
struct TextStyle {
    enum class Face : unsigned char { Text, Code };

    Face face = Face::Text;
    QFont font;
    QColor color;
    qreal lineHeight = 0;
};

// The fonts and colours of a report on paper: those of the light window. The families are named, so
// that what is found beyond them (fontconfig's choice) is asked for the rarest characters alone.
struct PaperStyle {
    PaperStyle();
    Q_DISABLE_COPY_MOVE(PaperStyle)

    [[nodiscard]] QColor color(ColorRole role) const { return theme.color(role); }

    Theme theme;
    VerdictSign signs{theme};

    TextStyle title;
    TextStyle section;
    TextStyle heading;
    TextStyle body;
    TextStyle strong;
    TextStyle emphasis;
    TextStyle muted;
    TextStyle code;
    TextStyle mutedCode;
    TextStyle cell;
    TextStyle cellCode;
    TextStyle cellHead;
    TextStyle margin; // of a page, and in pictures
    TextStyle marginCode;
    TextStyle listedCode; // payloads, where there are many
};

} // namespace muscope
