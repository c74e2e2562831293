// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/subjects.h"

#include <algorithm>

namespace muscope {

namespace {

bool isUnrepresentable(const json::Document& document) {
    return document.type(json::Root) == json::Type::Object &&
           document.childCount(json::Root) == 1 &&
           document.find(json::Root, "unrepresentable").has_value();
}

} // namespace

std::size_t Subjects::collect(const json::Document& document, std::string& payloadScratch,
                              std::string& resultScratch, Texts& texts) {
    std::size_t count = 0;
    const auto add = [&](const char* name, json::NodeId node, std::string& scratch) {
        texts[count] = {name, document.spelling(node), node};
        ++count;
        if (document.type(node) == json::Type::String) {
            texts[count] = {name, document.decodedString(node, scratch), std::nullopt};
            ++count;
        }
    };
    add("payload", json::Root, payloadScratch);
    if (const auto result = document.find(json::Root, "result")) {
        add("result", *result, resultScratch);
    }
    return count;
}

void Subjects::begin(const EventView& event) {
    m_payload = event.payload;
    m_rawText = event.raw;
    m_isPrepared = false;
    m_isRawRead = false;
    m_document = nullptr;
    m_storedCount = 0;
    m_rawCount = 0;
}

std::optional<std::string_view> Subjects::plainPayload() const {
    // An object of that one member has it in front, whatever its spacing.
    constexpr std::size_t Front = 64;
    const bool mayBeUnrepresentable =
        m_payload && m_rawText &&
        m_payload->substr(0, Front).find("unrepresentable") != std::string_view::npos;
    return mayBeUnrepresentable ? std::nullopt : m_payload;
}

void Subjects::prepare() {
    if (m_isPrepared || !m_payload) {
        return;
    }
    m_isPrepared = true;
    m_text = *m_payload;
    auto parsed = m_parser.parse(m_text);
    if (parsed && m_rawText && isUnrepresentable(**parsed)) {
        m_text = *m_rawText;
        m_isRawRead = true;
        parsed = m_parser.parse(m_text);
    }
    if (!parsed) {
        m_isRawRead = true; // raw bytes can be no other spelling of what is no JSON
        m_stored[0] = {"payload", m_text, std::nullopt};
        m_storedCount = 1;
        return;
    }
    m_document = *parsed;
    m_storedCount = collect(*m_document, m_scratch[0], m_scratch[1], m_stored);
}

bool Subjects::hasEmpty() const {
    const auto texts = stored();
    return std::any_of(texts.begin(), texts.end(),
                       [](const Subject& subject) { return subject.text.empty(); });
}

std::span<const Subject> Subjects::raw() {
    if (!m_isRawRead) {
        m_isRawRead = true;
        if (m_rawText && m_document != nullptr && *m_rawText != m_text) {
            const auto parsed = m_rawParser.parse(*m_rawText);
            if (parsed &&
                m_comparer.compare(*m_document, json::Root, **parsed, json::Root).isEqual()) {
                m_rawCount = collect(**parsed, m_scratch[2], m_scratch[3], m_raw);
            }
        }
    }
    return std::span(m_raw).first(m_rawCount);
}

} // namespace muscope
