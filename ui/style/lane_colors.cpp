// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/lane_colors.h"

#include <cmath>

namespace muscope {

namespace {

constexpr double LeastContrast = 4.5; // WCAG 2.2, 1.4.3
constexpr QRgb NearBlack = 0xff15171B;

// WCAG 2.2, "relative luminance".
double luminance(const QColor& color) {
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

ColorRole roleOf(LaneHue hue) {
    switch (hue) {
    case LaneHue::Client:
        return ColorRole::LaneClient;
    case LaneHue::Server:
        return ColorRole::LaneServer;
    case LaneHue::Teal:
        return ColorRole::LaneTeal;
    case LaneHue::Violet:
        return ColorRole::LaneViolet;
    case LaneHue::Olive:
        return ColorRole::LaneOlive;
    case LaneHue::Slate:
        return ColorRole::LaneSlate;
    case LaneHue::Brown:
        return ColorRole::LaneBrown;
    case LaneHue::Rose:
        return ColorRole::LaneRose;
    case LaneHue::Muted:
        return ColorRole::Muted;
    case LaneHue::Match:
        break;
    }
    return ColorRole::Match;
}

} // namespace

QColor laneColor(const Theme& theme, LaneHue hue) {
    return theme.color(roleOf(hue));
}

QColor readableOn(const QColor& fill) {
    const double contrast = 1.05 / (luminance(fill) + 0.05);
    return contrast >= LeastContrast ? QColor(Qt::white) : QColor::fromRgb(NearBlack);
}

} // namespace muscope
