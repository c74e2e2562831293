// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/timeline/column_entries.h"

namespace muscope {

void ColumnEntries::add(std::size_t number, const First& event) {
    Column& column = m_columns[number];
    if (column.count == 0 || event.entry < column.first.entry) {
        column.first = event;
    }
    ++column.count;
    ++m_size;
}

std::optional<ColumnEntries::First> ColumnEntries::firstAt(std::size_t column) const {
    return m_columns[column].count > 0 ? std::optional(m_columns[column].first) : std::nullopt;
}

} // namespace muscope
