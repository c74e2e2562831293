// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/revision.h"

#include <algorithm>

namespace muscope {

std::string_view nameOf(Revision revision) {
    switch (revision) {
    case Revision::V2024_11_05:
        return "2024-11-05";
    case Revision::V2025_03_26:
        return "2025-03-26";
    case Revision::V2025_06_18:
        return "2025-06-18";
    case Revision::V2025_11_25:
        return "2025-11-25";
    case Revision::V2026_07_28:
        return "2026-07-28";
    }
    return {};
}

std::optional<Revision> revisionNamed(std::string_view name) {
    const auto* const found =
        std::ranges::find_if(Revisions, [name](Revision it) { return nameOf(it) == name; });
    return found == Revisions.end() ? std::nullopt : std::optional(*found);
}

} // namespace muscope
