// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

namespace muscope {

// How far a kernel came before it met the end, a difference, or bytes it leaves to the scalar path.
enum class KernelStop : unsigned char { Scalar, Different };

struct KernelProgress {
    std::size_t done = 0; // bytes of the subject that are settled, whole units only
    KernelStop stop = KernelStop::Scalar;
};

// A vectorised implementation of the two operations of reversed_compare.h. Each works on a prefix
// of well-formed UTF-8 and hands back whatever it does not do: the last few bytes, malformed
// places.
struct ReversedKernel {
    const char* name;
    // Compares subject[0, size) with the receipt that ends at receiptEnd.
    KernelProgress (*compare)(const char* subject, std::size_t size, const char* receiptEnd);
    // Writes text[0, size) reversed to end at targetEnd; size bytes before it are writable.
    std::size_t (*reverse)(const char* text, std::size_t size, char* targetEnd);
};

// Those this processor can run, best first; empty where there is none. The list is chosen when it
// is built (reversed_kernels_x86.cpp, _neon.cpp, _portable.cpp) and asked of the processor.
[[nodiscard]] std::span<const ReversedKernel> reversedKernels();

// The two operations with a given kernel; nullptr: the scalar path alone. For tests and benchmarks.
[[nodiscard]] bool equalsReversedWith(const ReversedKernel* kernel, const char* subject,
                                      std::size_t size, const char* receipt);
void reverseWith(const ReversedKernel* kernel, const char* text, std::size_t size, char* target);

} // namespace muscope
