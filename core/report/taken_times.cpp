// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/taken_times.h"

#include <bit>
#include <unordered_map>

namespace muscope {

Result<void> TakenTimes::find(std::span<Wanted> wanted, std::int64_t longest) {
    for (Wanted& one : wanted) {
        one.value = 0;
    }
    const auto bits = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(longest)));
    for (int shift = (bits - 1) / DigitBits * DigitBits; bits > 0 && shift >= 0;
         shift -= DigitBits) {
        if (const Result<void> found = findDigit(wanted, shift); !found) {
            return found;
        }
    }
    return {};
}

// Values are known down to shift + DigitBits; appends the next digit to each, and takes those
// below it off the ranks.
Result<void> TakenTimes::findDigit(std::span<Wanted> wanted, int shift) {
    std::vector<Digits> counts(wanted.size());
    std::unordered_multimap<std::uint32_t, std::size_t> byName;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        byName.emplace(wanted[i].name, i);
    }
    ScratchRecords<Taken>::Reader reader(m_times, 0, m_times.size());
    for (; const Taken* const taken = reader.current(); reader.advance()) {
        const std::int64_t digits = taken->microseconds >> shift;
        const auto [begin, end] = byName.equal_range(taken->name);
        for (auto one = begin; one != end; ++one) {
            if (digits >> DigitBits == wanted[one->second].value) {
                ++counts[one->second][static_cast<std::size_t>(digits) % Digits().size()];
            }
        }
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        std::size_t digit = 0;
        while (digit + 1 < counts[i].size() && wanted[i].rank > counts[i][digit]) {
            wanted[i].rank -= counts[i][digit++];
        }
        wanted[i].value = wanted[i].value << DigitBits | static_cast<std::int64_t>(digit);
    }
    return reader.status();
}

} // namespace muscope
