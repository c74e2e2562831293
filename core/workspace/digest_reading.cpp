// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/digest_reading.h"

#include "core/receipt/session_digest.h"

namespace muscope {

Result<DigestAnchor> takeDigest(EventStore& store, const SessionId& session, KeepEvents keep,
                                const std::function<void()>& onEvent, const std::stop_token& stop) {
    DigestAnchor taken;
    taken.sessionId = session.value().toStdString();
    SessionDigest digest(taken.sessionId);
    EventScope scope;
    scope.session = session;
    const Result<void> done = store.read(
        scope,
        [&](const EventView& event) {
            const Digest ofEvent = digest.add(event);
            if (keep == KeepEvents::Yes) {
                taken.events.push_back({std::string(event.eventId), ofEvent});
            }
            onEvent();
        },
        stop);
    if (!done) {
        return tl::unexpected(done.error());
    }
    taken.count = digest.count();
    taken.digest = digest.digest();
    return taken;
}

} // namespace muscope
