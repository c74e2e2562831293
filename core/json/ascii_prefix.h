// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace muscope::json {

// How many bytes at the front of a text are ASCII; most texts are, so most of the time all of them.
// Looks at 64 bytes a step, which compilers turn into vector code.
[[nodiscard]] inline std::size_t asciiPrefix(std::string_view text) {
    constexpr std::uint64_t Tops = 0x8080808080808080ULL;
    std::size_t at = 0;
    for (std::array<std::uint64_t, 8> block{}; text.size() - at >= sizeof block;
         at += sizeof block) {
        std::memcpy(block.data(), text.data() + at, sizeof block);
        std::uint64_t all = 0;
        for (const std::uint64_t word : block) {
            all |= word;
        }
        if ((all & Tops) != 0) {
            break;
        }
    }
    for (std::uint64_t word = 0; text.size() - at >= sizeof word; at += sizeof word) {
        std::memcpy(&word, text.data() + at, sizeof word);
        if ((word & Tops) != 0) {
            break;
        }
    }
    while (at != text.size() && static_cast<unsigned char>(text[at]) < 0x80) {
        ++at;
    }
    return at;
}

} // namespace muscope::json
