// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/shape/measured_counts.h"

#include "core/shape/shape_number.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace muscope {

namespace {

using About = ShapeCheck::About;
using State = ShapeCheck::State;

constexpr std::size_t LongestKey = 4'096;
constexpr std::size_t LongestSpelling = 64;
constexpr double Tolerance = 1e-9; // relative, of sums of counts that are no whole numbers

// What is seen of all counts, those that are not kept too.
struct Tally {
    std::size_t notNumbers = 0;
    std::size_t negative = 0;
    std::size_t fractional = 0;
    std::string firstNotNumber; // the first of each, as “key”: value
    std::string firstNegative;
    std::string firstFractional;
    std::optional<std::int64_t> exact = 0;
    bool hasBits = true; // all keys are of 0 and 1
    std::optional<std::size_t> bits;
    std::string otherLength; // a key whose length is not that of the first
    std::string firstKey;
    std::string notBits; // a key that is no bit string
};

std::size_t bitsOf(std::string_view key) {
    return static_cast<std::size_t>(
        std::ranges::count_if(key, [](char c) { return c != ' ' && c != '_'; }));
}

bool isHexadecimal(std::string_view key) {
    return key.starts_with("0x") || key.starts_with("0X");
}

void tallyKey(std::string_view key, Tally& tally) {
    if (!isBitString(key) || isHexadecimal(key)) {
        tally.hasBits = false;
        if (tally.notBits.empty()) {
            tally.notBits = shortText(key);
        }
        return;
    }
    const std::size_t bits = bitsOf(key);
    if (!tally.bits) {
        tally.bits = bits;
        tally.firstKey = shortText(key);
    } else if (bits != *tally.bits && tally.otherLength.empty()) {
        tally.otherLength = shortText(key);
    }
}

double tallyCount(const json::Document& document, json::NodeId node, std::string_view key,
                  Tally& tally) {
    const std::optional<double> value = numberOf(document, node);
    const std::optional<std::int64_t> whole = wholeNumberOf(document, node);
    const bool isNumber = value && std::isfinite(*value);
    const bool isFractional = isNumber && !whole && *value != std::floor(*value);
    const auto note = [&](bool isOdd, std::size_t& number, std::string& first) {
        if (isOdd && number++ == 0) {
            first = "“" + shortText(key) + "”: " + shortText(document.spelling(node));
        }
    };
    note(!isNumber, tally.notNumbers, tally.firstNotNumber);
    note(isNumber && *value < 0, tally.negative, tally.firstNegative);
    note(isFractional, tally.fractional, tally.firstFractional);
    std::int64_t sum = 0;
    if (!whole || !tally.exact || __builtin_add_overflow(*tally.exact, *whole, &sum)) {
        tally.exact.reset();
    } else {
        tally.exact = sum;
    }
    return isNumber ? *value : std::numeric_limits<double>::quiet_NaN();
}

void checkValues(const Tally& tally, MeasuredCounts& counts) {
    if (counts.count == 0) {
        counts.checks.push_back(
            {About::CountValues, State::Unknown, "There are no counts to check."});
        return;
    }
    const auto say = [&](std::size_t number, const char* what, const std::string& first) {
        if (number > 0) {
            counts.checks.push_back({About::CountValues, State::Broken,
                                     countWords(number, "count is ", "counts are ") + what +
                                         ", the first at " + first + '.'});
        }
    };
    say(tally.notNumbers, "no number", tally.firstNotNumber);
    say(tally.negative, "negative", tally.firstNegative);
    say(tally.fractional, "no whole number", tally.firstFractional);
    if (tally.notNumbers + tally.negative + tally.fractional == 0) {
        counts.checks.push_back(
            {About::CountValues, State::Ok, "All counts are whole numbers, none negative."});
    }
}

ShapeCheck sumCheck(const json::Document& document, const MeasuredCounts& counts,
                    const Tally& tally, const StatedRun& stated) {
    const std::string sum = tally.exact ? std::to_string(*tally.exact) : numberWords(counts.total);
    const auto said = [](State state, std::string sentence) {
        return ShapeCheck{About::CountSum, state, std::move(sentence)};
    };
    if (tally.notNumbers > 0) {
        return said(State::Unknown, "The sum is not checked: not all counts are numbers.");
    }
    if (!stated.shots) {
        return said(State::Unknown,
                    "The counts add up to " + sum + "; how many shots were taken is not stated.");
    }
    const std::string spelled = shortText(document.spelling(*stated.shots));
    if (!counts.shots) {
        return said(State::Unknown, "The counts add up to " + sum + "; the shots are stated as " +
                                        spelled + ", which is no whole number.");
    }
    if (!tally.exact && tally.fractional == 0) {
        return said(State::Unknown, "The counts are too large to add up exactly.");
    }
    const double shots = static_cast<double>(*counts.shots);
    const bool holds = tally.exact ? *tally.exact == *counts.shots
                                   : std::abs(counts.total - shots) <= Tolerance * std::abs(shots);
    return holds ? said(State::Ok, "The counts add up to the " + sum + " shots.")
                 : said(State::Broken, "The counts add up to " + sum + ", but " +
                                           std::to_string(*counts.shots) + " shots were taken.");
}

std::string repeatedKey(const MeasuredCounts& counts) {
    const auto& order = counts.byKey;
    for (std::size_t at = 1; at < order.size(); ++at) {
        if (counts.outcomes[order[at - 1]].key == counts.outcomes[order[at]].key) {
            return shortText(counts.outcomes[order[at]].key);
        }
    }
    return {};
}

ShapeCheck keysCheck(const json::Document& document, const MeasuredCounts& counts,
                     const Tally& tally, const StatedRun& stated) {
    const auto said = [](State state, std::string sentence) {
        return ShapeCheck{About::CountKeys, state, std::move(sentence)};
    };
    if (counts.count == 0) {
        return said(State::Unknown, "There are no outcomes to check.");
    }
    if (const std::string key = repeatedKey(counts); !key.empty()) {
        return said(State::Broken, "The outcome “" + key + "” stands more than once.");
    }
    if (!tally.otherLength.empty()) {
        return said(State::Broken, "The outcomes “" + tally.firstKey + "” and “" +
                                       tally.otherLength + "” differ in length.");
    }
    if (!tally.hasBits) {
        return said(State::Unknown, "The length of the outcomes is not checked: “" + tally.notBits +
                                        "” is no string of bits.");
    }
    const std::string length = countWords(*counts.bits, "bit", "bits");
    const auto qubits = stated.qubits ? wholeNumberOf(document, *stated.qubits) : std::nullopt;
    if (qubits && *qubits != static_cast<std::int64_t>(*counts.bits)) {
        return said(State::Unknown, "Each outcome has " + length + ", the circuit " +
                                        std::to_string(*qubits) +
                                        " qubits: whether all were measured is not stated.");
    }
    return said(State::Ok, qubits ? "Each outcome has " + length + ", as many as the circuit."
                                  : "Each outcome has " + length + '.');
}

void sortOrders(MeasuredCounts& counts) {
    counts.byKey.resize(counts.outcomes.size());
    std::iota(counts.byKey.begin(), counts.byKey.end(), 0U);
    counts.byCount = counts.byKey;
    std::ranges::stable_sort(counts.byKey, {}, [&](std::uint32_t at) -> std::string_view {
        return counts.outcomes[at].key;
    });
    const auto size = [&](std::uint32_t at) {
        const double count = counts.outcomes[at].count;
        return std::isnan(count) ? -std::numeric_limits<double>::infinity() : count;
    };
    std::ranges::stable_sort(counts.byCount, std::greater(), size);
}

} // namespace

