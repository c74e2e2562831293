// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/anchor_comparison.h"
#include "core/receipt/anchor_file.h"

namespace muscope {

// What a session and the anchor that was taken of it came to.
struct AnchorCheck {
    std::string sessionId;
    Digest expected{}; // as the anchor has it
    Digest found{};    // as the store has it
    std::int64_t anchoredCount = 0;
    std::int64_t foundCount = 0;
    bool isConsistent = true; // the anchor with itself
    AnchorComparison comparison;
    std::optional<AnchorSignature> signature;

    [[nodiscard]] static AnchorCheck of(const SignedAnchor& anchored, const DigestAnchor& found);

    // Nothing differs. A signature that is not valid fails it; one that was not or cannot be
    // checked says nothing.
    [[nodiscard]] bool holds() const;
};

} // namespace muscope
