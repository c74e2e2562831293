// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace muscope::json {

// Steps over plain characters a block at a time and stops before the block that holds another, or
// where less than a block is left. The long way of skipPlain, by processor: string_scan_x86.cpp,
// string_scan_portable.cpp.
[[nodiscard]] const char* skipPlainBlocks(const char* at, const char* end, bool& hasHighByte);

// Steps over the plain characters of a JSON string: stops at a quote, a backslash, a control
// character or the end. Sets hasHighByte when it passed a byte above 0x7f. Most strings are short,
// so it begins with eight bytes at a time in place.
[[nodiscard]] inline const char* skipPlain(const char* at, const char* end, bool& hasHighByte) {
    constexpr std::uint64_t Ones = 0x0101010101010101ULL;
    constexpr std::uint64_t Tops = 0x8080808080808080ULL;
    std::uint64_t high = 0;
    if constexpr (std::endian::native == std::endian::little) {
        constexpr int ShortWords = 3;
        for (int word = 0; end - at >= 8; ++word) {
            if (word == ShortWords) {
                at = skipPlainBlocks(at, end, hasHighByte);
                continue;
            }
            std::uint64_t block = 0;
            std::memcpy(&block, at, sizeof block);
            const std::uint64_t quote = block ^ (Ones * '"');
            const std::uint64_t backslash = block ^ (Ones * '\\');
            // The lowest marked byte is exact: borrows only spoil the bytes above it.
            const std::uint64_t stop =
                (((quote - Ones) & ~quote) | ((backslash - Ones) & ~backslash) |
                 ((block - Ones * 0x20) & ~block)) &
                Tops;
            if (stop != 0) {
                const int bits = std::countr_zero(stop) & ~7;
                high |= block & Tops & ((std::uint64_t{1} << bits) - 1);
                hasHighByte = hasHighByte || high != 0;
                return at + bits / 8;
            }
            high |= block & Tops;
            at += 8;
        }
    }
    while (at != end) {
        const auto byte = static_cast<unsigned char>(*at);
        if (byte == '"' || byte == '\\' || byte < 0x20) {
            break;
        }
        high |= byte & 0x80U;
        ++at;
    }
    hasHighByte = hasHighByte || high != 0;
    return at;
}

} // namespace muscope::json