std::optional<double> MeasuredCounts::shareOf(const Outcome& outcome) const {
    const double share = outcome.count / total;
    return total > 0 && std::isfinite(share) ? std::optional(share) : std::nullopt;
}

bool isBitString(std::string_view key) {
    if (isHexadecimal(key)) {
        return key.size() > 2 &&
               key.find_first_not_of("0123456789abcdefABCDEF", 2) == std::string_view::npos;
    }
    return !key.empty() && key.find_first_not_of("01 _") == std::string_view::npos &&
           key.find_first_of("01") != std::string_view::npos;
}

MeasuredCounts readCounts(const json::Document& document, json::NodeId object,
                          const StatedRun& stated) {
    MeasuredCounts counts;
    Tally tally;
    std::string scratch;
    for (auto child = document.firstChild(object); child; child = document.nextSibling(*child)) {
        const std::string_view key = document.decodedKey(*child, scratch);
        tallyKey(key, tally);
        const double value = tallyCount(document, *child, key, tally);
        counts.total += std::isnan(value) ? 0 : value;
        ++counts.count;
        if (counts.outcomes.size() < MeasuredCounts::MostKept) {
            counts.outcomes.push_back({shortText(key, LongestKey),
                                       shortText(document.spelling(*child), LongestSpelling),
                                       value});
        }
    }
    if (stated.shots) {
        counts.shots = wholeNumberOf(document, *stated.shots);
    }
    if (tally.hasBits && tally.otherLength.empty()) {
        counts.bits = tally.bits;
    }
    sortOrders(counts);
    counts.checks.push_back(sumCheck(document, counts, tally, stated));
    checkValues(tally, counts);
    counts.checks.push_back(keysCheck(document, counts, tally, stated));
    return counts;
}

} // namespace muscope
