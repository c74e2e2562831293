// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/json/parser.h"
#include "core/mcp/event_decoder.h"

#include <set>
#include <string>
#include <string_view>

namespace muscope {

// Tells of each event of a session the stream that a person follows. A stream is named by the
// table's column, else by metadata.stream. POSTs ("post 3") are one request and its answer each, a
// stream for every call: they are told as one, "POST", but for those that a subscription keeps open
// (2026-07-28, subscriptions/listen). Streams beyond the first MostNames are told as one, so that
// an index can keep a byte of it. Events have to come in the order they passed. Of one thread.
class StreamNames {
public:
    static constexpr std::string_view Posts = "POST";
    static constexpr std::string_view Others = "other streams";
    static constexpr std::size_t MostNames = 250;

    // Empty where the event tells of no stream. Good until the next call.
    [[nodiscard]] std::string_view nameOf(const EventView& event, const DecodedEvent& decoded);

private:
    [[nodiscard]] std::string_view fullNameOf(const EventView& event, const DecodedEvent& decoded);
    [[nodiscard]] std::string_view storedName(const EventView& event);

    json::Parser m_parser;
    std::string m_scratch;
    std::set<std::string, std::less<>> m_keptOpen; // POSTs of subscriptions, MostKeptOpen at most
    std::set<std::string, std::less<>> m_names;    // that were told, MostNames at most
};

} // namespace muscope
