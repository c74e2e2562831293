// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/event_decoder.h"

#include "core/json/string_value.h"

#include <algorithm>
#include <array>
#include <limits>

namespace muscope {

namespace {

constexpr std::size_t MaxNameBytes = 120;
constexpr int MaxNamedKeys = 3;
constexpr std::string_view ProbeType = "probe"; // what a live connection asks for itself

// Of muscope's own words about a connection, and where these say what happened.
constexpr std::array<std::string_view, 4> OwnTypes{"connection", "gap", "duplicate", "malformed"};
constexpr std::array<std::string_view, 4> StateKeys{"state", "why", "reason", "unrepresentable"};

Direction directionFrom(std::string_view word) {
    if (word == "c2s") {
        return Direction::ClientToServer;
    }
    return word == "s2c" ? Direction::ServerToClient : Direction::Unknown;
}

bool isTrue(const json::Document& document, json::NodeId object, std::string_view key) {
    const auto member = document.find(object, key);
    return member && document.type(*member) == json::Type::True;
}

// Cuts at a character, not inside one.
std::string_view shortened(std::string_view name) {
    if (name.size() <= MaxNameBytes) {
        return name;
    }
    std::size_t end = MaxNameBytes;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return name.substr(0, end);
}

} // namespace

const DecodedEvent& EventDecoder::decode(const EventView& event) {
    m_event.time = Timestamp::parse(event.createdAt.value_or(std::string_view()));
    m_event.kind = MessageKind::Other;
    m_event.isError = event.type == "error";
    m_event.isJson = false;
    m_event.name.clear();
    m_event.requestId.clear();
    m_event.repeatedKey.reset();
    m_event.links.clear();
    m_event.direction = directionOf(event);
    const std::string_view payload = event.payload.value_or(std::string_view());
    m_event.size = static_cast<std::uint32_t>(
        std::min<std::size_t>(payload.size(), std::numeric_limits<std::uint32_t>::max()));
    if (const auto document = m_parser.parse(payload); document) {
        m_event.isJson = true;
        decodePayload(**document);
        if (std::ranges::find(OwnTypes, event.type) != OwnTypes.end()) {
            nameByState(**document);
        }
        m_event.repeatedKey = m_duplicates.keyIn(**document, MaxNameBytes);
    }
    if (event.type == ProbeType) {
        decodeProbe();
    }
    return m_event;
}

std::optional<InvalidText> EventDecoder::invalidTextOf(const EventView& event) {
    const std::array<std::pair<const char*, std::string_view>, 5> columns{
        {{"payload", event.payload.value_or(std::string_view())},
         {"metadata", event.metadata.value_or(std::string_view())},
         {"session id", event.sessionId},
         {"event id", event.eventId},
         {"event type", event.type}}};
    for (const auto& [column, text] : columns) {
        if (const auto offset = json::firstInvalidUtf8(text)) {
            return InvalidText{column, *offset};
        }
    }
    return std::nullopt;
}

RepeatedKey EventDecoder::repeatedKeyOf(std::string_view text) {
    const auto document = m_parser.parse(text);
    return document ? m_duplicates.keyIn(**document, MaxNameBytes) : std::nullopt;
}

void EventDecoder::decodePayload(const json::Document& payload) {
    if (payload.type(json::Root) != json::Type::Object) {
        return;
    }
    const std::string_view tool = stringMember(payload, json::Root, "tool");
    const bool hasMethod = payload.find(json::Root, "method").has_value();
    if (!tool.empty() && !hasMethod) {
        m_event.name = shortened(tool);
        m_event.kind = MessageKind::Call;
        m_event.isError = m_event.isError || payload.find(json::Root, "error").has_value();
    } else if (hasMethod || payload.find(json::Root, "jsonrpc")) {
        decodeMessage(payload);
    } else {
        nameByKeys(payload);
    }
}

void EventDecoder::decodeMessage(const json::Document& payload) {
    const auto id = payload.find(json::Root, "id");
    const bool hasId = id && payload.type(*id) != json::Type::Null;
    if (hasId) {
        m_event.requestId = payload.spelling(*id);
    }
    const auto error = payload.find(json::Root, "error");
    const auto result = payload.find(json::Root, "result");
    const std::string_view method = stringMember(payload, json::Root, "method");
    if (!method.empty()) {
        m_event.kind = hasId ? MessageKind::Request : MessageKind::Notification;
        m_event.name = shortened(method);
        readOperationLinks(payload, m_event.kind, m_event.name, m_event.links);
        const auto params = payload.find(json::Root, "params");
        if (params && (method == "tools/call" || method == "prompts/get")) {
            const std::string_view name = stringMember(payload, *params, "name");
            if (!name.empty()) {
                m_event.name = shortened(name);
            }
        }
    } else if (error || result) {
        m_event.kind = MessageKind::Response;
        m_event.isError =
            m_event.isError || error.has_value() || (result && isTrue(payload, *result, "isError"));
        readOperationLinks(payload, m_event.kind, {}, m_event.links);
    }
}

// A question that a server need not understand, and whose refusal is as good an answer as any: no
// operation, and no error.
void EventDecoder::decodeProbe() {
    m_event.kind = MessageKind::Other;
    m_event.isError = false;
    m_event.requestId.clear();
    m_event.links.clear();
}

void EventDecoder::nameByKeys(const json::Document& payload) {
    int count = 0;
    for (auto child = payload.firstChild(json::Root); child; child = payload.nextSibling(*child)) {
        if (count == MaxNamedKeys) {
            m_event.name += ", …";
            return;
        }
        m_event.name += count++ == 0 ? "" : ", ";
        m_event.name += shortened(payload.decodedKey(*child, m_scratch));
    }
}

// A duplicate of a message, say, keeps the name of that.
void EventDecoder::nameByState(const json::Document& payload) {
    if (m_event.kind != MessageKind::Other) {
        return;
    }
    for (const std::string_view key : StateKeys) {
        if (const std::string_view state = stringMember(payload, json::Root, key); !state.empty()) {
            m_event.name = shortened(state);
            return;
        }
    }
}

Direction EventDecoder::directionOf(const EventView& event) {
    if (event.direction) {
        return directionFrom(*event.direction);
    }
    // Most metadata says nothing of a direction: not worth a parse.
    if (!event.metadata || event.metadata->find("\"direction\"") == std::string_view::npos) {
        return Direction::Unknown;
    }
    const auto document = m_parser.parse(*event.metadata);
    return document ? directionFrom(stringMember(**document, json::Root, "direction"))
                    : Direction::Unknown;
}

std::string_view EventDecoder::stringMember(const json::Document& document, json::NodeId object,
                                            std::string_view key) {
    const auto member = document.find(object, key);
    return member && document.type(*member) == json::Type::String
               ? document.decodedString(*member, m_scratch)
               : std::string_view();
}

} // namespace muscope
