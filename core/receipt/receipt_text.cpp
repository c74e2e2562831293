// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/receipt_text.h"

#include "core/receipt/rules/text_units.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

namespace muscope {

namespace {

constexpr std::string_view ReceiptHeader = "## Receipt";
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
    return line.starts_with(ReceiptHeader) && trimmed(line) == ReceiptHeader;
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
        appendWithoutCarriageReturns(body, scratch);
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

void appendWithoutCarriageReturns(std::string_view text, std::string& into) {
    for (std::size_t index = 0; index != text.size(); ++index) {
        if (text[index] != '\r' || index + 1 == text.size() || text[index + 1] != '\n') {
            into.push_back(text[index]);
        }
    }
}

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

namespace {

// The layout of a text around which nothing is wrapped; before tells what was set aside already.
void readLayout(std::string_view text, std::uint8_t before, std::string& scratch,
                ReceiptText& receipt) {
    std::string_view inner = text;
    std::uint8_t setAside = before;
    if (inner.starts_with(Mark)) {
        inner.remove_prefix(Mark.size());
        setAside |= ByteOrderMark;
    }
    Line line = firstLine(inner);
    if (inner.starts_with("//") && line.rest && !trimmed(*line.rest).empty()) {
        const bool isBeforeHeader = isHeader(firstLine(*line.rest).text);
        if (!isBeforeHeader) { // the slashes may belong to the reversed text: "//:ptth"
            receipt.add({text, before, false});
            receipt.add({inner, setAside, false});
        }
        inner = *line.rest;
        setAside |= CommentLine;
        line = firstLine(inner);
    }
    if (!isHeader(line.text)) {
        receipt.add({text, before, false});
        addBody(inner, setAside, scratch, receipt);
        return;
    }
    receipt.hasHeader = true;
    receipt.add({text, before, true});
    if (line.text.ends_with('\r')) {
        setAside |= CarriageReturns;
    }
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
            return;
        }
        addBody(*labelled->payload, setAside, scratch, receipt);
        return;
    }
    addBody(below, setAside, scratch, receipt);
}

// The blanks before every line that is not blank; none where fewer than two lines have text, since
// those of a single line may well be part of it.
std::size_t commonIndent(const std::vector<std::string_view>& lines) {
    std::size_t common = std::string_view::npos;
    int count = 0;
    for (const std::string_view line : lines) {
        if (trimmed(line).empty()) {
            continue;
        }
        common = std::min(common, line.find_first_not_of(' '));
        ++count;
    }
    return count < 2 ? 0 : common;
}

bool isWrappingFence(std::string_view line) {
    constexpr std::array<std::string_view, 5> Openings{"```", "```mu", "```markdown", "```md",
                                                       "```markup"};
    return std::find(Openings.begin(), Openings.end(), trimmed(line)) != Openings.end();
}

// Takes a fence around the text and the indentation of all of it away, and with them the carriage
// returns; nothing where there is neither.
std::uint8_t unwrap(std::string_view text, std::string& into) {
    std::vector<std::string_view> lines = linesOf(text);
    std::uint8_t setAside = NothingSetAside;
    const auto isBlank = [](std::string_view line) { return trimmed(line).empty(); };
    auto first = std::find_if_not(lines.begin(), lines.end(), isBlank);
    if (first != lines.end() && trimmed(*first).starts_with("//")) {
        const auto next = std::find_if_not(std::next(first), lines.end(), isBlank);
        if (next != lines.end() && isWrappingFence(*next)) {
            first = next;
            setAside |= CommentLine;
        }
    }
    const auto last = std::find_if_not(lines.rbegin(), lines.rend(), isBlank);
    if (first != lines.end() && isWrappingFence(*first) && trimmed(*last) == "```" &&
        first < std::prev(last.base())) {
        lines = std::vector<std::string_view>(std::next(first), std::prev(last.base()));
        setAside |= OuterFence;
    } else {
        setAside = NothingSetAside;
    }
    const std::size_t indent = commonIndent(lines);
    if (indent != 0) {
        setAside |= Indentation;
    }
    if (setAside == NothingSetAside) {
        return setAside;
    }
    const char* end = "";
    for (std::string_view line : lines) {
        line.remove_prefix(std::min(indent, line.size()));
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
            setAside |= CarriageReturns;
        }
        into.append(end).append(line);
        end = "\n";
    }
    return setAside;
}

} // namespace

ReceiptText readReceipt(std::string_view text, std::string& scratch) {
    ReceiptText receipt;
    const std::string_view unmarked =
        text.substr(text.starts_with(Mark) ? Mark.size() : 0, text.size());
    scratch.clear();
    if (unmarked.find_first_of(" \t`/\r") == 0 || unmarked.starts_with('\n')) {
        std::string unwrapped;
        if (const std::uint8_t setAside = unwrap(unmarked, unwrapped);
            setAside != NothingSetAside) {
            // The views of what follows are into the scratch, and need no copy of their own.
            scratch = std::move(unwrapped);
            const bool isMarked = unmarked.size() != text.size();
            receipt.add({text, NothingSetAside, true});
            std::string none;
            readLayout(scratch,
                       static_cast<std::uint8_t>(setAside | (isMarked ? ByteOrderMark : 0)), none,
                       receipt);
            return receipt;
        }
    }
    readLayout(text, NothingSetAside, scratch, receipt);
    return receipt;
}

} // namespace muscope
