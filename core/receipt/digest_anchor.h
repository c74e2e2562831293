// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/receipt/digest_chain.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// An event as an anchor knows it: its id, and the SHA-256 of its canonical form alone. Not the
// chain so far, of which everything behind a change would differ: this names what changed.
struct AnchoredEvent {
    std::string id; // as the store spells it
    Digest digest{};

    bool operator==(const AnchoredEvent&) const = default;
};

// What a person exports of a session and keeps, to compare the store with later. One JSON object
// with algorithm, session_id, count, digest and events, one [event_id, digest] a line; an id that
// is no UTF-8 is an object {"base64":"…"} instead of a string.
struct DigestAnchor {
    std::string sessionId;
    std::int64_t count = 0;
    Digest digest{};
    std::vector<AnchoredEvent> events;

    // Whether the events give its count and digest. If not, somebody has edited the anchor.
    [[nodiscard]] bool isConsistent() const;

    // The anchor in text. Other blanks, members that are not known, a BOM and hex digits of either
    // case are read as well; name stands in the message where it is no anchor.
    [[nodiscard]] std::string toText() const;
    [[nodiscard]] static Result<DigestAnchor> parse(std::string_view text, const QString& name);

    // The bytes of an anchor's file, for parse() and to check its signature with; not above
    // MaximumSize.
    [[nodiscard]] static Result<std::string> readText(const QString& path);

    static constexpr std::int64_t MaximumSize = std::int64_t{1} << 30; // bytes
};

} // namespace muscope
