// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/text_units.h"

#include "core/receipt/reversed_compare.h"

#include <QChar>

#include <algorithm>

namespace muscope {

namespace {

constexpr std::string_view Blanks = " \t\r\n\v\f";

// The code point at the front and its length in bytes; a byte that is no UTF-8 is a code point of
// its own that is no letter.
struct Point {
    char32_t value = 0;
    std::size_t size = 1;
};

Point firstPoint(std::string_view text) {
    const auto byteAt = [text](std::size_t index) -> char32_t {
        return index < text.size() ? static_cast<unsigned char>(text[index]) : 0U;
    };
    const char32_t lead = byteAt(0);
    const std::size_t size = lead < 0xc2U   ? 1
                             : lead < 0xe0U ? 2
                             : lead < 0xf0U ? 3
                             : lead < 0xf5U ? 4
                                            : 1;
    if (size == 1) {
        return {lead < 0x80U ? lead : 0U, 1};
    }
    char32_t value = lead & (0x7fU >> size);
    for (std::size_t index = 1; index != size; ++index) {
        if ((byteAt(index) & 0xc0U) != 0x80U) {
            return {0, 1};
        }
        value = value << 6U | (byteAt(index) & 0x3fU);
    }
    return {value, size};
}

bool isOfRun(char32_t point) {
    return point < 0x80U ? (point >= U'0' && point <= U'9') || (point >= U'A' && point <= U'Z') ||
                               (point >= U'a' && point <= U'z')
                         : QChar::isLetterOrNumber(point) || QChar::isMark(point);
}

// Calls piece(text, isUnit) for every unit and for what lies between, in order. isInside tells the
// code points of a unit.
template <typename IsInside, typename Piece>
void split(std::string_view text, IsInside isInside, Piece piece) {
    std::size_t begin = 0;
    bool isUnit = false;
    std::size_t at = 0;
    while (at != text.size()) {
        const Point point = firstPoint(text.substr(at));
        if (isInside(point.value) != isUnit) {
            if (at != begin) {
                piece(text.substr(begin, at - begin), isUnit);
            }
            begin = at;
            isUnit = !isUnit;
        }
        at += point.size;
    }
    if (begin != text.size()) {
        piece(text.substr(begin), isUnit);
    }
}

bool isOfWord(char32_t point) {
    return point >= 0x80U || Blanks.find(static_cast<char>(point)) == std::string_view::npos;
}

template <typename IsInside>
void appendReversedUnits(std::string_view text, IsInside isInside, std::string& into) {
    split(text, isInside, [&into](std::string_view piece, bool isUnit) {
        if (isUnit) {
            appendReversed(piece, into);
        } else {
            into.append(piece);
        }
    });
}

template <typename IsInside>
std::vector<std::string_view> unitsIn(std::string_view text, IsInside isInside) {
    std::vector<std::string_view> units;
    split(text, isInside, [&units](std::string_view piece, bool isUnit) {
        if (isUnit) {
            units.push_back(piece);
        }
    });
    return units;
}

} // namespace

void appendReversedWords(std::string_view text, std::string& into) {
    appendReversedUnits(text, isOfWord, into);
}

void appendReversedRuns(std::string_view text, std::string& into) {
    appendReversedUnits(text, isOfRun, into);
}

std::string convertedBy(TextUnit unit, std::string_view text) {
    std::string result;
    unit(text, result);
    return result;
}

void appendForward(std::string_view text, std::string& into) {
    into.append(text);
}

void appendCollapsedWords(std::string_view text, std::string& into) {
    const char* gap = "";
    for (const std::string_view word : wordsIn(text)) {
        into.append(gap);
        appendReversed(word, into);
        gap = " ";
    }
}

std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    lines.push_back(text);
    return lines;
}

std::string_view trimmedText(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(Blanks), text.size()));
    return text.substr(0, text.find_last_not_of(Blanks) + 1);
}

std::vector<std::string_view> wordsIn(std::string_view text) {
    return unitsIn(text, isOfWord);
}

std::vector<std::string_view> runsIn(std::string_view text) {
    return unitsIn(text, isOfRun);
}

} // namespace muscope
