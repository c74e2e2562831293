// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/negotiation.h"

#include "core/live/answer_classifier.h"
#include "core/live/network_words.h"

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

QString shownText(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

Attempt firstAttempt(const LiveSettings& settings) {
    switch (settings.era) {
    case EraChoice::Legacy:
        break;
    case EraChoice::Automatic:
        return {TransportKind::Modern, Revision::V2026_07_28};
    case EraChoice::Pinned:
        if (isModern(settings.pinned)) {
            return {TransportKind::Modern, settings.pinned};
        }
        return {settings.pinned == Revision::V2024_11_05 ? TransportKind::HttpSse
                                                         : TransportKind::Streamable,
                settings.pinned};
    }
    return firstLegacyAttempt();
}

Attempt firstLegacyAttempt() {
    return {TransportKind::Streamable, Revision::V2025_11_25};
}

std::optional<Attempt> attemptAfter(const LiveSettings& settings, const Attempt& attempt,
                                    const RequestFailure& failure) {
    if (settings.era == EraChoice::Pinned || attempt.kind != TransportKind::Streamable) {
        return std::nullopt;
    }
    const HttpAnswer answer{
        failure.status,
        {failure.mediaType.constData(), static_cast<std::size_t>(failure.mediaType.size())},
        failure.body};
    if (classifyRefusal(answer).era != Era::TryHttpSse) {
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
                       "after a handshake"_s.arg(place, shownText(answered)));
    }
    if (settings.era == EraChoice::Pinned && *revision != settings.pinned) {
        return failure(ErrorCode::Connection,
                       u"connecting to %1: it chose revision %2, but %3 was asked for alone"_s.arg(
                           place, shownText(answered), shownText(nameOf(settings.pinned))));
    }
    return *revision;
}

} // namespace muscope
