// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/lane_hue.h"

#include <array>

namespace muscope {

namespace {

LaneHue hueOfType(const Timeline& timeline, std::size_t number) {
    constexpr std::array Hues{LaneHue::Slate, LaneHue::Brown, LaneHue::Rose, LaneHue::Violet,
                              LaneHue::Olive};
    // The two that muscope's users know by their colour; the others in turn.
    const QString& type = timeline.index().text(timeline.lanes()[number].name);
    if (type.startsWith(u"quantum")) {
        return LaneHue::Violet;
    }
    if (type.startsWith(u"sensor")) {
        return LaneHue::Olive;
    }
    std::size_t before = number;
    while (before > 0 && timeline.lanes()[before - 1].kind == LaneKind::Type) {
        --before;
    }
    return Hues[(number - before) % Hues.size()];
}

// In turn; grey for what was on none.
LaneHue hueOfStream(const Timeline& timeline, std::size_t number) {
    constexpr std::array Hues{LaneHue::Client, LaneHue::Server, LaneHue::Teal, LaneHue::Violet,
                              LaneHue::Brown,  LaneHue::Olive,  LaneHue::Rose};
    return timeline.index().text(timeline.lanes()[number].name).isEmpty()
               ? LaneHue::Slate
               : Hues[number % Hues.size()];
}

} // namespace

LaneHue laneHue(const Timeline& timeline, std::size_t number) {
    switch (timeline.lanes()[number].kind) {
    case LaneKind::ClientToServer:
        return LaneHue::Client;
    case LaneKind::ServerToClient:
        return LaneHue::Server;
    case LaneKind::Notifications:
        return LaneHue::Teal;
    case LaneKind::Type:
        return hueOfType(timeline, number);
    case LaneKind::Stream:
        return hueOfStream(timeline, number);
    case LaneKind::Others:
        return LaneHue::Muted;
    case LaneKind::Receipts:
        break;
    }
    return LaneHue::Match;
}

} // namespace muscope
