// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/direction.h"
#include "core/event/message_kind.h"
#include "core/event/stored_event.h"
#include "core/event/timestamp.h"
#include "core/json/duplicate_keys.h"
#include "core/json/parser.h"
#include "core/mcp/operation_links.h"

#include <optional>
#include <string>

namespace muscope {

// Bytes of a row that are no UTF-8: in which column, and where in it.
struct InvalidText {
    const char* column = "";
    std::size_t offset = 0;
};

// A key that an object holds more than once, cut where it is long.
using RepeatedKey = std::optional<std::string>;

// What the index wants to know of an event, read from its row.
struct DecodedEvent {
    Timestamp time;
    Direction direction = Direction::Unknown;
    MessageKind kind = MessageKind::Other;
    bool isError = false;
    bool isJson = false;
    std::uint32_t size = 0;  // bytes of the payload; saturates
    std::string name;        // method or tool; of muscope's own events what happened; else the
                             // payload's first keys: "sonar, lidar"
    std::string requestId;   // JSON-RPC id as the token written, so 1 and "1" differ; empty: none
    RepeatedKey repeatedKey; // of the payload
    OperationLinks links;    // of a JSON-RPC message
};

// Reads both worlds of payloads: JSON-RPC messages of every protocol revision, and the shapes of
// the published event store ({"tool", "args", "result"}, sensor data, quantum results). Any bytes
// are valid input. Holds scratch memory: one per thread.
class EventDecoder {
public:
    // Good until the next call.
    [[nodiscard]] const DecodedEvent& decode(const EventView& event);

    // The first column of the row that holds bytes which are no UTF-8.
    [[nodiscard]] static std::optional<InvalidText> invalidTextOf(const EventView& event);

    // The key that an object of a JSON text repeats. Parses: for texts nobody else takes apart.
    [[nodiscard]] RepeatedKey repeatedKeyOf(std::string_view text);

    // Who sent it: the table's column, else metadata.direction.
    [[nodiscard]] Direction directionOf(const EventView& event);

private:
    void decodePayload(const json::Document& payload);
    void decodeMessage(const json::Document& payload);
    void decodeProbe();
    void nameByKeys(const json::Document& payload);
    [[nodiscard]] std::string_view stringMember(const json::Document& document, json::NodeId object,
                                                std::string_view key);
    void nameByState(const json::Document& payload);

    json::Parser m_parser;
    json::DuplicateKeys m_duplicates;
    std::string m_scratch;
    DecodedEvent m_event;
};

} // namespace muscope
