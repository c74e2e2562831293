// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/sha256.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muscope {

// 64 hex digits in lower case; and back from either case, nothing where they are not that.
[[nodiscard]] std::string hexOf(const Digest& digest);
[[nodiscard]] std::optional<Digest> digestFromHex(std::string_view hex);

// What a chain of events comes to: h0 = SHA-256("muscope digest 1\n" + session id), and with each
// event h = SHA-256(h before + SHA-256(the event's canonical form)), bytes concatenated. An event
// that was changed, removed, inserted or moved gives another digest from there on.
class DigestChain final {
public:
    static constexpr std::string_view Algorithm = "muscope digest 1";

    explicit DigestChain(std::string_view sessionId);

    void add(const Digest& event);

    [[nodiscard]] const Digest& digest() const { return m_digest; }
    [[nodiscard]] std::int64_t count() const { return m_count; }

private:
    Digest m_digest{};
    std::int64_t m_count = 0;
};

} // namespace muscope
