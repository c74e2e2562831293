// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/live_text.h"

#include "core/base/utf8_text.h"
#include "core/json/parser.h"
#include "ui/models/number_text.h"
#include "ui/models/visible_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

struct LiveText {
    Q_DECLARE_TR_FUNCTIONS(muscope::LiveText)
};

constexpr qsizetype LongestLine = 400;

QString stateOf(const LiveLogEntry& entry) {
    const LiveFactList facts = liveFacts(entry);
    const auto found = std::find_if(facts.begin(), facts.end(),
                                    [](const auto& fact) { return fact.first == u"state"; });
    return found == facts.end() ? QString() : found->second;
}

// The members of a JSON-RPC message that tell it: method and id, or what kind of answer.
QString messageText(const LiveLogEntry& entry) {
    json::Parser parser;
    const auto parsed = parser.parse(
        std::string_view(entry.raw.constData(), static_cast<std::size_t>(entry.raw.size())));
    if (!parsed || (*parsed)->type(json::Root) != json::Type::Object) {
        return LiveText::tr("%1 bytes").arg(countText(static_cast<std::int64_t>(entry.rawSize)));
    }
    const json::Document& document = **parsed;
    const auto member = [&document](std::string_view key) {
        const auto node = document.find(json::Root, key);
        return node ? visibleStart(document.type(*node) == json::Type::String
                                       ? document.decodedString(*node)
                                       : std::string(document.spelling(*node)),
                                   LongestLine)
                    : QString();
    };
    const QString method = member("method");
    if (!method.isEmpty()) {
        return method;
    }
    const QString id = member("id");
    return document.find(json::Root, "error")
               ? LiveText::tr("error answer to request %1: %2").arg(id, member("error"))
               : LiveText::tr("answer to request %1").arg(id);
}

} // namespace

QString liveStateText(const LiveStatus& status) {
    switch (status.state) {
    case ClientState::Idle:
    case ClientState::Connecting:
        return LiveText::tr("connecting…");
    case ClientState::Ready:
        switch (status.recording.state) {
        case RecorderState::Recording:
            return LiveText::tr("recording");
        case RecorderState::Spooling:
            return LiveText::tr("store away, spooling");
        case RecorderState::Draining:
            return LiveText::tr("store back, catching up");
        case RecorderState::Failed:
            return LiveText::tr("not recorded");
        }
        break;
    case ClientState::Reconnecting:
        return LiveText::tr("reconnecting…");
    case ClientState::Expired:
        return LiveText::tr("session expired, beginning anew…");
    case ClientState::Failed:
        return LiveText::tr("failed");
    case ClientState::Closed:
        break;
    }
    return LiveText::tr("disconnected");
}

LiveTone liveTone(const LiveStatus& status) {
    switch (status.state) {
    case ClientState::Idle:
    case ClientState::Connecting:
    case ClientState::Reconnecting:
    case ClientState::Expired:
        return LiveTone::Working;
    case ClientState::Ready:
        switch (status.recording.state) {
        case RecorderState::Recording:
            return LiveTone::Good;
        case RecorderState::Spooling:
        case RecorderState::Draining:
            return LiveTone::Warning;
        case RecorderState::Failed:
            break;
        }
        return LiveTone::Failure;
    case ClientState::Failed:
        return LiveTone::Failure;
    case ClientState::Closed:
        break;
    }
    return LiveTone::Over;
}

QString revisionText(Revision revision) {
    return toText(nameOf(revision));
}

QString eraText(EraChoice era, Revision pinned) {
    switch (era) {
    case EraChoice::Automatic:
        return LiveText::tr("automatic");
    case EraChoice::Legacy:
        return LiveText::tr("legacy");
    case EraChoice::Pinned:
        break;
    }
    return LiveText::tr("%1 alone").arg(revisionText(pinned));
}

