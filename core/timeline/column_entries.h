// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/timeline/lane_series.h"

#include <optional>
#include <vector>

namespace muscope {

// Events that are drawn alike, counted per column of one picture: of each column the first of them,
// in the order of time (equal times: of rows), in whatever order they come. What TimeSeries is for
// pictures of any stretch, for a single one.
class ColumnEntries {
public:
    struct First {
        TimelineEntry entry;
        std::int64_t end = 0; // of its bar
        StringId name;
    };

    explicit ColumnEntries(std::size_t columns)
        : m_columns(columns) {}

    void add(std::size_t column, const First& event);

    [[nodiscard]] std::uint32_t size() const { return m_size; }
    // The place of an event is its column.
    [[nodiscard]] TimelineEntry at(std::uint32_t place) const {
        return m_columns[place].first.entry;
    }
    // The first of the events at place; nullopt: there is none.
    [[nodiscard]] std::optional<First> firstAt(std::size_t column) const;
    // All of them are in the picture.
    [[nodiscard]] static std::uint32_t lowerBound(std::int64_t) { return 0; }

    template <typename Visit>
    void visitColumns(const Viewport&, bool, const Visit& visit) const {
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            if (m_columns[column].count > 0) {
                visit(static_cast<int>(column), static_cast<std::uint32_t>(column),
                      m_columns[column].count);
            }
        }
    }

private:
    struct Column {
        std::uint32_t count = 0;
        First first;
    };

    std::vector<Column> m_columns;
    std::uint32_t m_size = 0;
};

} // namespace muscope
