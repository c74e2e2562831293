// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/receipt_text.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::string_view Header = "## Receipt";
constexpr std::string_view Mark = "\xef\xbb\xbf";
constexpr std::string_view Payload = "Payload:";

// The line at the front without its line end, and what follows it; nullopt: the text ends there.
struct Line {
    std::string_view text;
    std::optional<std::string_view> rest;
};

Line firstLine(std::string_view text) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) {
        return {text, std::nullopt};
    }
    return {text.substr(0, end), text.substr(end + 1)};
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view Blanks = " \t\r";
    const std::size_t begin = std::min(text.find_first_not_of(Blanks), text.size());
    text.remove_prefix(begin);
    return text.substr(0, text.find_last_not_of(Blanks) + 1);
}

bool isHeader(std::string_view line) {
    return line.starts_with(Header) && trimmed(line) == Header;
}

// One "Name: value" line of the layout; false where the line is none.
bool readLabel(std::string_view line, ReceiptLabels& labels) {
    const auto read = [line](std::string_view name, std::optional<std::string_view>& value) {
        if (!line.starts_with(name)) {
            return false;
        }
        value = trimmed(line.substr(name.size()));
        return true;
    };
    return read("Event:", labels.eventType) || read("Event_ID:", labels.eventId) ||
           read("Session_ID:", labels.sessionId);
}

// What stands below the header line, read as labels; nullopt where it is not in label form.
struct Labelled {
    ReceiptLabels labels;
    std::optional<std::string_view> payload; // behind "Payload:" and one blank
    std::string_view lines;
};

std::optional<Labelled> readLabels(std::string_view below) {
    Labelled labelled;
    std::optional<std::string_view> rest = below;
    while (rest && trimmed(firstLine(*rest).text).empty() && firstLine(*rest).rest) {
        rest = firstLine(*rest).rest;
    }
    const char* const begin = rest->data();
    while (rest) {
        if (rest->starts_with(Payload)) {
            labelled.lines =
                std::string_view(begin, static_cast<std::size_t>(rest->data() - begin));
            std::string_view payload = rest->substr(Payload.size());
            if (payload.starts_with(' ')) {
                payload.remove_prefix(1);
            }
            labelled.payload = payload;
            return labelled;
        }
        const Line line = firstLine(*rest);
        if (!readLabel(line.text, labelled.labels)) {
            // Nothing but labels to the end: a layout whose payload is missing.
            const bool isEnd = trimmed(line.text).empty() && !line.rest;
            return isEnd && rest->data() != begin ? std::optional(labelled) : std::nullopt;
        }
        rest = line.rest;
    }
    return labelled;
}

// Adds the body as it is, and with carriage returns and the final line end set aside.
void addBody(std::string_view body, std::uint8_t setAside, std::string& scratch,
             ReceiptText& text) {
    text.add({body, setAside, false});
    if (body.find("\r\n") != std::string_view::npos) {
        scratch.clear();
        for (std::size_t index = 0; index != body.size(); ++index) {
            if (body[index] != '\r' || index + 1 == body.size() || body[index + 1] != '\n') {
                scratch.push_back(body[index]);
            }
        }
        body = scratch;
        setAside |= CarriageReturns;
    }
    if (body.ends_with('\n')) {
        body.remove_suffix(1);
        setAside |= FinalLineEnd;
    }
    text.add({body, setAside, false});
}

} // namespace

void ReceiptText::add(const Reading& reading) {
    const auto known = readings();
    const bool isKnown = std::any_of(known.begin(), known.end(), [&](const Reading& other) {
        return other.body.data() == reading.body.data() &&
               other.body.size() == reading.body.size() && other.isPlain == reading.isPlain;
    });
    if (!isKnown && m_count != m_readings.size()) {
        m_readings[m_count] = reading;
        ++m_count;
    }
}

ReceiptText readReceipt(std::string_view text, std::string& scratch) {
    ReceiptText receipt;
    std::string_view inner = text;
    std::uint8_t setAside = NothingSetAside;
    if (inner.starts_with(Mark)) {
        inner.remove_prefix(Mark.size());
        setAside |= ByteOrderMark;
    }
    Line line = firstLine(inner);
    if (inner.starts_with("//") && line.rest && !trimmed(*line.rest).empty()) {
        const bool isBeforeHeader = isHeader(firstLine(*line.rest).text);
        if (!isBeforeHeader) { // the slashes may belong to the reversed text: "//:ptth"
            receipt.add({text, NothingSetAside, false});
            receipt.add({inner, setAside, false});
        }
        inner = *line.rest;
        setAside |= CommentLine;
        line = firstLine(inner);
    }
    if (!isHeader(line.text)) {
        receipt.add({text, NothingSetAside, false});
        addBody(inner, setAside, scratch, receipt);
        return receipt;
    }
    receipt.hasHeader = true;
    receipt.add({text, NothingSetAside, true});
    const std::string_view below = line.rest.value_or(std::string_view());
    if (const auto labelled = readLabels(below)) {
        receipt.labels = labelled->labels;
        receipt.labelLines = labelled->lines;
        receipt.add({below, setAside, true});
        if (!labelled->payload) {
            if (!below.empty()) {
                receipt.malformed = "it has labels and no Payload";
            }
            receipt.add({std::string_view(), setAside, false});
            return receipt;
        }
        addBody(*labelled->payload, setAside, scratch, receipt);
        return receipt;
    }
    addBody(below, setAside, scratch, receipt);
    return receipt;
}

} // namespace muscope
