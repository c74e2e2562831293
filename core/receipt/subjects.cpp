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

void Subjects::read(const EventView& event) {
    m_hasPayload = event.payload.has_value();
    m_isRawRead = false;
    m_rawText = event.raw;
    m_document = nullptr;
    m_storedCount = 0;
    m_rawCount = 0;
    if (!m_hasPayload) {
        return;
    }
    m_text = *event.payload;
    auto parsed = m_parser.parse(m_text);
    if (parsed && event.raw && isUnrepresentable(**parsed)) {
        m_text = *event.raw;
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
        if (m_rawText && *m_rawText != m_text) {
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
