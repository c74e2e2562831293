// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muscope::schema {

// Names, each with its place among those that were given; a name given again is one name, with the
// first place. Looking one up is logarithmic.
class NameTable {
public:
    NameTable() = default;
    explicit NameTable(std::vector<std::string> names);

    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const;
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }

    // In the order of the table, which is not the one given.
    [[nodiscard]] const std::string& name(std::size_t index) const {
        return m_entries[index].first;
    }
    [[nodiscard]] std::uint32_t place(std::size_t index) const { return m_entries[index].second; }
    // The index in that order.
    [[nodiscard]] std::optional<std::size_t> indexOf(std::string_view name) const;

private:
    std::vector<std::pair<std::string, std::uint32_t>> m_entries; // sorted by length, then bytes
};

} // namespace muscope::schema