LiveFactList liveFacts(const LiveLogEntry& entry) {
    json::Parser parser;
    const auto parsed = parser.parse(entry.facts);
    LiveFactList facts;
    if (!parsed || (*parsed)->type(json::Root) != json::Type::Object) {
        return facts;
    }
    const json::Document& document = **parsed;
    for (auto member = document.firstChild(json::Root); member;
         member = document.nextSibling(*member)) {
        const std::string value = document.type(*member) == json::Type::String
                                      ? document.decodedString(*member)
                                      : std::string(document.spelling(*member));
        facts.emplace_back(visibleLine(toText(document.decodedKey(*member))),
                           visibleText(toText(value)));
    }
    return facts;
}

QString liveStepText(const LiveLogEntry& entry) {
    switch (entry.kind) {
    case LiveEventKind::Message:
        return entry.direction == Direction::ClientToServer ? LiveText::tr("sent")
                                                            : LiveText::tr("received");
    case LiveEventKind::Connection: {
        const QString state = stateOf(entry).replace(u'_', u' ');
        return entry.source == LiveLogEntry::Source::Recorder
                   ? LiveText::tr("recorder: %1").arg(state)
               : state.isEmpty() ? LiveText::tr("connection")
                                 : state;
    }
    case LiveEventKind::Probe:
        return LiveText::tr("probe");
    case LiveEventKind::Gap:
        return LiveText::tr("gap");
    case LiveEventKind::Duplicate:
        return LiveText::tr("duplicate");
    case LiveEventKind::Malformed:
        break;
    }
    return LiveText::tr("malformed");
}

QString liveLineText(const LiveLogEntry& entry) {
    if (entry.kind == LiveEventKind::Message) {
        return messageText(entry);
    }
    // Why comes first and stands alone; the rest by name.
    QString why;
    QStringList rest;
    for (const auto& [name, value] : liveFacts(entry)) {
        if (name == u"why") {
            why = visibleLine(value);
        } else if (name != u"state") {
            rest += u"%1 %2"_s.arg(QString(name).replace(u'_', u' '), visibleLine(value));
        }
    }
    if (rest.isEmpty() && why.isEmpty() && entry.rawSize > 0) {
        return messageText(entry);
    }
    const QString others = rest.join(u" · "_s);
    const QString line = why.isEmpty() || others.isEmpty() ? why + others : why + u" · "_s + others;
    return line.left(LongestLine);
}

LiveTone liveTone(const LiveLogEntry& entry) {
    switch (entry.kind) {
    case LiveEventKind::Message:
    case LiveEventKind::Probe:
        return LiveTone::Neutral;
    case LiveEventKind::Gap:
    case LiveEventKind::Malformed:
        return LiveTone::Warning;
    case LiveEventKind::Duplicate:
        return LiveTone::Neutral;
    case LiveEventKind::Connection:
        break;
    }
    const QString state = stateOf(entry);
    const auto isOneOf = [&state](const auto& words) {
        return std::find(words.begin(), words.end(), state) != words.end();
    };
    if (isOneOf(std::array{u"failed"_s, u"lost"_s})) {
        return LiveTone::Failure;
    }
    if (isOneOf(std::array{u"connected"_s, u"resumed"_s, u"recording"_s})) {
        return LiveTone::Good;
    }
    if (isOneOf(std::array{u"expired"_s, u"lagging"_s, u"broken"_s, u"dropped"_s, u"spooling"_s,
                           u"reconnecting"_s, u"draining"_s})) {
        return LiveTone::Warning;
    }
    return state == u"closed" ? LiveTone::Over : LiveTone::Neutral;
}

QString liveDetailText(const LiveLogEntry& entry) {
    QString text;
    for (const auto& [name, value] : liveFacts(entry)) {
        text += u"%1: %2\n"_s.arg(name, value);
    }
    if (entry.rawSize > 0) {
        text += text.isEmpty() ? QString() : u"\n"_s;
        text += visibleBytes(entry.raw);
        if (entry.rawSize > static_cast<std::size_t>(entry.raw.size())) {
            text += u"\n"_s + LiveText::tr("… the first %1 of %2 bytes")
                                  .arg(countText(entry.raw.size()),
                                       countText(static_cast<std::int64_t>(entry.rawSize)));
        }
    }
    return text.isEmpty() ? LiveText::tr("Nothing passed at this step.") : text;
}

} // namespace muscope
