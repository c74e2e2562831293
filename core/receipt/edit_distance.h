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

[[nodiscard]] std::int64_t characterCount(std::string_view text);

} // namespace muscope
