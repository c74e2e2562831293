// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/live_event.h"

#include <cstdint>
#include <string>

namespace muscope {

// Numbers, dates and passes on what a connection has to tell; knows under which session. One
// thread.
class EventTeller {
public:
    explicit EventTeller(LiveSink sink);

    // From now on events are told under a new UUID.
    void beginSession();
    [[nodiscard]] const std::string& session() const { return m_session; }

    // Sets number, session and time, and returns the number.
    std::uint64_t tell(LiveEvent event);
    // Muscope's own words; facts is a JSON object.
    std::uint64_t tell(LiveEventKind kind, std::string facts, std::string stream = {});

    [[nodiscard]] std::uint64_t lastNumber() const { return m_number; }

private:
    LiveSink m_sink;
    std::string m_session;
    std::uint64_t m_number = 0;
};

} // namespace muscope
