// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/string_scan.h"

#include <emmintrin.h>

namespace muscope::json {

namespace {

constexpr std::ptrdiff_t BlockBytes = 16;

__m128i load(const char* at) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
}

// The places of a quote, a backslash or a control character.
__m128i special(__m128i bytes) {
    const __m128i isQuote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    const __m128i isBackslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    const __m128i isControl = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1f)), bytes);
    return _mm_or_si128(_mm_or_si128(isQuote, isBackslash), isControl);
}

} // namespace

const char* skipPlainBlocks(const char* at, const char* end, bool& hasHighByte) {
    __m128i high = _mm_setzero_si128();
    while (end - at >= 2 * BlockBytes) {
        const __m128i first = load(at);
        const __m128i second = load(at + BlockBytes);
        if (_mm_movemask_epi8(_mm_or_si128(special(first), special(second))) != 0) {
            break;
        }
        high = _mm_or_si128(high, _mm_or_si128(first, second));
        at += 2 * BlockBytes;
    }
    hasHighByte = hasHighByte || _mm_movemask_epi8(high) != 0;
    return at;
}

} // namespace muscope::json
