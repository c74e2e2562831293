// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace muscope {

// The least number of insertions, deletions and replacements that turn one sequence of symbols into
// the other. Common ends are free; the rest takes n * m / 64 steps (Myers' bit vectors).
[[nodiscard]] std::int64_t editDistance(std::span<const std::uint32_t> first,
                                        std::span<const std::uint32_t> second);

// The same over code points, and over words parted by white space.
[[nodiscard]] std::int64_t characterDistance(std::string_view first, std::string_view second);
[[nodiscard]] std::int64_t wordDistance(std::string_view first, std::string_view second);

// The same over pieces that a text was cut into.
[[nodiscard]] std::int64_t pieceDistance(std::span<const std::string_view> first,
                                         std::span<const std::string_view> second);

// A number that is small where texts have most of their pairs of neighbouring characters in common,
// and about the sum of their lengths where one is the other reversed. Linear, for a choice among
// many; never more than a small multiple of the edit distance.
[[nodiscard]] std::int64_t pairDistance(std::string_view first, std::string_view second);

[[nodiscard]] std::int64_t characterCount(std::string_view text);

} // namespace muscope
