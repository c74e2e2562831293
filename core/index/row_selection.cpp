// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/row_selection.h"

#include <algorithm>

namespace muscope {

RowSelection::RowSelection(std::vector<RowNumber> rows)
    : m_rows(std::make_shared<const std::vector<RowNumber>>(std::move(rows))) {}

std::uint32_t RowSelection::size(std::uint32_t total) const {
    return m_rows ? std::min(firstPlaceFrom(RowNumber(total)), total) : total;
}

RowNumber RowSelection::at(std::uint32_t place) const {
    return m_rows ? (*m_rows)[place] : RowNumber(place);
}

std::optional<std::uint32_t> RowSelection::placeOf(RowNumber row) const {
    if (!m_rows) {
        return row.value();
    }
    const auto found = std::lower_bound(m_rows->begin(), m_rows->end(), row);
    return found != m_rows->end() && *found == row
               ? std::optional(static_cast<std::uint32_t>(found - m_rows->begin()))
               : std::nullopt;
}

std::uint32_t RowSelection::firstPlaceFrom(RowNumber row) const {
    if (!m_rows) {
        return row.value();
    }
    return static_cast<std::uint32_t>(std::lower_bound(m_rows->begin(), m_rows->end(), row) -
                                      m_rows->begin());
}

} // namespace muscope
