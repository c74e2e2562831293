// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/reversed_kernel.h"

#include <arm_neon.h>
#include <array>
#include <bit>
#include <cstdint>

// As reversed_kernels_x86.cpp explains, in AArch64's instructions, which every such processor has.

namespace muscope {

namespace {

struct FixUp {
    uint8x16_t shuffle;  // brings the mirrored block into the order of the subject
    int wholeBytes = 16; // that belong to units complete in this block; 0: malformed
};

uint8x16_t load(const char* at) {
    return vld1q_u8(reinterpret_cast<const std::uint8_t*>(at));
}

uint8x16_t ascending() {
    static constexpr std::array<std::uint8_t, 16> Places{0, 1, 2,  3,  4,  5,  6,  7,
                                                         8, 9, 10, 11, 12, 13, 14, 15};
    return vld1q_u8(Places.data());
}

uint8x16_t mirror() {
    return vsubq_u8(vdupq_n_u8(15), ascending());
}

bool isAscii(uint8x16_t bytes) {
    return vmaxvq_u8(bytes) < 0x80;
}

// The place of the first byte that is set; 16: none.
int firstSet(uint8x16_t mask) {
    const uint8x8_t nibbles = vshrn_n_u16(vreinterpretq_u16_u8(mask), 4);
    const std::uint64_t bits = vget_lane_u64(vreinterpret_u64_u8(nibbles), 0);
    return std::countr_zero(bits) / 4;
}

uint8x16_t lookUp(uint8x16_t upper, int two, int three, int four) {
    const std::array<std::uint8_t, 16> table{0,
                                             0,
                                             0,
                                             0,
                                             0,
                                             0,
                                             0,
                                             0,
                                             0,
                                             0,
                                             0,
                                             0,
                                             static_cast<std::uint8_t>(two),
                                             static_cast<std::uint8_t>(two),
                                             static_cast<std::uint8_t>(three),
                                             static_cast<std::uint8_t>(four)};
    return vqtbl1q_u8(vld1q_u8(table.data()), upper);
}

FixUp fixUpOf(uint8x16_t bytes) {
    const uint8x16_t zero = vdupq_n_u8(0);
    const uint8x16_t upper = vshrq_n_u8(bytes, 4);
    const uint8x16_t following = lookUp(upper, 1, 2, 3);
    const uint8x16_t second = vextq_u8(zero, lookUp(upper, -1, 0, 1), 15);
    const uint8x16_t third = vextq_u8(zero, lookUp(upper, 0, -2, -1), 14);
    const uint8x16_t fourth = vextq_u8(zero, lookUp(upper, 0, 0, -3), 13);
    const uint8x16_t term = vaddq_u8(vaddq_u8(following, second), vaddq_u8(third, fourth));

    const uint8x16_t asked =
        vorrq_u8(vextq_u8(zero, following, 15),
                 vorrq_u8(vextq_u8(zero, vqsubq_u8(following, vdupq_n_u8(1)), 14),
                          vextq_u8(zero, vqsubq_u8(following, vdupq_n_u8(2)), 13)));
    const uint8x16_t isAsked = vcgtq_u8(asked, zero);
    const uint8x16_t isContinuation =
        vcltq_s8(vreinterpretq_s8_u8(bytes), vdupq_n_s8(static_cast<std::int8_t>(-64)));
    const int malformed = firstSet(veorq_u8(isAsked, isContinuation));
    const int whole = firstSet(vcgtq_u8(following, mirror()));
    return {vsubq_u8(mirror(), term), malformed < 16 && malformed <= whole ? 0 : whole};
}

FixUp fixUpFor(uint8x16_t block) {
    return isAscii(block) ? FixUp{mirror(), 16} : fixUpOf(block);
}

KernelProgress compareNeon(const char* subject, std::size_t size, const char* receiptEnd) {
    std::size_t done = 0;
    while (size - done >= 16) {
        const uint8x16_t block = load(subject + done);
        const FixUp fixUp = fixUpFor(block);
        if (fixUp.wholeBytes == 0) {
            break;
        }
        const uint8x16_t turned = vqtbl1q_u8(load(receiptEnd - done - 16), fixUp.shuffle);
        if (firstSet(vmvnq_u8(vceqq_u8(block, turned))) < fixUp.wholeBytes) {
            return {done, KernelStop::Different};
        }
        done += static_cast<std::size_t>(fixUp.wholeBytes);
    }
    return {done, KernelStop::Scalar};
}

std::size_t reverseNeon(const char* text, std::size_t size, char* targetEnd) {
    std::size_t done = 0;
    while (size - done >= 16) {
        const uint8x16_t block = load(text + done);
        const FixUp fixUp = fixUpFor(block);
        if (fixUp.wholeBytes == 0) {
            break;
        }
        // The way there is the way back, read from the other end. What this writes in front of the
        // whole units is overwritten by the next step.
        const uint8x16_t way = vsubq_u8(vdupq_n_u8(15), vqtbl1q_u8(fixUp.shuffle, mirror()));
        vst1q_u8(reinterpret_cast<std::uint8_t*>(targetEnd - done - 16), vqtbl1q_u8(block, way));
        done += static_cast<std::size_t>(fixUp.wholeBytes);
    }
    return done;
}

} // namespace

std::span<const ReversedKernel> reversedKernels() {
    static constexpr std::array<ReversedKernel, 1> Kernels{
        ReversedKernel{"neon", compareNeon, reverseNeon}};
    return Kernels;
}

} // namespace muscope
