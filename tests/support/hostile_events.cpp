// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/hostile_events.h"

#include "core/json/string_value.h"

#include <algorithm>

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

QByteArray quoted(const char* text) {
    std::string json;
    json::appendQuoted(text, json);
    return QByteArray::fromStdString(json);
}

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
    events.add("{\"exact\":[0.10000000000000000000001,1E400,-1E-400],\"long\":1" +
               QByteArray(400, '0') + "}");
    events.add(R"({"crlf":"a\r\nb","bom":"\ufeff","c1":"\u009b31m","tag":"\udb40\udc01"})");
    events.add("2").createdAt = "2026-11-20 14:00:01.25+02";
    constexpr int Deep = 500;
    events.add(QByteArray(Deep, '[') + QByteArray(Deep, ']'));
}

// Texts that would be more than text, as what is printed bare: ids, types, streams. Every program
// that reads a report, a terminal too, takes one of them for its own.
void addMarkup(EventList& events) {
    for (const char* const text :
         {"<script>alert(1)</script>",
          "</style></script><img src=x onerror=alert(1)>",
          "]]>",
          "<!-- --><![CDATA[x]]>",
          "\xE2\x80\xAEgpj.exe\xE2\x81\xA6",
          "a\xE2\x80\x8B\xEF\xBB\xBF",
          "zero\xE2\x80\x8C\xE2\x80\x8Dwidth\xE2\x81\xA1\xE1\xA0\x8E tag\xF3\xA0\x80\x81",
          "\x1b[31mred\x1b]0;title\x07\x1b[2J",
          "\xC2\x9B"
          "31m\xC2\x90",
          "=cmd()|' /C calc'!A0",
          "+1+1",
          "-1+1",
          "@SUM(A1)",
          "\t=1",
          "\r=1",
          "a\r\nb",
          "\xEF\xBB\xBF"
          "bom",
          "\x7f\x08",
          "a,\"b\",;c",
          "| a | b |\n|---|---|",
          "[link](javascript:alert(1)) <http://example.com> www.example.com"}) {
        StoredEvent& event = events.add("{}");
        event.eventId = EventId(text);
        event.type = text;
        event.streamId = text;
        event.payload = "{\"jsonrpc\":\"2.0\",\"method\":" + quoted(text) + "}";
        event.metadata = "{\"note\":" + quoted(text) + "}";
    }
}

void addWild(EventList& events) {
    events.add(R"({"nul":"a\u0000b"})").raw = R"({"nul":"a\u0000b"})";
    events.add(R"({"half":"\ud83d","other":"\ude00"})");
    events.add(R"({"unrepresentable": "why"})").raw = R"({"jsonrpc":"2.0","x":"\u0000"})";
    events.add(" [ ] ").raw = " [ ] ";
    events.add("\xEF\xBB\xBF{\"bom\":true}");
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
    addMarkup(events);
    return events.take();
}

std::vector<StoredEvent> hostileEvents(int size) {
    EventList events;
    addMild(events);
    addMarkup(events);
    addWild(events);
    events.add("{\"long\":\"" + QByteArray(size, 'x') + "\\u0000\"}").raw = "[1]";
    const int depth = std::min(size, 100'000);
    events.add(QByteArray(depth, '[') + QByteArray(depth, ']'));
    events.add(QByteArray(depth, '['));
    return events.take();
}

} // namespace muscope
