// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/hostile_events.h"

namespace muscope {

namespace {

using Column = std::optional<QByteArray>;

class EventList {
public:
    StoredEvent& add(const QByteArray& payload) {
        StoredEvent& event = m_events.emplace_back();
        event.sequence = Sequence(static_cast<std::int64_t>(m_events.size()));
        event.sessionId = SessionId("hostile");
        event.eventId = EventId("h" + QByteArray::number(static_cast<int>(m_events.size())));
        event.type = "tool_call";
        event.createdAt = "2026-11-20T12:00:01.250000Z";
        event.payload = payload;
        event.metadata = "{}";
        return event;
    }

    [[nodiscard]] std::vector<StoredEvent> take() { return std::move(m_events); }

private:
    std::vector<StoredEvent> m_events;
};

void addMild(EventList& events) {
    events.add(R"({"tool":"greet","result":"Hello, Ada!"})").metadata =
        R"({"mu":"## Receipt\nPayload: !adA ,olleH"})";
    events.add(R"({"tool":"greet","result":"Hello, Bob!"})").metadata =
        R"({"mu":"## Receipt\nPayload: !evE ,olleH"})";
    events.add(R"({"n":[1.0,1e2,-0,12345678901234567890123.10,1e-7],"a":1,"bb":2})");
    events.add(R"({"twice":1,"twice":{"deep":[]},"":null})");
    events.add("{\n  \"pretty\": [ 1,\r\n\t2 ]\n}\n").metadata = " { } ";
    events.add("{\"bidi\":\"\xE2\x80\xAE\xE2\x81\xA6\",\"esc\":\"\\u001b[31m\",\"html\":\"</style>"
               "<script>\",\"sep\":\"\xE2\x80\xA8\",\"smile\":\"\\ud83d\\ude00\xF0\x9F\x98\x80\"}");
    events.add(R"json("=HYPERLINK(\"http://x\")")json").type = "=1+1";
    events.add("null").metadata.reset();
    events.add("[]").createdAt.reset();
    StoredEvent& streamed = events.add(R"({"jsonrpc":"2.0","method":"a"})");
    streamed.direction = "s2c";
    streamed.streamId = "post \"1\"\t\\";
    streamed.raw = R"({"jsonrpc" : "2.0", "method" : "\u0061"})";
    events.add("7").raw = QByteArray("\0\xff not JSON\r\n", 13);
    events.add("1").eventId = EventId("x'); DROP TABLE mcp_events; -- \"\\");
}

void addWild(EventList& events) {
    events.add(R"({"nul":"a\u0000b"})").raw = R"({"nul":"a\u0000b"})";
    events.add(R"({"half":"\ud83d","other":"\ude00"})");
    events.add(R"({"big":1e400,"small":1e-400,"long":1)" + QByteArray(400, '0') + "}");
    events.add(R"({"unrepresentable": "why"})").raw = R"({"jsonrpc":"2.0","x":"\u0000"})";
    events.add(" [ ] ").raw = " [ ] ";
    events.add("{not json").metadata = "neither";
    events.add(QByteArray("\"\xff\xfe\"")).metadata = QByteArray("{\"a\":\"\x80\"}");
    events.add(QByteArray("a\0b", 3));
    events.add("").metadata = "";
    events.add("2").metadata = "null";
    events.add("{}").payload.reset();
    for (const char* const time :
         {"2026-11-20 12:00:01.25+00", "2026-11-20 14:00:01.1234567+02", "1795176000.5",
          "yesterday", "infinity", "0044-03-15 00:00:00 BC", "2026-11-20 12:00:01", ""}) {
        events.add("3").createdAt = time;
    }
    StoredEvent& odd = events.add("4");
    odd.eventId = EventId(QByteArray("\xff\0id", 4));
    odd.type = QByteArray("t\xfe");
    odd.streamId = "";
    odd.direction = "C2S";
    odd.raw = "";
    events.add("5").metadata = R"({"direction":"c2s"})";
}

} // namespace

std::vector<StoredEvent> mildEvents() {
    EventList events;
    addMild(events);
    return events.take();
}

std::vector<StoredEvent> hostileEvents(int longString) {
    EventList events;
    addMild(events);
    addWild(events);
    events.add("{\"long\":\"" + QByteArray(longString, 'x') + "\\u0000\"}").raw = "[1]";
    return events.take();
}

} // namespace muscope
