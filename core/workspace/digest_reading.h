// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/digest_anchor.h"
#include "core/store/event_store.h"

#include <functional>
#include <stop_token>

namespace muscope {

enum class KeepEvents : unsigned char { No, Yes };

// Reads a session and takes its digest; its events are kept only where that was asked for, as an
// anchor or a comparison needs them. onEvent is called once an event. A session that the store does
// not have comes to no events and no error.
[[nodiscard]] Result<DigestAnchor> takeDigest(EventStore& store, const SessionId& session,
                                              KeepEvents keep, const std::function<void()>& onEvent,
                                              const std::stop_token& stop);

} // namespace muscope
