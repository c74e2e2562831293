// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/live_event_encoder.h"

#include "core/base/utf8_text.h"
#include "core/json/string_value.h"
#include "core/live/credential_mask.h"

#include <algorithm>

namespace muscope {

namespace {

using json::Document;
using json::NodeId;
using json::Type;

QByteArray unrepresentable(std::string_view why) {
    std::string text = "{\"unrepresentable\": ";
    json::appendQuoted(why, text);
    text += '}';
    return toBytes(text);
}

// "1234567 bytes of no JSON" in words: which byte, and what is amiss there.
std::string describe(const json::ParseError& error) {
    return std::string("no JSON: ") + error.message + " at byte " + std::to_string(error.offset);
}

// Writes the members of one JSON object.
class ObjectWriter {
public:
    void addJson(std::string_view key, std::string_view json) {
        m_text += m_text.size() > 1 ? ", " : "";
        json::appendQuoted(key, m_text);
        m_text.append(": ").append(json);
    }

    // Under the key with "_base64" behind it where the text is no UTF-8 or holds U+0000.
    void addText(std::string_view key, std::string_view text) {
        std::string quoted;
        if (json::firstInvalidUtf8(text) || text.find('\0') != std::string_view::npos) {
            json::appendQuoted(toBytes(text).toBase64().toStdString(), quoted);
            addJson(std::string(key) + "_base64", quoted);
        } else {
            json::appendQuoted(text, quoted);
            addJson(key, quoted);
        }
    }

