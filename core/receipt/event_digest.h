// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/canonical_event.h"
#include "core/receipt/sha256.h"

namespace muscope {

// The digest of single events, which tells one from others: SHA-256 of the canonical form. Holds
// scratch memory: one per thread.
class EventDigest final {
public:
    [[nodiscard]] Digest of(const EventView& event) { return sha256(m_canonical.text(event)); }

private:
    CanonicalEvent m_canonical;
};

} // namespace muscope
