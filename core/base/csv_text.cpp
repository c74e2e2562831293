// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/csv_text.h"

#include <algorithm>
#include <string_view>
#include <type_traits>

namespace muscope {

namespace {

// What a spreadsheet takes for the beginning of a formula, and what makes a field need quotes.
constexpr std::string_view FormulaStarts = "=+-@\t\r";
constexpr std::string_view Separators = "\",\n\r";

template <typename Character>
constexpr Character characterOf(char ascii) {
    if constexpr (std::is_same_v<Character, QChar>) {
        return QLatin1Char(ascii);
    } else {
        return ascii;
    }
}

// All of them are ASCII, so that a byte of UTF-8 and a unit of UTF-16 are told apart alike.
template <typename Text>
Text fieldOf(Text text, CsvKind kind) {
    using Character = typename Text::value_type;
    const auto isAmong = [](Character c, std::string_view set) {
        return std::any_of(set.begin(), set.end(),
                           [c](char each) { return characterOf<Character>(each) == c; });
    };
    if (kind == CsvKind::Text && !text.isEmpty() && isAmong(text.front(), FormulaStarts)) {
        text.prepend(characterOf<Character>('\''));
    }
    const bool wantsQuotes = std::any_of(
        text.cbegin(), text.cend(), [&isAmong](Character c) { return isAmong(c, Separators); });
    if (!wantsQuotes) {
        return text;
    }
    const Text quote(1, characterOf<Character>('"'));
    return quote + text.replace(quote, quote + quote) + quote;
}

} // namespace

QString csvField(QString text, CsvKind kind) {
    return fieldOf(std::move(text), kind);
}

QByteArray csvField(QByteArray utf8, CsvKind kind) {
    return fieldOf(std::move(utf8), kind);
}

QString csvLine(const QStringList& fields) {
    return fields.join(u',') + QStringLiteral("\r\n");
}

QByteArray csvLine(const QByteArrayList& fields) {
    return fields.join(',') + "\r\n";
}

} // namespace muscope
