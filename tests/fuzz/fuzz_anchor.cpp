// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/anchor_comparison.h"
#include "core/receipt/digest_anchor.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

// Any bytes as an anchor. What is read comes back the same when it is written, and compares with
// itself as equal; what is not read says why.

namespace {

using namespace muscope;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QString name = QStringLiteral("anchor");
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto anchor = DigestAnchor::parse(text, name);
    if (!anchor) {
        require(anchor.error().message.startsWith(name));
        return 0;
    }
    const auto again = DigestAnchor::parse(anchor->toText(), name);
    require(again && again->sessionId == anchor->sessionId && again->count == anchor->count &&
            again->digest == anchor->digest && again->events == anchor->events);
    require(again->isConsistent() == anchor->isConsistent());
    require(AnchorComparison::of(anchor->events, again->events).isEmpty());
    const std::vector<AnchoredEvent> turned(anchor->events.rbegin(), anchor->events.rend());
    const auto comparison = AnchorComparison::of(anchor->events, turned);
    require(comparison.removed.empty() && comparison.inserted.empty() &&
            comparison.changed.empty());
    require(comparison.isEmpty() == (turned == anchor->events));
    return 0;
}