    [[nodiscard]] QByteArray take() { return toBytes(m_text += '}'); }

private:
    std::string m_text = "{";
};

std::string quotedList(const std::vector<std::string>& texts) {
    std::string list = "[";
    for (const std::string& text : texts) {
        list += list.size() > 1 ? ", " : "";
        json::appendQuoted(text, list);
    }
    return list + ']';
}

bool isMethod(const Document& message, std::string_view method) {
    const auto node = message.find(json::Root, "method");
    return node && message.type(*node) == Type::String && message.decodedString(*node) == method;
}

} // namespace

RecordedEvent LiveEventEncoder::encode(LiveEvent&& live, EventId id) {
    RecordedEvent recorded;
    recorded.wantsReceipt = m_withReceipts;
    StoredEvent& event = recorded.event;
    event.sessionId = SessionId(toBytes(live.session));
    event.eventId = std::move(id);
    event.createdAt = QByteArray::fromStdString(live.seen.toText());
    if (live.direction != Direction::Unknown) {
        event.direction = toBytes(wordFor(live.direction));
    }
    if (!live.stream.empty()) {
        event.streamId = toBytes(live.stream);
    }
    Notes notes;
    notes.isOwnWord = isOwnWord(live);
    if (!live.facts.empty()) {
        notes.facts = maskedFacts(live.facts, notes.masked);
        for (std::string& pointer : notes.masked) {
            pointer.insert(0, notes.isOwnWord ? "" : "/facts");
        }
    }
    if (notes.isOwnWord) {
        takeWords(live, recorded, notes);
    } else {
        takeBody(live, recorded, notes);
    }
    event.metadata = metadataOf(live, notes);
    return recorded;
}

// Whether the event is of muscope's own words; bytes beside them are an exchange, not a message.
bool LiveEventEncoder::isOwnWord(const LiveEvent& live) {
    switch (live.kind) {
    case LiveEventKind::Connection:
    case LiveEventKind::Gap:
        return true;
    case LiveEventKind::Probe:
        return !isMessage(live.bytes);
    case LiveEventKind::Duplicate:
    case LiveEventKind::Malformed:
        return live.bytes.empty();
    case LiveEventKind::Message:
        break;
    }
    return false;
}

bool LiveEventEncoder::isMessage(std::string_view bytes) {
    const auto document = m_parser.parse(bytes);
    return document && (*document)->type(json::Root) == Type::Object &&
           (*document)->find(json::Root, "jsonrpc");
}

void LiveEventEncoder::takeBody(LiveEvent& live, RecordedEvent& recorded, Notes& notes) {
    std::string text = std::move(live.bytes);
    if (live.sseType == "endpoint") { // a URL that may hold the session's token
        if (std::string safe = withoutSecrets(text); safe != text) {
            text = std::move(safe);
            notes.masked.emplace_back("raw");
        }
    }
    maskKeys(text, notes);
    const auto document = m_parser.parse(text);
    recorded.event.type = typeOf(live, document ? *document : nullptr);
    recorded.event.raw = toBytes(text);
    if (!document) {
        recorded.event.payload = unrepresentable(describe(document.error()));
        recorded.needsRaw = true;
        return;
    }
    const json::JsonbVerdict verdict = m_judge.judge(**document);
    recorded.needsRaw = !verdict.refusal.empty() || verdict.changesValue;
    recorded.event.payload =
        verdict.refusal.empty() ? recorded.event.raw : unrepresentable(verdict.refusal);
}

void LiveEventEncoder::takeWords(LiveEvent& live, RecordedEvent& recorded, Notes& notes) {
    recorded.event.type = typeOf(live, nullptr);
    if (notes.facts.empty()) {
        notes.facts = "{}";
    }
    recorded.event.payload =
        isStorable(notes.facts) ? toBytes(notes.facts) : unrepresentable("its facts are no JSONB");
    if (live.bytes.empty()) {
        return;
    }
    std::string exchange = withoutSecrets(live.bytes);
    if (exchange != live.bytes) {
        notes.masked.emplace_back("raw");
    }
    maskKeys(exchange, notes);
    recorded.event.raw = toBytes(exchange);
    recorded.needsRaw = true;
}

void LiveEventEncoder::maskKeys(std::string& text, Notes& notes) {
    if (m_keyMask.isEmpty()) {
        return;
    }
    const std::size_t before = notes.masked.size();
    if (const auto document = m_parser.parse(text)) {
        std::string safe = m_keyMask.apply(**document, notes.masked);
        if (notes.masked.size() != before) {
            text = std::move(safe);
        }
    } else if (m_keyMask.isNamedIn(text)) {
        text = MaskText; // the keys' values cannot be told from the rest
        notes.masked.emplace_back("raw");
    }
}

const char* LiveEventEncoder::typeOf(const LiveEvent& live, const Document* message) {
    switch (live.kind) {
    case LiveEventKind::Connection:
        return "connection";
    case LiveEventKind::Probe:
        return "probe";
    case LiveEventKind::Gap:
        return "gap";
    case LiveEventKind::Duplicate:
        return "duplicate";
    case LiveEventKind::Malformed:
        return "malformed";
    case LiveEventKind::Message:
        break;
    }
    if (message == nullptr || message->type(json::Root) != Type::Object) {
        return "malformed";
    }
    const auto id = message->find(json::Root, "id");
    const std::string_view token = id ? message->spelling(*id) : std::string_view();
    if (message->find(json::Root, "method")) {
        if (!id || message->type(*id) == Type::Null) {
            return "notification";
        }
        m_prompts.requestSent(live.session, live.direction, token,
                              isMethod(*message, "prompts/get"));
        return isMethod(*message, "tools/call") ? "tool_call" : "request";
    }
    const bool isPrompt = id && m_prompts.takeAnswer(live.session, live.direction, token);
    if (message->find(json::Root, "error")) {
        return "error";
    }
    if (!message->find(json::Root, "result")) {
        return "malformed";
    }
    return isPrompt ? "prompt_response" : "response";
}

QByteArray LiveEventEncoder::metadataOf(const LiveEvent& live, const Notes& notes) {
    ObjectWriter metadata;
    if (!live.stream.empty()) {
        metadata.addText("stream", live.stream);
    }
    if (live.sseId) {
        metadata.addText("sse_id", *live.sseId);
    }
    if (!live.sseType.empty()) {
        metadata.addText("sse_type", live.sseType);
    }
    if (live.sseRetry) {
        metadata.addJson("retry_ms", std::to_string(live.sseRetry->count()));
    }
    if (live.batchIndex) {
        metadata.addJson("batch", "{\"index\": " + std::to_string(*live.batchIndex) +
                                      ", \"size\": " + std::to_string(live.batchSize) + '}');
    }
    if (!notes.isOwnWord && !notes.facts.empty()) {
        if (isStorable(notes.facts)) {
            metadata.addJson("facts", notes.facts);
        } else {
            metadata.addText("facts_text", notes.facts);
        }
    }
    if (!notes.masked.empty()) {
        metadata.addJson("masked", quotedList(notes.masked));
    }
    return metadata.take();
}

bool LiveEventEncoder::isStorable(std::string_view json) {
    const auto document = m_parser.parse(json);
    return document && m_judge.judge(**document).refusal.empty();
}

} // namespace muscope
