// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sample_session.h"

#include "core/event/timestamp.h"

namespace muscope {

namespace {

// Adds events one after the other, 100 ms apart.
class SessionWriter {
public:
    void add(const char* type, const char* direction, const char* payload,
             const char* metadata = "{}", int shift = 0) {
        constexpr std::int64_t Noon = 1'795'176'000'000'000; // 2026-11-20 12:00 UTC
        constexpr std::int64_t Apart = 100'000;              // microseconds
        const auto number = static_cast<std::int64_t>(m_events.size());
        StoredEvent event;
        event.sessionId = SessionId("sample");
        event.eventId = EventId("sample-" + QByteArray::number(static_cast<int>(number + 1)));
        event.type = type;
        event.createdAt = QByteArray::fromStdString(
            Timestamp::fromMicroseconds(Noon + (number + shift) * Apart).toText());
        event.payload = payload;
        event.metadata = metadata;
        if (direction != nullptr) {
            event.direction = direction;
        }
        m_events.push_back(event);
    }

    [[nodiscard]] std::vector<StoredEvent> take() { return std::move(m_events); }

private:
    std::vector<StoredEvent> m_events;
};

} // namespace

std::vector<StoredEvent> sampleSession() {
    SessionWriter session;
    session.add("tool_call", "c2s",
                R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search",)"
                R"("arguments":{"q":"reef"},"_meta":{"progressToken":"p1"}}})");
    session.add("notification", "s2c",
                R"({"jsonrpc":"2.0","method":"notifications/progress","params":)"
                R"({"progressToken":"p1","progress":1,"total":2,"message":"half way"}})");
    session.add("notification", "s2c",
                R"({"jsonrpc":"2.0","method":"notifications/progress","params":)"
                R"({"progressToken":"another","progress":9}})");
    session.add("notification", "s2c",
                R"({"jsonrpc":"2.0","method":"notifications/progress","params":)"
                R"({"progressToken":"p1","progress":2,"total":2}})");
    session.add(
        "response", "s2c",
        R"({"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"text","text":"found"}]}})");
    session.add("tool_call", "c2s",
                R"({"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"plan_route"}})");
    session.add("notification", "c2s",
                R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":)"
                R"({"requestId":2,"reason":"no longer needed"}})");
    session.add("tool_call", "c2s",
                R"({"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"never_back"}})");
    session.add("request", "c2s", R"({"jsonrpc":"2.0","id":4,"method":"resources/read"})");
    session.add("error", "s2c",
                R"({"jsonrpc":"2.0","id":4,"error":{"code":-32602,"message":"which?"}})");
    session.add("response", "s2c", R"({"jsonrpc":"2.0","id":99,"result":{}})");
    session.add("sensor_data", nullptr, R"({"sonar":[1.5,2.5]})", "{}", -3);
    session.add("tool_call", nullptr,
                R"({"tool":"greet","args":{"name":"Ada"},"result":"Hello, Ada!"})",
                R"({"mu":"## Receipt\nPayload: !adA ,olleH"})");
    session.add("tool_call", nullptr,
                R"({"tool":"greet","args":{"name":"Bob"},"result":"Hello, Bob!"})",
                R"({"mu":"## Receipt\nPayload: !evE ,olleH"})");
    return session.take();
}

} // namespace muscope
