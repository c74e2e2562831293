// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/lane_colors.h"

#include <array>
#include <cmath>

namespace muscope {

namespace {

constexpr std::array TypeRoles{ColorRole::LaneViolet, ColorRole::LaneOlive, ColorRole::LaneSlate,
                               ColorRole::LaneBrown, ColorRole::LaneRose};
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

} // namespace

QColor laneColor(const Theme& theme, const Timeline& timeline, std::size_t number) {
    switch (timeline.lanes()[number].kind) {
    case LaneKind::ClientToServer:
        return theme.color(ColorRole::LaneClient);
    case LaneKind::ServerToClient:
        return theme.color(ColorRole::LaneServer);
    case LaneKind::Notifications:
        return theme.color(ColorRole::LaneTeal);
    case LaneKind::Type: {
        std::size_t before = 0;
        while (before < number && timeline.lanes()[before].kind != LaneKind::Type) {
            ++before;
        }
        return theme.color(TypeRoles[(number - before) % TypeRoles.size()]);
    }
    case LaneKind::OtherTypes:
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
