// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace muscope {

// What a label of a receipt says it is a receipt of. Views into the receipt's text.
struct ReceiptLabels {
    std::optional<std::string_view> eventType; // Event:
    std::optional<std::string_view> eventId;   // Event_ID:
    std::optional<std::string_view> sessionId; // Session_ID:
};

// What was set aside to read a text; bits.
enum SetAside : std::uint8_t {
    NothingSetAside = 0,
    ByteOrderMark = 1,
    CarriageReturns = 2,
    CommentLine = 4,
    FinalLineEnd = 8,
    OuterFence = 16,
    Indentation = 32,
};

// One way to read a text: the reversed text it holds.
struct Reading {
    std::string_view body;
    std::uint8_t setAside = NothingSetAside;
    bool isPlain = false; // the layout is taken for part of the reversed text; labels do not count
};

// A receipt taken apart: bare reversed text, or a "## Receipt" line with the reversed text below
// it, alone or after labels of which Payload is the last. White space is kept; what is set aside is
// told. The readings are in the order to try them: as little set aside as possible first. Views are
// into the text or into the scratch given.
struct ReceiptText {
    ReceiptLabels labels;
    std::string_view labelLines;     // as written, for a person
    const char* malformed = nullptr; // why it is no receipt
    bool hasHeader = false;

    [[nodiscard]] std::span<const Reading> readings() const {
        return std::span(m_readings).first(m_count);
    }
    // What the receipt most likely means: the reading with everything set aside that may be.
    [[nodiscard]] const Reading& meant() const { return m_readings[m_count - 1]; }

    void add(const Reading& reading);

private:
    std::array<Reading, 8> m_readings;
    std::size_t m_count = 0;
};

// Appends the text with its line ends CR LF as LF; other carriage returns stay.
void appendWithoutCarriageReturns(std::string_view text, std::string& into);

[[nodiscard]] ReceiptText readReceipt(std::string_view text, std::string& scratch);

} // namespace muscope
