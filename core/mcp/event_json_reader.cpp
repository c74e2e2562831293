// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/event_json_reader.h"

#include "core/base/utf8_text.h"

#include <algorithm>
#include <array>

namespace muscope {

namespace {

using json::Document;
using json::NodeId;
using json::Type;

enum class Member : unsigned char {
    Session,
    Event,
    EventType,
    Time,
    Direction,
    Payload,
    PayloadBytes,
    Metadata,
    MetadataBytes,
    Stream,
    Stored,
    Ignored,
};
constexpr std::size_t MemberCount = 12;

struct MemberName {
    std::string_view snake;
    std::string_view camel;
    Member member;
};

constexpr std::array Names{
    MemberName{"session_id", "sessionId", Member::Session},
    MemberName{"event_id", "eventId", Member::Event},
    MemberName{"event_type", "eventType", Member::EventType},
    MemberName{"created_at", "createdAt", Member::Time},
    MemberName{"direction", "direction", Member::Direction},
    MemberName{"payload", "payload", Member::Payload},
    MemberName{"raw_base64", "rawBase64", Member::PayloadBytes},
    MemberName{"metadata", "metadata", Member::Metadata},
    MemberName{"metadata_base64", "metadataBase64", Member::MetadataBytes},
    MemberName{"stream_id", "streamId", Member::Stream},
    MemberName{"stored", "stored", Member::Stored},
    MemberName{"sequence", "id", Member::Ignored}, // the store gives its own
};

// The members of one line, and their columns.
class LineReading {
public:
    explicit LineReading(const Document& document)
        : m_document(document) {}

    tl::expected<LineEvent, LineFault> read() {
        if (!findMembers() || !takeTexts() || !takeJson() || !takeStored()) {
            return tl::unexpected(m_fault);
        }
        return std::move(m_line);
    }

private:
    bool fail(const char* reason, std::string_view detail = {}) {
        m_fault = {reason, std::string(detail), false};
        return false;
    }

    [[nodiscard]] std::optional<NodeId> node(Member member) const {
        return m_nodes[static_cast<std::size_t>(member)];
    }

    bool findMembers() {
        for (auto child = m_document.firstChild(json::Root); child;
             child = m_document.nextSibling(*child)) {
            const std::string key = m_document.decodedKey(*child);
            const auto* const name = std::ranges::find_if(Names, [&key](const MemberName& each) {
                return key == each.snake || key == each.camel;
            });
            if (name == Names.end()) {
                m_line.unknownMember = m_line.unknownMember.empty() ? key : m_line.unknownMember;
                continue;
            }
            auto& place = m_nodes[static_cast<std::size_t>(name->member)];
            if (place && name->member != Member::Ignored) {
                return fail("has a member twice", key);
            }
            place = child;
        }
        for (const Member wanted :
             {Member::Session, Member::Event, Member::EventType, Member::Payload}) {
            if (!node(wanted)) {
                return fail("lacks a member", Names[static_cast<std::size_t>(wanted)].snake);
            }
        }
        return true;
    }

    // A text, or a number as it is spelled; null where there is none.
    bool textOf(Member member, std::optional<QByteArray>& into) {
        const auto found = node(member);
        if (!found || m_document.type(*found) == Type::Null) {
            into = std::nullopt;
            return true;
        }
        switch (m_document.type(*found)) {
        case Type::String:
            into = toBytes(m_document.decodedString(*found, m_scratch));
            return true;
        case Type::Number:
            into = toBytes(m_document.spelling(*found));
            return true;
        default:
            return fail("has a member that is no text",
                        Names[static_cast<std::size_t>(member)].snake);
        }
    }

    bool wantedTextOf(Member member, std::optional<QByteArray>& into) {
        return textOf(member, into) &&
               (into || fail("lacks a member", Names[static_cast<std::size_t>(member)].snake));
    }

    bool takeTexts() {
        StoredEvent& event = m_line.event;
        std::optional<QByteArray> session;
        std::optional<QByteArray> id;
        std::optional<QByteArray> type;
        if (!wantedTextOf(Member::Session, session) || !wantedTextOf(Member::Event, id) ||
            !wantedTextOf(Member::EventType, type)) {
            return false;
        }
        event.sessionId = SessionId(*session);
        event.eventId = EventId(*id);
        event.type = *type;
        return textOf(Member::Time, event.createdAt) &&
               textOf(Member::Direction, event.direction) && textOf(Member::Stream, event.streamId);
    }

