// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/receipt_links.h"

#include <algorithm>
#include <functional>

namespace muscope {

namespace {

std::uint64_t hashOf(std::string_view session, std::string_view event) {
    constexpr std::uint64_t Spread = 0x9E37'79B9'7F4A'7C15; // 2^64 / golden ratio
    const std::hash<std::string_view> hash;
    return (hash(session) * Spread) ^ hash(event);
}

} // namespace

void ReceiptLinks::add(std::string_view session, std::string_view subjectEvent, Sequence receipt) {
    m_entries.push_back({hashOf(session, subjectEvent), receipt});
}

void ReceiptLinks::close() {
    m_entries.shrink_to_fit();
    std::ranges::sort(m_entries, {}, [](const Entry& entry) {
        return std::pair(entry.hash, entry.receipt.value());
    });
}

std::vector<Sequence> ReceiptLinks::unused(std::vector<Sequence> used) const {
    std::sort(used.begin(), used.end());
    std::vector<Sequence> unused = m_nameless;
    for (const Entry& entry : m_entries) {
        if (!std::binary_search(used.begin(), used.end(), entry.receipt)) {
            unused.push_back(entry.receipt);
        }
    }
    std::sort(unused.begin(), unused.end());
    return unused;
}

std::span<const ReceiptLinks::Entry> ReceiptLinks::find(std::string_view session,
                                                        std::string_view event) const {
    const auto range =
        std::ranges::equal_range(m_entries, hashOf(session, event), {}, &Entry::hash);
    return {range.begin(), range.end()};
}

} // namespace muscope
