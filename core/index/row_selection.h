// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"

#include <memory>
#include <optional>
#include <vector>

namespace muscope {

// The rows of an index that are to be shown: all of them, or a list. Immutable, cheap to copy, safe
// on any thread. A place is where a row stands in the selection.
class RowSelection {
public:
    // Every row of whatever index it is used with.
    RowSelection() = default;
    // These rows, ascending and without doubles.
    explicit RowSelection(std::vector<RowNumber> rows);

    [[nodiscard]] bool isEverything() const { return m_rows == nullptr; }
    // How many rows it picks of an index of total rows.
    [[nodiscard]] std::uint32_t size(std::uint32_t total) const;
    // The row at a place below size().
    [[nodiscard]] RowNumber at(std::uint32_t place) const;
    // O(log n); nullopt where the row is not picked.
    [[nodiscard]] std::optional<std::uint32_t> placeOf(RowNumber row) const;
    // The place of the first picked row that is not before row; size() where there is none.
    [[nodiscard]] std::uint32_t firstPlaceFrom(RowNumber row) const;

private:
    std::shared_ptr<const std::vector<RowNumber>> m_rows; // null: every row
};

} // namespace muscope
