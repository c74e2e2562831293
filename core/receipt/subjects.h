// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/json/comparer.h"
#include "core/json/parser.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace muscope {

// One text a receipt may be of.
struct Subject {
    const char* name = ""; // "payload", "result"
    std::string_view text;
    std::optional<json::NodeId> node; // of document() where the text is that value's spelling
};

// What the receipts of one event may be receipts of, in the order they are tried: the whole
// payload, then its result; of a string both its JSON text and what it says. Holds memory that is
// reused from event to event; views last until the next read().
class Subjects {
public:
    // Takes the event's payload: its raw bytes where the payload says it could not be represented.
    void read(const EventView& event);

    // False where the event has no payload at all.
    [[nodiscard]] bool hasPayload() const { return m_hasPayload; }
    [[nodiscard]] bool hasEmpty() const;

    [[nodiscard]] std::span<const Subject> stored() const {
        return std::span(m_stored).first(m_storedCount);
    }

    // The same subjects as the event's raw bytes spell them; none where there are no raw bytes, or
    // they are another JSON value than the payload. Parsed when first asked for.
    [[nodiscard]] std::span<const Subject> raw();

    // The payload as JSON; nullptr: it is none.
    [[nodiscard]] const json::Document* document() const { return m_document; }

private:
    using Texts = std::array<Subject, 4>;

    static std::size_t collect(const json::Document& document, std::string& payloadScratch,
                               std::string& resultScratch, Texts& texts);

    bool m_hasPayload = false;
    bool m_isRawRead = false;
    std::string_view m_text;
    std::optional<std::string_view> m_rawText;
    const json::Document* m_document = nullptr;
    Texts m_stored;
    Texts m_raw;
    std::size_t m_storedCount = 0;
    std::size_t m_rawCount = 0;
    json::Parser m_parser;
    json::Parser m_rawParser;
    json::Comparer m_comparer;
    std::array<std::string, 4> m_scratch;
};

} // namespace muscope
