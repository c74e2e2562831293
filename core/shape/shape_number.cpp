// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/shape/shape_number.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace muscope {

namespace {

constexpr double LargestExact = 9007199254740992.0; // 2^53: beyond, doubles leave whole numbers out

double parsed(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc::result_out_of_range) {
        return value;
    }
    const bool isNegative = text.starts_with('-');
    const bool isSmall = text.find("e-") != std::string_view::npos ||
                         text.find("E-") != std::string_view::npos ||
                         text.starts_with(isNegative ? "-0" : "0");
    const double size = isSmall ? 0 : std::numeric_limits<double>::infinity();
    return isNegative ? -size : size;
}

} // namespace

std::optional<double> numberOf(const json::Document& document, json::NodeId node) {
    return document.type(node) == json::Type::Number
               ? std::optional(parsed(document.spelling(node)))
               : std::nullopt;
}

std::optional<double> readNumber(std::string_view text) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || end != text.data() + text.size() || error == std::errc::invalid_argument) {
        return std::nullopt;
    }
    return error == std::errc() ? value : parsed(text);
}

std::optional<std::int64_t> wholeNumberOf(const json::Document& document, json::NodeId node) {
    const std::optional<double> value = numberOf(document, node);
    if (!value) {
        return std::nullopt;
    }
    const std::string_view text = document.spelling(node);
    std::int64_t exact = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exact);
    if (error == std::errc() && end == text.data() + text.size()) {
        return exact;
    }
    return std::abs(*value) < LargestExact && *value == std::floor(*value)
               ? std::optional(static_cast<std::int64_t>(*value))
               : std::nullopt;
}

std::string numberWords(double value) {
    constexpr int Digits = 10;
    std::array<char, 40> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                            std::chars_format::general, Digits);
    return {buffer.data(), end};
}

std::string shortText(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) {
        return std::string(text);
    }
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xc0U) == 0x80U) {
        --limit;
    }
    return std::string(text.substr(0, limit)) + "…";
}

std::string countWords(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

} // namespace muscope
