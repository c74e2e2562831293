// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/digest_chain.h"
#include "core/receipt/event_digest.h"

namespace muscope {

// The digest of a session: a SHA-256 chain over the canonical forms of its events in the store's
// order. Whoever keeps it out of reach of those who may write to the store sees later whether an
// event was changed, removed, inserted or moved; it does not say by whom, and says nothing of what
// happened before it was taken. Events are added one by one and not kept.
class SessionDigest final {
public:
    explicit SessionDigest(std::string_view sessionId)
        : m_chain(sessionId) {}

    // Adds the next event; the digest of that event alone, which tells it from others.
    Digest add(const EventView& event);

    // Of all events so far.
    [[nodiscard]] const Digest& digest() const { return m_chain.digest(); }
    [[nodiscard]] std::int64_t count() const { return m_chain.count(); }

private:
    EventDigest m_events;
    DigestChain m_chain;
};

} // namespace muscope
