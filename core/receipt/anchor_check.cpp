// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/anchor_check.h"

namespace muscope {

AnchorCheck AnchorCheck::of(const SignedAnchor& anchored, const DigestAnchor& found) {
    const DigestAnchor& anchor = anchored.anchor;
    return {.sessionId = anchor.sessionId,
            .expected = anchor.digest,
            .found = found.digest,
            .anchoredCount = anchor.count,
            .foundCount = found.count,
            .isConsistent = anchor.isConsistent(),
            .comparison = AnchorComparison::of(anchor.events, found.events),
            .signature = anchored.signature};
}

bool AnchorCheck::holds() const {
    return isConsistent && expected == found && comparison.isEmpty() &&
           (!signature || signature->state != AnchorSignature::State::Invalid);
}

} // namespace muscope
