// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/name_table.h"

#include <algorithm>

namespace muscope::schema {

namespace {

bool isBefore(std::string_view left, std::string_view right) {
    return left.size() != right.size() ? left.size() < right.size() : left < right;
}

} // namespace

NameTable::NameTable(std::vector<std::string> names) {
    m_entries.reserve(names.size());
    for (std::string& name : names) {
        const auto place = static_cast<std::uint32_t>(m_entries.size());
        m_entries.emplace_back(std::move(name), place);
    }
    std::stable_sort(m_entries.begin(), m_entries.end(), [](const auto& left, const auto& right) {
        return isBefore(left.first, right.first);
    });
    const auto last =
        std::unique(m_entries.begin(), m_entries.end(),
                    [](const auto& left, const auto& right) { return left.first == right.first; });
    m_entries.erase(last, m_entries.end());
}

std::optional<std::size_t> NameTable::indexOf(std::string_view name) const {
    const auto found = std::lower_bound(
        m_entries.begin(), m_entries.end(), name,
        [](const auto& entry, std::string_view wanted) { return isBefore(entry.first, wanted); });
    if (found == m_entries.end() || found->first != name) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - m_entries.begin());
}

std::optional<std::uint32_t> NameTable::find(std::string_view name) const {
    const auto index = indexOf(name);
    return index ? std::optional(m_entries[*index].second) : std::nullopt;
}

} // namespace muscope::schema
