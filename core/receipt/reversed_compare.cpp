// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/reversed_compare.h"

#include "core/receipt/reversed_kernel.h"

#include <cstring>

namespace muscope {

namespace {

// The bytes of the unit at the front: a lead byte with the continuation bytes it asks for, as far
// as they are there; anything else alone.
std::size_t unitSize(const char* at, std::size_t left) {
    const auto lead = static_cast<unsigned char>(*at);
    if (lead < 0xc0) {
        return 1;
    }
    const std::size_t wanted = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    std::size_t size = 1;
    while (size < wanted && size < left &&
           (static_cast<unsigned char>(at[size]) & 0xc0U) == 0x80U) {
        ++size;
    }
    return size;
}

bool equalsUnit(const char* left, const char* right, std::size_t size) {
    return size == 1 ? *left == *right : std::memcmp(left, right, size) == 0;
}

const ReversedKernel* bestKernel() {
    static const ReversedKernel* const best =
        reversedKernels().empty() ? nullptr : reversedKernels().data();
    return best;
}

// After the kernel gave up, this many bytes go the scalar way before it is tried again.
constexpr std::size_t ScalarStretch = 16;

} // namespace

bool equalsReversedWith(const ReversedKernel* kernel, const char* subject, std::size_t size,
                        const char* receipt) {
    std::size_t done = 0;
    while (done != size) {
        if (kernel != nullptr) {
            const KernelProgress progress =
                kernel->compare(subject + done, size - done, receipt + (size - done));
            if (progress.stop == KernelStop::Different) {
                return false;
            }
            done += progress.done;
        }
        const std::size_t stretchEnd =
            kernel != nullptr && size - done > ScalarStretch ? done + ScalarStretch : size;
        while (done < stretchEnd) {
            const std::size_t unit = unitSize(subject + done, size - done);
            if (!equalsUnit(subject + done, receipt + (size - done - unit), unit)) {
                return false;
            }
            done += unit;
        }
    }
    return true;
}

void reverseWith(const ReversedKernel* kernel, const char* text, std::size_t size, char* target) {
    std::size_t done = 0;
    while (done != size) {
        if (kernel != nullptr) {
            done += kernel->reverse(text + done, size - done, target + (size - done));
        }
        const std::size_t stretchEnd =
            kernel != nullptr && size - done > ScalarStretch ? done + ScalarStretch : size;
        while (done < stretchEnd) {
            const std::size_t unit = unitSize(text + done, size - done);
            std::memcpy(target + (size - done - unit), text + done, unit);
            done += unit;
        }
    }
}

bool equalsReversed(std::string_view subject, std::string_view receipt) {
    return subject.size() == receipt.size() &&
           equalsReversedWith(bestKernel(), subject.data(), subject.size(), receipt.data());
}

void appendReversed(std::string_view text, std::string& into) {
    const std::size_t begin = into.size();
    into.resize(begin + text.size());
    reverseWith(bestKernel(), text.data(), text.size(), into.data() + begin);
}

} // namespace muscope
