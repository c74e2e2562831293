// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/edit_distance.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>
#include <vector>

namespace muscope {

namespace {

constexpr std::size_t BlockRows = 64;

using Symbols = std::vector<std::uint32_t>;

// Replaces symbols by numbers from 0 on, the same in both; returns how many there are.
std::size_t renumber(Symbols& first, Symbols& second) {
    Symbols known(first);
    known.insert(known.end(), second.begin(), second.end());
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    const auto replace = [&known](std::uint32_t& symbol) {
        symbol = static_cast<std::uint32_t>(std::lower_bound(known.begin(), known.end(), symbol) -
                                            known.begin());
    };
    std::for_each(first.begin(), first.end(), replace);
    std::for_each(second.begin(), second.end(), replace);
    return known.size();
}

// One column of one block of 64 rows (Hyyrö 2003): takes the difference that comes in from the row
// above and returns the one that goes out below.
struct Block {
    std::uint64_t plus = ~std::uint64_t{0};
    std::uint64_t minus = 0;

    int step(std::uint64_t equal, int in, std::uint64_t lastRow) {
        const std::uint64_t isNegative = in < 0 ? 1 : 0;
        const std::uint64_t isPositive = in > 0 ? 1 : 0;
        const std::uint64_t vertical = equal | minus;
        equal |= isNegative;
        const std::uint64_t horizontal = (((equal & plus) + plus) ^ plus) | equal;
        std::uint64_t above = minus | ~(horizontal | plus);
        std::uint64_t below = plus & horizontal;
        const int out = ((above & lastRow) != 0 ? 1 : 0) - ((below & lastRow) != 0 ? 1 : 0);
        above = above << 1 | isPositive;
        below = below << 1 | isNegative;
        plus = below | ~(vertical | above);
        minus = above & vertical;
        return out;
    }
};

std::int64_t blockDistance(Symbols rows, Symbols columns) {
    const std::size_t symbolCount = renumber(rows, columns);
    std::vector<std::uint64_t> places(symbolCount, 0); // of each symbol within the block
    std::vector<signed char> carried(columns.size(), 1);
    for (std::size_t begin = 0; begin < rows.size(); begin += BlockRows) {
        const std::size_t count = std::min(BlockRows, rows.size() - begin);
        for (std::size_t row = 0; row < count; ++row) {
            places[rows[begin + row]] |= std::uint64_t{1} << row;
        }
        const std::uint64_t lastRow = std::uint64_t{1} << (count - 1);
        Block block;
        for (std::size_t column = 0; column < columns.size(); ++column) {
            carried[column] = static_cast<signed char>(
                block.step(places[columns[column]], carried[column], lastRow));
        }
        for (std::size_t row = 0; row < count; ++row) {
            places[rows[begin + row]] = 0;
        }
    }
    auto distance = static_cast<std::int64_t>(rows.size());
    for (const signed char difference : carried) {
        distance += difference;
    }
    return distance;
}

Symbols codePointsOf(std::string_view text) {
    Symbols points;
    points.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<std::uint32_t>(static_cast<unsigned char>(c));
        const bool continues = (byte & 0xc0U) == 0x80U;
        if (continues && !points.empty() && points.back() > 0xbfU && points.back() < 1U << 24) {
            points.back() = points.back() << 8 | byte; // a symbol, not the code point's value
        } else {
            points.push_back(byte);
        }
    }
    return points;
}

std::vector<std::string_view> wordsOf(std::string_view text) {
    constexpr std::string_view Blanks = " \t\r\n";
    std::vector<std::string_view> words;
    std::size_t begin = text.find_first_not_of(Blanks);
    while (begin != std::string_view::npos) {
        const std::size_t end = std::min(text.find_first_of(Blanks, begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(Blanks, end);
    }
    return words;
}

Symbols numbersOf(std::span<const std::string_view> pieces,
                  std::unordered_map<std::string_view, std::uint32_t>& numbers) {
    Symbols symbols;
    for (const std::string_view piece : pieces) {
        const auto number = static_cast<std::uint32_t>(numbers.size());
        symbols.push_back(numbers.try_emplace(piece, number).first->second);
    }
    return symbols;
}

} // namespace

std::int64_t editDistance(std::span<const std::uint32_t> first,
                          std::span<const std::uint32_t> second) {
    const auto [left, right] =
        std::mismatch(first.begin(), first.end(), second.begin(), second.end());
    first = first.subspan(static_cast<std::size_t>(left - first.begin()));
    second = second.subspan(static_cast<std::size_t>(right - second.begin()));
    const auto [lastLeft, lastRight] =
        std::mismatch(first.rbegin(), first.rend(), second.rbegin(), second.rend());
    first = first.first(static_cast<std::size_t>(first.rend() - lastLeft));
    second = second.first(static_cast<std::size_t>(second.rend() - lastRight));
    if (first.empty() || second.empty()) {
        return static_cast<std::int64_t>(std::max(first.size(), second.size()));
    }
    return blockDistance({first.begin(), first.end()}, {second.begin(), second.end()});
}

std::int64_t characterDistance(std::string_view first, std::string_view second) {
    return editDistance(codePointsOf(first), codePointsOf(second));
}

std::int64_t wordDistance(std::string_view first, std::string_view second) {
    return pieceDistance(wordsOf(first), wordsOf(second));
}

std::int64_t pieceDistance(std::span<const std::string_view> first,
                           std::span<const std::string_view> second) {
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    const Symbols left = numbersOf(first, numbers);
    const Symbols right = numbersOf(second, numbers);
    return editDistance(left, right);
}

std::int64_t pairDistance(std::string_view first, std::string_view second) {
    constexpr std::size_t Pairs = std::size_t{256} * 256;
    std::vector<std::int32_t> counts(Pairs, 0);
    const auto count = [&counts](std::string_view text, std::int32_t step) {
        for (std::size_t index = 1; index < text.size(); ++index) {
            counts[std::size_t{static_cast<unsigned char>(text[index - 1])} << 8U |
                   static_cast<unsigned char>(text[index])] += step;
        }
    };
    count(first, 1);
    count(second, -1);
    std::int64_t distance = 0;
    for (const std::int32_t difference : counts) {
        distance += std::abs(difference);
    }
    return distance;
}

std::int64_t characterCount(std::string_view text) {
    return std::count_if(text.begin(), text.end(),
                         [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; });
}

} // namespace muscope