    bool bytesOf(NodeId found, std::optional<QByteArray>& into) {
        const auto decoded =
            QByteArray::fromBase64Encoding(toBytes(m_document.decodedString(found, m_scratch)),
                                           QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded) {
            return fail("has bytes that are not in base64");
        }
        into = *decoded;
        return true;
    }

    // A JSON value, or the bytes of what is none.
    bool jsonOf(Member member, Member bytes, std::optional<QByteArray>& into) {
        if (const auto found = node(member); found && m_document.type(*found) != Type::Null) {
            into = toBytes(m_document.spelling(*found));
            return true;
        }
        const auto found = node(bytes);
        if (!found || m_document.type(*found) == Type::Null) {
            return true;
        }
        return m_document.type(*found) == Type::String ? bytesOf(*found, into)
                                                       : fail("has bytes that are not in base64");
    }

    bool takeJson() {
        StoredEvent& event = m_line.event;
        if (!jsonOf(Member::Payload, Member::PayloadBytes, event.payload) ||
            !jsonOf(Member::Metadata, Member::MetadataBytes, event.metadata)) {
            return false;
        }
        if (!event.payload) {
            event.payload = "null";
        }
        return true;
    }

    // A column in full: text, bytes, or NULL.
    bool columnOf(NodeId found, std::optional<QByteArray>& into) {
        switch (m_document.type(found)) {
        case Type::String:
            into = toBytes(m_document.decodedString(found, m_scratch));
            return true;
        case Type::Null:
            into = std::nullopt;
            return true;
        case Type::Object:
            if (const auto bytes = m_document.find(found, "base64");
                bytes && m_document.type(*bytes) == Type::String) {
                return bytesOf(*bytes, into);
            }
            break;
        default:
            break;
        }
        return fail("has a member that is no text", "stored");
    }

    bool takeStored() {
        const auto stored = node(Member::Stored);
        if (!stored) {
            return true;
        }
        if (m_document.type(*stored) != Type::Object) {
            return fail("has a member that is no object", "stored");
        }
        for (auto child = m_document.firstChild(*stored); child;
             child = m_document.nextSibling(*child)) {
            if (!takeColumn(m_document.decodedKey(*child), *child)) {
                return false;
            }
        }
        return true;
    }

    bool takeColumn(const std::string& name, NodeId found) {
        StoredEvent& event = m_line.event;
        if (name == "raw" && m_document.type(found) == Type::True) {
            const auto payload = node(Member::Payload);
            event.raw = toBytes(m_document.spelling(*payload));
            return true;
        }
        const std::array<std::pair<std::string_view, std::optional<QByteArray>*>, 6> columns{
            {{"created_at", &event.createdAt},
             {"payload", &event.payload},
             {"metadata", &event.metadata},
             {"direction", &event.direction},
             {"stream_id", &event.streamId},
             {"raw", &event.raw}}};
        const auto* const column =
            std::ranges::find_if(columns, [&name](const auto& each) { return each.first == name; });
        if (column != columns.end()) {
            return columnOf(found, *column->second);
        }
        std::optional<QByteArray> text;
        if (!columnOf(found, text)) {
            return false;
        }
        const QByteArray bytes = text.value_or(QByteArray());
        if (name == "session_id") {
            event.sessionId = SessionId(bytes);
        } else if (name == "event_id") {
            event.eventId = EventId(bytes);
        } else if (name == "event_type") {
            event.type = bytes;
        } else {
            m_line.unknownMember = "stored." + name;
        }
        return true;
    }

    const Document& m_document;
    std::array<std::optional<NodeId>, MemberCount> m_nodes;
    LineEvent m_line;
    LineFault m_fault;
    std::string m_scratch;
};

} // namespace

tl::expected<LineEvent, LineFault> EventJsonReader::read(std::string_view line) {
    const auto document = m_parser.parse(line);
    if (!document) {
        return tl::unexpected(LineFault{"is no JSON",
                                        "byte " + std::to_string(document.error().offset + 1) +
                                            ": " + document.error().message,
                                        false});
    }
    if ((*document)->childCount(json::Root) == 1 && (*document)->find(json::Root, "report")) {
        return tl::unexpected(LineFault{"is the head of a report", {}, true});
    }
    if ((*document)->type(json::Root) != Type::Object) {
        return tl::unexpected(LineFault{"is no JSON object", {}, false});
    }
    return LineReading(**document).read();
}

} // namespace muscope
