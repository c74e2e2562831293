// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/metrics.h"

#include <QFontDatabase>
#include <QFontMetrics>

#include <algorithm>

namespace muscope {

QFont monospaceFont() {
    return QFontDatabase::systemFont(QFontDatabase::FixedFont);
}

QFont scaledFont(const QFont& font, double factor) {
    QFont scaled = font;
    if (font.pointSizeF() > 0) {
        scaled.setPointSizeF(font.pointSizeF() * factor);
    } else {
        scaled.setPixelSize(static_cast<int>(font.pixelSize() * factor));
    }
    return scaled;
}

QFont semiboldFont(const QFont& font) {
    QFont heavy = font;
    heavy.setWeight(QFont::DemiBold);
    return heavy;
}

int lineHeight(const QFont& font, int least) {
    constexpr int Padding = 8;
    return std::max(least, QFontMetrics(font).height() + Padding);
}

} // namespace muscope
