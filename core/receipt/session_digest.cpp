// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/session_digest.h"

namespace muscope {

Digest SessionDigest::add(const EventView& event) {
    const Digest digest = m_events.of(event);
    m_chain.add(digest);
    return digest;
}

} // namespace muscope
