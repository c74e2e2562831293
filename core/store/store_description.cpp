// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/store_description.h"

namespace muscope {

std::optional<std::int64_t> SessionSummary::durationMicroseconds() const {
    if (!first.isKnown() || !last.isKnown()) {
        return std::nullopt;
    }
    return last.microseconds() - first.microseconds();
}

} // namespace muscope
