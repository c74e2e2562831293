// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/json/comparer.h"
#include "core/json/parser.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace muscope {

// One text a receipt may be of.
struct Subject {
    const char* name = ""; // "payload", "result", "params", "text"
    std::string_view text;
    std::optional<json::NodeId> node = {}; // of document() where the text is that value's spelling
    std::uint8_t setAside = 0;             // of it, to read it so; see SetAside
};

// Whether a text says nothing, so that nothing can be held against it.
[[nodiscard]] bool isBlankText(std::string_view text);

// What the receipts of one event may be receipts of, in the order they are tried: the whole
// payload, then its result (of a message, the result inside of that too), then its params; of a
// string both its JSON text and what it says. Holds memory that is reused from event to event;
// views last until the next begin().
class Subjects {
public:
    // Takes the event, and reads nothing of it yet.
    void begin(const EventView& event);

    // Takes a text from a file instead: a JSON payload where it is one, otherwise a plain text, of
    // which a byte order mark, carriage returns and the final line end may be set aside. It must
    // outlive the subjects' use.
    void beginText(std::string_view text);

    // There is nothing to compare with, not even an event.
    void beginNone();
    [[nodiscard]] bool isNone() const { return m_isNone; }

    // The whole payload as it is stored, for a comparison that needs no parsing; nullopt where the
    // event has none, or may say that its raw bytes are the payload.
    [[nodiscard]] std::optional<std::string_view> plainPayload() const;

    // Reads the payload: its raw bytes where it says it could not be represented. What follows is
    // asked after it.
    void prepare();

    [[nodiscard]] bool hasEmpty() const;
    // Whether none says anything: nothing that a receipt could be held against.
    [[nodiscard]] bool areBlank() const;

    [[nodiscard]] std::span<const Subject> stored() const {
        return std::span(m_stored).first(m_storedCount);
    }

    // The same subjects as the event's raw bytes spell them; none where there are no raw bytes, or
    // they are another JSON value than the payload. Parsed when first asked for.
    [[nodiscard]] std::span<const Subject> raw();

    // The payload as JSON; nullptr: it is none.
    [[nodiscard]] const json::Document* document() const { return m_document; }

private:
    static constexpr std::size_t MostTexts = 10;
    using Texts = std::array<Subject, MostTexts>;
    using Scratch = std::array<std::string, MostTexts>;

    static std::size_t collect(const json::Document& document, Scratch& scratch, Texts& texts);
    void addPlainText();

    std::optional<std::string_view> m_payload;
    std::optional<std::string_view> m_rawText;
    std::string_view m_text; // what the subjects are read from
    bool m_isNone = false;
    bool m_isText = false; // of a file, not a payload
    bool m_isPrepared = false;
    bool m_isRawRead = false;
    const json::Document* m_document = nullptr;
    Texts m_stored;
    Texts m_raw;
    std::size_t m_storedCount = 0;
    std::size_t m_rawCount = 0;
    json::Parser m_parser;
    json::Parser m_rawParser;
    json::Comparer m_comparer;
    Scratch m_scratch;
    Scratch m_rawScratch;
};

} // namespace muscope
