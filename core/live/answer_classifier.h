// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/revision.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// What a server's answer to server/discover, or its refusal of initialize, says of the revisions it
// speaks.
enum class Era : unsigned char {
    Modern,          // speaks the modern revision `revision`
    AskAgain,        // refused the revision asked for, speaks `revision`, a modern one as well
    NothingInCommon, // modern, but no revision that muscope speaks
    HeadersRejected, // modern, and did not like what was sent with the request: no era to fall back
                     // to
    Legacy,          // no sign of a modern server: initialize is next
    TryHttpSse,      // does not take initialize by POST: its stream is next
    ModernOnly,      // refuses initialize, names modern revisions
    Authorization,   // wants a credential: says nothing of its era
    ServerFailure,   // failed or is overloaded: says nothing of its era
    Unusable,        // an answer that is none
};

// A verdict and, in one sentence for people, what it was read from. The sentence holds nothing the
// server wrote but versions.
struct EraVerdict {
    Era era = Era::Unusable;
    std::optional<Revision> revision;
    std::vector<std::string> offered; // versions the server named, a handful at most
    std::string reason;
};

// The head of an answer of HTTP and the beginning of its body. Of a body more than MaxAnswerBytes
// are not looked at; a longer JSON text counts as none.
struct HttpAnswer {
    int status = 0;
    std::string_view mediaType; // "application/json": in lower case, without parameters
    std::string_view body;
};
inline constexpr std::size_t MaxAnswerBytes = std::size_t{1} << 20;

// Which revision a server/discover was asked at, and whether that was the second time already.
struct DiscoverAttempt {
    Revision revision = Revision::V2026_07_28;
    bool isSecond = false;
};

// Pure functions of what came; any bytes are valid input. The rules are those of the specification
// (2026-07-28, Versioning) with the narrower ones of the TypeScript SDK's prober: what is no valid
// answer of a modern server is legacy, what may be a passing trouble is no evidence at all.
[[nodiscard]] EraVerdict classifyDiscover(const HttpAnswer& answer, DiscoverAttempt attempt);
[[nodiscard]] EraVerdict classifyRefusal(const HttpAnswer& answer);

// The result of the first JSON-RPC answer in a body, JSON or events, as JSON text; of one that is
// an error the error. Empty: there is no answer in it.
[[nodiscard]] std::string answerIn(std::string_view mediaType, std::string_view body);

} // namespace muscope
