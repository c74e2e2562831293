// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_text.h"

#include "core/report/report.h"

namespace muscope {

namespace {

constexpr std::string_view NoBreakSpace = "\u00a0";
constexpr std::int64_t Millisecond = 1'000;
constexpr std::int64_t Second = 1'000'000;
constexpr std::int64_t Minute = 60 * Second;
constexpr std::int64_t Hour = 60 * Minute;
constexpr std::int64_t Day = 24 * Hour;

std::string padded(std::int64_t value, std::size_t digits) {
    const std::string text = std::to_string(value);
    return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

std::string_view matchMeaning(MatchLevel level) {
    switch (level) {
    case MatchLevel::Exact:
        return "turned back, the receipt is the same text";
    case MatchLevel::Equivalent:
        return "turned back, it is the same JSON value: spacing, key order or the spelling of "
               "numbers differ";
    case MatchLevel::Lossy:
        return "turned back, it is the same but for characters this way of reversing destroys";
    case MatchLevel::None:
        break;
    }
    return "turned back, the receipt is what is stored";
}

} // namespace

std::string countText(std::int64_t count) {
    const std::string digits = std::to_string(count);
    const std::size_t sign = count < 0 ? 1 : 0;
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > sign && (digits.size() - i) % 3 == 0) {
            text += NoBreakSpace;
        }
        text += digits[i];
    }
    return text;
}

std::string countText(std::int64_t count, std::string_view one, std::string_view many) {
    return countText(count) + std::string(NoBreakSpace).append(count == 1 ? one : many);
}

std::string millisecondsText(std::int64_t microseconds) {
    return countText(microseconds / Millisecond) + '.' + padded(microseconds % Millisecond, 3);
}

std::string durationText(std::int64_t microseconds) {
    const auto with = [](std::int64_t value, const char* unit) {
        return std::to_string(value).append(NoBreakSpace).append(unit);
    };
    if (microseconds < Millisecond) {
        return with(microseconds, "µs");
    }
    if (microseconds < Second) {
        return with(microseconds / Millisecond, "ms");
    }
    if (microseconds < Minute) {
        return std::to_string(microseconds / Second) + '.' +
               with(microseconds % Second / (Second / 10), "s");
    }
    if (microseconds < Hour) {
        return with(microseconds / Minute, "min ") + with(microseconds / Second % 60, "s");
    }
    if (microseconds < Day) {
        return with(microseconds / Hour, "h ") + padded(microseconds / Minute % 60, 2) +
               std::string(NoBreakSpace) + "min";
    }
    return with(microseconds / Day, "d ") + with(microseconds / Hour % 24, "h");
}

std::string verdictText(Verdict verdict, MatchLevel level) {
    switch (verdict) {
    case Verdict::Differs:
        return "differs";
    case Verdict::WrongSubject:
        return "wrong subject";
    case Verdict::Malformed:
        return "malformed";
    case Verdict::NotCheckable:
        return "not checkable";
    case Verdict::Match:
        return level == MatchLevel::None ? "match" : std::string("match, ") + wordFor(level);
    case Verdict::None:
        return "without receipt";
    case Verdict::ReceiptEvent:
        return "is a receipt";
    case Verdict::Unchecked:
        return "unchecked";
    }
    return {};
}

std::string_view verdictMeaning(Verdict verdict, MatchLevel level) {
    switch (verdict) {
    case Verdict::Differs:
        return "it is a receipt of this event, and says something else";
    case Verdict::WrongSubject:
        return "its label names another event, type or session, or it is a receipt of another "
               "event";
    case Verdict::Malformed:
        return "what was found does not have the form of a receipt";
    case Verdict::NotCheckable:
        return "there is nothing to compare it with, or a match would prove nothing";
    case Verdict::Match:
        return matchMeaning(level);
    case Verdict::None:
        return "no receipt was found: nothing is known of these events";
    case Verdict::ReceiptEvent:
        return "events that are themselves receipts, checked with the events they belong to";
    case Verdict::Unchecked:
        return "nobody has looked";
    }
    return {};
}

std::string_view problemText(ProblemKind kind) {
    switch (kind) {
    case ProblemKind::Differs:
        return "differs";
    case ProblemKind::WrongSubject:
        return "wrong subject";
    case ProblemKind::Malformed:
        return "malformed";
    case ProblemKind::Schema:
        return "schema breach";
    case ProblemKind::Error:
        return "error";
    case ProblemKind::Hung:
        return "no answer";
    case ProblemKind::Orphan:
        return "no request";
    case ProblemKind::Ambiguous:
        return "ambiguous";
    case ProblemKind::Permission:
        return "permission";
    case ProblemKind::Undeclared:
        return "undeclared";
    case ProblemKind::OrphanReceipt:
        return "stray receipt";
    case ProblemKind::TimeBackwards:
        return "time back";
    case ProblemKind::NotUtf8:
        return "not UTF-8";
    case ProblemKind::DuplicateKeys:
        return "repeated key";
    case ProblemKind::SchemaUnchecked:
        return "not evaluated";
    case ProblemKind::Workflow:
        return "workflow";
    }
    return {};
}

std::string_view problemMeaning(ProblemKind kind) {
    switch (kind) {
    case ProblemKind::Differs:
        return "the receipt says something else than what is stored";
    case ProblemKind::WrongSubject:
        return "the receipt is of another event, type or session";
    case ProblemKind::Malformed:
        return "what was found does not have the form of a receipt";
    case ProblemKind::Schema:
        return "the event does not keep to its workflow's schema";
    case ProblemKind::Error:
        return "an answer that tells an error";
    case ProblemKind::Hung:
        return "a call nobody answered before the session's end";
    case ProblemKind::Orphan:
        return "an answer whose request is not in the session";
    case ProblemKind::Ambiguous:
        return "an answer that more than one request fits";
    case ProblemKind::Permission:
        return "the workflow gives the right to make this call to others";
    case ProblemKind::Undeclared:
        return "a call of a tool that no workflow declares";
    case ProblemKind::OrphanReceipt:
        return "a receipt of an event that is not there";
    case ProblemKind::TimeBackwards:
        return "an earlier time than that of the event before";
    case ProblemKind::NotUtf8:
        return "bytes that cannot be read as text";
    case ProblemKind::DuplicateKeys:
        return "a key that an object holds more than once";
    case ProblemKind::SchemaUnchecked:
        return "a part of a workflow's schema that is not evaluated";
    case ProblemKind::Workflow:
        return "something about a workflow itself";
    }
    return {};
}

std::string_view directionText(Direction direction) {
    switch (direction) {
    case Direction::ClientToServer:
        return "client → server";
    case Direction::ServerToClient:
        return "server → client";
    case Direction::Unknown:
        break;
    }
    return {};
}

std::string failureSentence(const FailedReceipt& failed) {
    std::string sentence = failed.detail.empty()
                               ? std::string(verdictMeaning(failed.verdict, MatchLevel::None))
                               : failed.detail;
    if (failed.firstDifference) {
        sentence += "; first difference at line " + std::to_string(failed.firstDifference->line) +
                    ", column " + std::to_string(failed.firstDifference->column);
        if (failed.firstDifference->path) {
            sentence +=
                ", JSON " +
                (failed.firstDifference->path->empty() ? "root" : *failed.firstDifference->path);
        }
    }
    if (failed.distance) {
        sentence += "; " + countText(failed.distance->characters, "character", "characters") +
                    ", " + countText(failed.distance->words, "word", "words") + " apart";
    }
    return sentence + '.';
}

} // namespace muscope
