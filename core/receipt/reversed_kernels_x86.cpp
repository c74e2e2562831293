// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/reversed_kernel.h"

#include <array>
#include <bit>
#include <cstdint>
#include <immintrin.h>

// Reversing 16 bytes turns every multi-byte sequence around as well; the fix-up is one more term in
// the shuffle. A byte at offset k of a sequence of L bytes has to come from (L - 1) - 2k places
// further on. That term depends on the lead byte alone, whose upper half tells L: four look-ups,
// one for each k, shifted to where the byte is, add up to it. The same look-ups tell which bytes
// must be continuation bytes; where that does not hold the scalar path takes over.

namespace muscope {

namespace {

// 64 bytes.
struct Blocks {
    __m128i first;
    __m128i second;
    __m128i third;
    __m128i fourth;
};

struct FixUp {
    __m128i shuffle;     // brings the mirrored block into the order of the subject
    int wholeBytes = 16; // that belong to units complete in this block; 0: malformed
};

[[gnu::target("ssse3")]] inline __m128i load(const char* at) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
}

[[gnu::target("ssse3")]] inline __m128i mirror() {
    return _mm_setr_epi8(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
}

// By the upper half of each byte: what the lead of a sequence of two, three or four bytes says.
[[gnu::target("ssse3")]] inline __m128i lookUp(__m128i upper, char two, char three, char four) {
    return _mm_shuffle_epi8(
        _mm_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, two, two, three, four), upper);
}

[[gnu::target("ssse3")]] inline FixUp fixUpOf(__m128i bytes) {
    const __m128i upper = _mm_and_si128(_mm_srli_epi16(bytes, 4), _mm_set1_epi8(0x0f));
    const __m128i following =
        lookUp(upper, 1, 2, 3); // continuation bytes a lead asks for; also k = 0
    const __m128i second = _mm_slli_si128(lookUp(upper, -1, 0, 1), 1);
    const __m128i third = _mm_slli_si128(lookUp(upper, 0, -2, -1), 2);
    const __m128i fourth = _mm_slli_si128(lookUp(upper, 0, 0, -3), 3);
    const __m128i term = _mm_add_epi8(_mm_add_epi8(following, second), _mm_add_epi8(third, fourth));

    const __m128i asked =
        _mm_or_si128(_mm_slli_si128(following, 1),
                     _mm_or_si128(_mm_slli_si128(_mm_subs_epu8(following, _mm_set1_epi8(1)), 2),
                                  _mm_slli_si128(_mm_subs_epu8(following, _mm_set1_epi8(2)), 3)));
    const __m128i isAsked = _mm_cmpgt_epi8(asked, _mm_setzero_si128());
    const __m128i isContinuation = _mm_cmplt_epi8(bytes, _mm_set1_epi8(-64));
    const auto malformed =
        static_cast<unsigned>(_mm_movemask_epi8(_mm_xor_si128(isAsked, isContinuation)));
    const auto cut = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpgt_epi8(following, mirror())));
    // A lead that is cut off may itself stand where the unit before it still asks for a byte.
    const int whole = std::countr_zero(cut | 0x10000U);
    return {_mm_sub_epi8(mirror(), term), (malformed & ((2U << whole) - 1)) != 0 ? 0 : whole};
}

[[gnu::target("ssse3")]] inline bool isAscii(__m128i bytes) {
    return _mm_movemask_epi8(bytes) == 0;
}

[[gnu::target("ssse3")]] inline Blocks loadBlocks(const char* at) {
    return {load(at), load(at + 16), load(at + 32), load(at + 48)};
}

[[gnu::target("ssse3")]] inline bool isAscii(const Blocks& blocks) {
    return isAscii(_mm_or_si128(_mm_or_si128(blocks.first, blocks.second),
                                _mm_or_si128(blocks.third, blocks.fourth)));
}

[[gnu::target("ssse3")]] inline __m128i equalsMirrored(__m128i block, const char* receipt) {
    return _mm_cmpeq_epi8(block, _mm_shuffle_epi8(load(receipt), mirror()));
}

// 64 bytes of ASCII at once.
[[gnu::target("ssse3")]] inline bool equalsMirrored(const Blocks& blocks, const char* receiptEnd) {
    const __m128i equal =
        _mm_and_si128(_mm_and_si128(equalsMirrored(blocks.first, receiptEnd - 16),
                                    equalsMirrored(blocks.second, receiptEnd - 32)),
                      _mm_and_si128(equalsMirrored(blocks.third, receiptEnd - 48),
                                    equalsMirrored(blocks.fourth, receiptEnd - 64)));
    return _mm_movemask_epi8(equal) == 0xffff;
}

[[gnu::target("ssse3")]] KernelProgress compareSsse3(const char* subject, std::size_t size,
                                                     const char* receiptEnd) {
    std::size_t done = 0;
    while (size - done >= 16) {
        while (size - done >= 64) {
            const Blocks blocks = loadBlocks(subject + done);
            if (!isAscii(blocks)) {
                break;
            }
            if (!equalsMirrored(blocks, receiptEnd - done)) {
                return {done, KernelStop::Different};
            }
            done += 64;
        }
        // Until 16 bytes of ASCII come by, or the end is near.
        bool wasAscii = false;
        while (!wasAscii && size - done >= 16) {
            const __m128i block = load(subject + done);
            wasAscii = isAscii(block);
            const FixUp fixUp = wasAscii ? FixUp{mirror(), 16} : fixUpOf(block);
            if (fixUp.wholeBytes == 0) {
                return {done, KernelStop::Scalar};
            }
            const __m128i turned = _mm_shuffle_epi8(load(receiptEnd - done - 16), fixUp.shuffle);
            const auto equal =
                static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(block, turned)));
            const unsigned wanted = (1U << fixUp.wholeBytes) - 1;
            if ((equal & wanted) != wanted) {
                return {done, KernelStop::Different};
            }
            done += static_cast<std::size_t>(fixUp.wholeBytes);
        }
    }
    return {done, KernelStop::Scalar};
}

[[gnu::target("ssse3")]] std::size_t reverseSsse3(const char* text, std::size_t size,
                                                  char* targetEnd) {
    std::size_t done = 0;
    while (size - done >= 16) {
        const __m128i block = load(text + done);
        FixUp fixUp{mirror(), 16};
        if (!isAscii(block)) {
            fixUp = fixUpOf(block);
            if (fixUp.wholeBytes == 0) {
                break;
            }
        }
        // The way there is the way back, read from the other end. What this writes in front of the
        // whole units is overwritten by the next step.
        const __m128i turned = _mm_shuffle_epi8(
            block, _mm_sub_epi8(_mm_set1_epi8(15), _mm_shuffle_epi8(fixUp.shuffle, mirror())));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(targetEnd - done - 16), turned);
        done += static_cast<std::size_t>(fixUp.wholeBytes);
    }
    return done;
}

} // namespace

std::span<const ReversedKernel> reversedKernels() {
    static const std::array<ReversedKernel, 1> kernels{
        ReversedKernel{"ssse3", compareSsse3, reverseSsse3}};
    return __builtin_cpu_supports("ssse3") != 0 ? std::span<const ReversedKernel>(kernels)
                                                : std::span<const ReversedKernel>();
}

} // namespace muscope
