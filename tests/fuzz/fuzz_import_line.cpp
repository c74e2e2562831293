// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/event_json_reader.h"
#include "core/mcp/event_json_writer.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// Any bytes as a line that is imported. What is read comes back the same when it is written; what
// is not read says why.

namespace {

using namespace muscope;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

// But for the time, which may come back in the spelling that is printed of the same moment.
bool isSame(const StoredEvent& left, const StoredEvent& right) {
    return left.sessionId == right.sessionId && left.eventId == right.eventId &&
           left.type == right.type && left.payload == right.payload &&
           left.metadata == right.metadata && left.direction == right.direction &&
           left.streamId == right.streamId && left.raw == right.raw;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    EventJsonReader reader;
    const auto read = reader.read({reinterpret_cast<const char*>(data), size});
    if (!read) {
        require(*read.error().reason != '\0');
        return 0;
    }
    EventJsonWriter writer;
    const std::string line = writer.line(read->event.view());
    require(line.find('\n') == line.size() - 1);
    const auto again = reader.read(line);
    require(again && isSame(again->event, read->event) && again->unknownMember.empty());
    require(writer.line(again->event.view()) == line);
    return 0;
}
