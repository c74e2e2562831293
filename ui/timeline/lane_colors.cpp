// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/lane_colors.h"

#include <array>
#include <cmath>

namespace muscope {

namespace {

// The two that muscope's users know by their colour; the others in turn.
constexpr std::array TypeRoles{ColorRole::LaneSlate, ColorRole::LaneBrown, ColorRole::LaneRose,
                               ColorRole::LaneViolet, ColorRole::LaneOlive};
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

ColorRole roleOfType(const Timeline& timeline, std::size_t number) {
    const QString& type = timeline.index().text(timeline.lanes()[number].name);
    if (type.startsWith(u"quantum")) {
        return ColorRole::LaneViolet;
    }
    if (type.startsWith(u"sensor")) {
        return ColorRole::LaneOlive;
    }
    std::size_t before = number;
    while (before > 0 && timeline.lanes()[before - 1].kind == LaneKind::Type) {
        --before;
    }
    return TypeRoles[(number - before) % TypeRoles.size()];
}

// In turn; grey for what was on none.
ColorRole roleOfStream(const Timeline& timeline, std::size_t number) {
    constexpr std::array Roles{ColorRole::LaneClient, ColorRole::LaneServer, ColorRole::LaneTeal,
                               ColorRole::LaneViolet, ColorRole::LaneBrown,  ColorRole::LaneOlive,
                               ColorRole::LaneRose};
    return timeline.index().text(timeline.lanes()[number].name).isEmpty()
               ? ColorRole::LaneSlate
               : Roles[number % Roles.size()];
}

} // namespace

QColor laneColor(const Theme& theme, const Timeline& timeline, std::size_t number) {
    switch (timeline.lanes()[number].kind) {
    case LaneKind::ClientToServer:
        return theme.color(ColorRole::LaneClient);
    case LaneKind::ServerToClient:
        return theme.color(ColorRole::LaneServer);
    case LaneKind::Notifications:
        return theme.color(ColorRole::LaneTeal);
    case LaneKind::Type:
        return theme.color(roleOfType(timeline, number));
    case LaneKind::Stream:
        return theme.color(roleOfStream(timeline, number));
    case LaneKind::Others:
        return theme.color(ColorRole::Muted);
    case LaneKind::Receipts:
        break;
    }
    return theme.color(ColorRole::Match);
}

QColor readableOn(const QColor& fill) {
    const double contrast = 1.05 / (luminance(fill) + 0.05);
    return contrast >= LeastContrast ? QColor(Qt::white) : QColor::fromRgb(NearBlack);
}

} // namespace muscope
