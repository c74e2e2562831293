// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/verdict_text.h"

#include "ui/models/visible_text.h"

#include <QCoreApplication>

#include <string_view>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

struct VerdictText {
    Q_DECLARE_TR_FUNCTIONS(muscope::VerdictText)
};

QString matchMeaning(MatchLevel level) {
    switch (level) {
    case MatchLevel::Exact:
        return VerdictText::tr("Turned back, it is the same text.");
    case MatchLevel::Equivalent:
        return VerdictText::tr("Turned back, it is the same JSON value. Spacing, key order or the "
                               "spelling of numbers differ, as they do after a way through JSONB.");
    case MatchLevel::Lossy:
        return VerdictText::tr("Turned back, it is the same but for the characters this way of "
                               "reversing is known to destroy.");
    case MatchLevel::None:
        break;
    }
    return {};
}

} // namespace

QString verdictWord(Verdict verdict) {
    switch (verdict) {
    case Verdict::Differs:
        return VerdictText::tr("differs");
    case Verdict::WrongSubject:
        return VerdictText::tr("wrong subject");
    case Verdict::Malformed:
        return VerdictText::tr("malformed");
    case Verdict::NotCheckable:
        return VerdictText::tr("not checkable");
    case Verdict::Match:
        return VerdictText::tr("match");
    case Verdict::None:
        return u"–"_s;
    case Verdict::ReceiptEvent:
        return VerdictText::tr("is a receipt");
    case Verdict::Unchecked:
        return VerdictText::tr("unchecked");
    }
    return {};
}

QString verdictHeading(Verdict verdict, MatchLevel level) {
    switch (verdict) {
    case Verdict::Differs:
        return VerdictText::tr("The receipt differs from what is stored");
    case Verdict::WrongSubject:
        return VerdictText::tr("The receipt is of another subject");
    case Verdict::Malformed:
        return VerdictText::tr("The receipt cannot be read");
    case Verdict::NotCheckable:
        return VerdictText::tr("The receipt cannot be checked");
    case Verdict::Match:
        return level == MatchLevel::Exact
                   ? VerdictText::tr("The receipt matches what is stored")
                   : VerdictText::tr("The receipt matches what is stored (%1)")
                         .arg(levelWord(level));
    case Verdict::None:
        return VerdictText::tr("No receipt was found");
    case Verdict::ReceiptEvent:
        return VerdictText::tr("This event is itself a receipt");
    case Verdict::Unchecked:
        return VerdictText::tr("Not checked yet");
    }
    return {};
}

QString verdictExplanation(Verdict verdict, MatchLevel level) {
    switch (verdict) {
    case Verdict::Differs:
        return VerdictText::tr("It is a receipt of this event, and says something else.");
    case Verdict::WrongSubject:
        return VerdictText::tr("Its label names another event, type or session, or it is a "
                               "receipt of another event.");
    case Verdict::Malformed:
        return VerdictText::tr("What was found does not have the form of a receipt.");
    case Verdict::NotCheckable:
        return VerdictText::tr("There is nothing it could be compared with, or a match would prove "
                               "nothing.");
    case Verdict::Match:
        return matchMeaning(level);
    case Verdict::None:
        return VerdictText::tr(
            "None in its metadata, in another event of the session, in the "
            "table mu_receipts, or in the folder of receipts, where there are such.");
    case Verdict::ReceiptEvent:
        return VerdictText::tr("It is checked together with the event it belongs to.");
    case Verdict::Unchecked:
        return VerdictText::tr("Nobody has looked at this event's receipts so far.");
    }
    return {};
}

QString reportSentence(const ReceiptReport& report) {
    constexpr qsizetype MostCharacters = 400;
    return report.detail.empty() ? verdictExplanation(report.verdict, report.level)
                                 : asSentence(visibleStart(report.detail, MostCharacters));
}

QString reportHeading(const ReceiptReport& report) {
    // Held against the original that it carries, it says nothing of what is stored.
    const bool isOfItself = report.subject != nullptr && std::string_view(report.subject) == "self";
    return isOfItself && report.verdict == Verdict::Differs
               ? VerdictText::tr("The receipt contradicts itself")
               : verdictHeading(report.verdict, report.level);
}

QString asSentence(const QString& text) {
    return text.isEmpty()
               ? text
               : text.at(0).toUpper() + text.mid(1) + (text.endsWith(u'.') ? QString() : u"."_s);
}

QString levelWord(MatchLevel level) {
    switch (level) {
    case MatchLevel::Exact:
        return VerdictText::tr("exact");
    case MatchLevel::Equivalent:
        return VerdictText::tr("equivalent");
    case MatchLevel::Lossy:
        return VerdictText::tr("lossy");
    case MatchLevel::None:
        break;
    }
    return {};
}

QString directionWords(Direction direction) {
    switch (direction) {
    case Direction::ClientToServer:
        return VerdictText::tr("client → server");
    case Direction::ServerToClient:
        return VerdictText::tr("server → client");
    case Direction::Unknown:
        break;
    }
    return {};
}

} // namespace muscope
