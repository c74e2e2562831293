// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/subjects.h"

#include "core/receipt/receipt_text.h"

#include <algorithm>

namespace muscope {

namespace {

bool isUnrepresentable(const json::Document& document) {
    return document.type(json::Root) == json::Type::Object &&
           document.childCount(json::Root) == 1 &&
           document.find(json::Root, "unrepresentable").has_value();
}

} // namespace

bool isBlankText(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::size_t Subjects::collect(const json::Document& document, Scratch& scratch, Texts& texts) {
    std::size_t count = 0;
    const auto add = [&](const char* name, std::optional<json::NodeId> node) {
        if (!node) {
            return;
        }
        texts[count] = {name, document.spelling(*node), *node};
        ++count;
        if (document.type(*node) == json::Type::String) {
            texts[count] = {name, document.decodedString(*node, scratch[count])};
            ++count;
        }
    };
    add("payload", json::Root);
    const auto result = document.find(json::Root, "result");
    add("result", result);
    if (result) {
        add("result", document.find(*result, "result"));
        if (const auto structured = document.find(*result, "structuredContent")) {
            add("result", document.find(*structured, "result"));
        }
    }
    add("params", document.find(json::Root, "params"));
    return count;
}

void Subjects::begin(const EventView& event) {
    m_isNone = false;
    m_isText = false;
    m_payload = event.payload;
    m_rawText = event.raw;
    m_isPrepared = false;
    m_isRawRead = false;
    m_document = nullptr;
    m_storedCount = 0;
    m_rawCount = 0;
}

void Subjects::beginText(std::string_view text) {
    begin(EventView());
    m_isText = true;
    m_payload = text;
}

void Subjects::beginNone() {
    begin(EventView());
    m_isNone = true;
}

std::optional<std::string_view> Subjects::plainPayload() const {
    if (m_isText) {
        return std::nullopt;
    }
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
    if (!parsed && m_isText) {
        addPlainText();
        return;
    }
    if (!parsed) {
        m_isRawRead = true; // raw bytes can be no other spelling of what is no JSON
        m_stored[0] = {"payload", m_text, std::nullopt};
        m_storedCount = 1;
        return;
    }
    m_document = *parsed;
    m_storedCount = collect(*m_document, m_scratch, m_stored);
    if (m_isText && m_stored[0].text.size() != m_text.size()) {
        m_stored[m_storedCount] = {"payload", m_text}; // with the blanks around it
        ++m_storedCount;
    }
}

// A text as it is, then with what may be set aside.
void Subjects::addPlainText() {
    constexpr std::string_view Mark = "\xef\xbb\xbf";
    m_isRawRead = true;
    m_stored[0] = {"text", m_text};
    m_storedCount = 1;
    Subject plain = m_stored[0];
    if (plain.text.starts_with(Mark)) {
        plain.text.remove_prefix(Mark.size());
        plain.setAside |= ByteOrderMark;
    }
    if (plain.text.find("\r\n") != std::string_view::npos) {
        appendWithoutCarriageReturns(plain.text, m_scratch[0]);
        plain.text = m_scratch[0];
        plain.setAside |= CarriageReturns;
    }
    for (const bool isEndKept : {true, false}) {
        if (!isEndKept && plain.text.ends_with('\n')) {
            plain.text.remove_suffix(1);
            plain.setAside |= FinalLineEnd;
        }
        if (plain.setAside != m_stored[m_storedCount - 1].setAside) {
            m_stored[m_storedCount] = plain;
            ++m_storedCount;
        }
    }
}

bool Subjects::hasEmpty() const {
    const auto texts = stored();
    return std::any_of(texts.begin(), texts.end(),
                       [](const Subject& subject) { return subject.text.empty(); });
}

bool Subjects::areBlank() const {
    const auto texts = stored();
    return std::all_of(texts.begin(), texts.end(),
                       [](const Subject& subject) { return isBlankText(subject.text); });
}

std::span<const Subject> Subjects::raw() {
    if (!m_isRawRead) {
        m_isRawRead = true;
        if (m_rawText && m_document != nullptr && *m_rawText != m_text) {
            const auto parsed = m_rawParser.parse(*m_rawText);
            if (parsed &&
                m_comparer.compare(*m_document, json::Root, **parsed, json::Root).isEqual()) {
                m_rawCount = collect(**parsed, m_rawScratch, m_raw);
            }
        }
    }
    return std::span(m_raw).first(m_rawCount);
}

} // namespace muscope
