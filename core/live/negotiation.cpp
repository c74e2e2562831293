// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/negotiation.h"

#include "core/live/network_words.h"
#include "core/live/status_words.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

constexpr int UnsupportedVersion = -32022; // 2026-07-28: a server that knows no handshake

// 400, 404 and 405 by the specification; the others come from servers of HTTP+SSE alone, or from
// what stands before them.
constexpr std::array FallbackStatuses{400, 404, 405, 406, 411, 415};

QString toText(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

Attempt firstAttempt(const LiveSettings& settings) {
    if (settings.era != EraChoice::Pinned) {
        return {};
    }
    return {settings.pinned == Revision::V2024_11_05 ? TransportKind::HttpSse
                                                     : TransportKind::Streamable,
            settings.pinned};
}

std::optional<Attempt> attemptAfter(const LiveSettings& settings, const Attempt& attempt,
                                    const RequestFailure& failure) {
    const bool mayBeOlder =
        std::ranges::find(FallbackStatuses, failure.status) != FallbackStatuses.end();
    if (settings.era == EraChoice::Pinned || attempt.kind != TransportKind::Streamable ||
        !mayBeOlder || rpcErrorCode(failure.body) == UnsupportedVersion) {
        return std::nullopt;
    }
    return Attempt{TransportKind::HttpSse, attempt.revision};
}

Result<Revision> agreedRevision(const LiveSettings& settings, std::string_view answered) {
    const std::optional<Revision> revision = revisionNamed(answered);
    const QString place = placeOf(settings.url);
    if (!revision || isModern(*revision)) {
        return failure(ErrorCode::Connection,
                       u"connecting to %1: it chose revision \"%2\", which muscope does not speak "
                       "after a handshake"_s.arg(place, toText(answered)));
    }
    if (settings.era == EraChoice::Pinned && *revision != settings.pinned) {
        return failure(ErrorCode::Connection,
                       u"connecting to %1: it chose revision %2, but %3 was asked for alone"_s.arg(
                           place, toText(answered), toText(nameOf(settings.pinned))));
    }
    return *revision;
}

} // namespace muscope
