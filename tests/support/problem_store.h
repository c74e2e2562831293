// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/problem.h"
#include "core/store/event_writer.h"
#include "core/store/schema_maker.h"

#include <vector>

namespace muscope {

inline StoredEvent problemEvent(const char* id, const char* second, const char* type,
                                const char* payload, const char* metadata = "{}") {
    StoredEvent event;
    event.sessionId = SessionId("every problem");
    event.eventId = EventId(id);
    event.type = type;
    event.createdAt = "2026-11-20T12:00:" + QByteArray(second) + "Z";
    event.payload = payload;
    event.metadata = metadata;
    return event;
}

// A session with one problem of every kind, and what they are: a SQLite store keeps even keys that
// stand twice and bytes that are no text.
inline std::vector<StoredEvent> everyProblem() {
    const char* mirrored = R"({"mu": "## Receipt\n}\"teerg\":\"loot\"{"})"; // of {"tool":"greet"}
    return {
        problemEvent("sound", "00.000", "tool_call", R"({"tool":"greet"})", mirrored),
        problemEvent("differs", "01.000", "tool_call", R"({"tool":"leave"})", mirrored),
        problemEvent("wrong", "02.000", "tool_call", R"({"tool":"greet"})",
                     R"({"mu": "## Receipt\nEvent_ID: other\nPayload: }\"teerg\":\"loot\"{"})"),
        problemEvent("malformed", "03.000", "tool_call", R"({"tool":"greet"})", R"({"mu": 7})"),
        problemEvent("call", "04.000", "request", R"({"jsonrpc":"2.0","id":1,"method":"greet"})",
                     R"({"direction":"c2s"})"),
        problemEvent("error", "04.012", "response",
                     R"({"jsonrpc":"2.0","id":1,"error":{"code":-1,"message":"no"}})",
                     R"({"direction":"s2c"})"),
        problemEvent("hung", "05.000", "request", R"({"jsonrpc":"2.0","id":2,"method":"greet"})",
                     R"({"direction":"c2s"})"),
        problemEvent("orphan", "06.000", "response", R"({"jsonrpc":"2.0","id":9,"result":{}})"),
        problemEvent("twin 1", "07.000", "request", R"({"jsonrpc":"2.0","id":3,"method":"ping"})"),
        problemEvent("twin 2", "07.500", "request", R"({"jsonrpc":"2.0","id":3,"method":"ping"})"),
        problemEvent("ambiguous", "08.000", "response", R"({"jsonrpc":"2.0","id":3,"result":{}})"),
        problemEvent("stray", "09.000", "mu_receipt", R"({"event_id":"gone","mu":"x"})"),
        problemEvent("back", "08.997", "note", R"({"back":true})"),
        problemEvent("bytes", "10.000", "note", "{\"text\":\"a\xFF\"}"),
        problemEvent("repeated", "11.000", "note", R"({"in":{"a":1,"b":2,"\u0061":3}})"),
        problemEvent("metadata", "12.000", "note", R"({"a":1})", R"({"k":1,"k":2})"),
    };
}

inline std::vector<Problem> everyProblemFound() {
    using Kind = ProblemKind;
    return {{RowNumber(1), Kind::Differs},        {RowNumber(2), Kind::WrongSubject},
            {RowNumber(3), Kind::Malformed},      {RowNumber(5), Kind::Error},
            {RowNumber(6), Kind::Hung},           {RowNumber(7), Kind::Orphan},
            {RowNumber(10), Kind::Ambiguous},     {RowNumber(11), Kind::OrphanReceipt},
            {RowNumber(12), Kind::TimeBackwards}, {RowNumber(13), Kind::NotUtf8},
            {RowNumber(14), Kind::DuplicateKeys}, {RowNumber(15), Kind::DuplicateKeys}};
}

// Writes events into a new SQLite file; false when that cannot be done.
[[nodiscard]] inline bool writeStore(const QString& path, const std::vector<StoredEvent>& events) {
    StoreLocation location;
    location.path = path;
    const auto statements = planSchema(location, false);
    if (!statements || !makeSchema(location, *statements)) {
        return false;
    }
    const auto writer = EventWriter::open(location);
    for (const StoredEvent& event : events) {
        if (!writer || !(*writer)->append(event)) {
            return false;
        }
    }
    return writer && (*writer)->commit().has_value();
}

} // namespace muscope
