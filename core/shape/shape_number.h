// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muscope {

// A JSON number as the nearest double; what is too large is infinite. Nullopt: it is no number.
[[nodiscard]] std::optional<double> numberOf(const json::Document& document, json::NodeId node);

// A decimal number written by itself in a text, with or without a point at its end ("0."); nullopt
// where all of the text is not one.
[[nodiscard]] std::optional<double> readNumber(std::string_view text);

// The number as a whole one, exactly; nullopt where it is none, or none that 64 bits hold.
[[nodiscard]] std::optional<std::int64_t> wholeNumberOf(const json::Document& document,
                                                        json::NodeId node);

// "0.99999998": up to ten digits, for a sentence.
[[nodiscard]] std::string numberWords(double value);

// A key or word of the payload for a sentence: at most so many bytes, cut between characters.
[[nodiscard]] std::string shortText(std::string_view text, std::size_t limit = 40);

// "1 value", "3 values".
[[nodiscard]] std::string countWords(std::size_t count, const char* one, const char* many);

} // namespace muscope
