// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/digest_anchor.h"

#include <span>
#include <string>
#include <vector>

namespace muscope {

// What became of a session since an anchor was taken, by event id. Events of one id are paired by
// their digest first, then in their order, so an id that stands twice is no difference in itself.
struct AnchorComparison {
    std::vector<std::string> changed;  // in both, with another digest
    std::vector<std::string> removed;  // in the anchor alone
    std::vector<std::string> inserted; // in the store alone
    // In both, but not in their order. Where the fewest events that must have moved can be told in
    // several ways (two neighbours that changed places), all that may have moved are named.
    std::vector<std::string> reordered;

    // In the order of the anchor; those inserted in the order found. n log n.
    [[nodiscard]] static AnchorComparison of(std::span<const AnchoredEvent> anchored,
                                             std::span<const AnchoredEvent> found);

    [[nodiscard]] bool isEmpty() const {
        return changed.empty() && removed.empty() && inserted.empty() && reordered.empty();
    }

    bool operator==(const AnchorComparison&) const = default;
};

} // namespace muscope
