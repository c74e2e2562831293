// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace muscope {

// The rows of one running statement, one after the other, as bytes of the driver's own buffer: the
// memory used does not grow with the result. Destroying it ends the statement.
class RowCursor {
public:
    virtual ~RowCursor() = default;

    // Steps to the next row; false at the end.
    [[nodiscard]] virtual Result<bool> next() = 0;

    // A column of the current row, valid until next(); nullopt is NULL.
    [[nodiscard]] virtual std::optional<std::string_view> bytes(int column) const = 0;
    // A column that is an integer in SQL; 0 for NULL.
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
};

} // namespace muscope
