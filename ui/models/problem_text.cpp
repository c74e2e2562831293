// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/problem_text.h"

#include "core/index/problem_finder.h"
#include "ui/models/number_text.h"
#include "ui/models/visible_text.h"
#include "ui/models/workflow_text.h"

#include <QCoreApplication>

namespace muscope {

namespace {

constexpr qsizetype NameCharacters = 80;
constexpr qsizetype SentenceCharacters = 400;
// A sentence is made while painting: rows without a time are walked back over so far.
constexpr std::uint32_t TimelessRows = 1000;

struct ProblemText {
    Q_DECLARE_TR_FUNCTIONS(muscope::ProblemText)
};

QString shortened(const QString& text, qsizetype limit) {
    return visibleLine(QStringView(text).left(limit));
}

QString errorSentence(const IndexSnapshot& index, const EventRow& event, const QString& subject) {
    if (event.kind != MessageKind::Response) {
        return event.kind == MessageKind::Call
                   ? ProblemText::tr("%1 ended in an error").arg(subject)
                   : ProblemText::tr("%1 tells an error").arg(subject);
    }
    const auto took = index.tookMicroseconds(event);
    return took ? ProblemText::tr("%1 answered with an error after %2")
                      .arg(subject, durationText(*took))
                : ProblemText::tr("%1 answered with an error").arg(subject);
}

QString backwardsSentence(const IndexSnapshot& index, RowNumber number) {
    const Timestamp time = index.row(number).time;
    for (std::uint32_t back = 1; back <= std::min(number.value(), TimelessRows); ++back) {
        const Timestamp earlier = index.row(RowNumber(number.value() - back)).time;
        if (!earlier.isKnown()) {
            continue;
        }
        const auto behind = ProblemFinder::backwardsMicroseconds(earlier, time);
        return behind ? ProblemText::tr("time goes back by %1").arg(durationText(*behind))
                      : ProblemText::tr("time goes back");
    }
    return ProblemText::tr("time goes back");
}

QString receiptSentence(ProblemKind kind, const QString& subject, const ProblemNote* note) {
    if (note != nullptr) {
        return ProblemText::tr("Receipt of %1: %2")
            .arg(subject, shortened(note->detail, SentenceCharacters));
    }
    switch (kind) {
    case ProblemKind::WrongSubject:
        return ProblemText::tr("Receipt of %1 names another subject").arg(subject);
    case ProblemKind::Malformed:
        return ProblemText::tr("Receipt of %1 cannot be read").arg(subject);
    default:
        return ProblemText::tr("Receipt of %1 differs from what is stored").arg(subject);
    }
}

// What the pass has noted, else the meaning of the kind.
QString notedSentence(ProblemKind kind, const QString& subject, const ProblemNote* note) {
    return ProblemText::tr("%1: %2").arg(
        subject,
        note == nullptr ? problemExplanation(kind) : shortened(note->detail, SentenceCharacters));
}

} // namespace

QString problemWord(ProblemKind kind) {
    switch (kind) {
    case ProblemKind::Differs:
        return ProblemText::tr("differs");
    case ProblemKind::WrongSubject:
        return ProblemText::tr("wrong subject");
    case ProblemKind::Malformed:
        return ProblemText::tr("malformed");
    case ProblemKind::Schema:
        return ProblemText::tr("schema");
    case ProblemKind::Error:
        return ProblemText::tr("error");
    case ProblemKind::Hung:
        return ProblemText::tr("no answer");
    case ProblemKind::Orphan:
        return ProblemText::tr("no request");
    case ProblemKind::Ambiguous:
        return ProblemText::tr("ambiguous");
    case ProblemKind::Permission:
        return ProblemText::tr("permission");
    case ProblemKind::Undeclared:
        return ProblemText::tr("undeclared");
    case ProblemKind::OrphanReceipt:
        return ProblemText::tr("stray receipt");
    case ProblemKind::TimeBackwards:
        return ProblemText::tr("time back");
    case ProblemKind::NotUtf8:
        return ProblemText::tr("not UTF-8");
    case ProblemKind::DuplicateKeys:
        return ProblemText::tr("repeated key");
    case ProblemKind::SchemaUnchecked:
        return ProblemText::tr("not evaluated");
    case ProblemKind::Workflow:
        return ProblemText::tr("workflow");
    }
    return {};
}

QString problemExplanation(ProblemKind kind) {
    switch (kind) {
    case ProblemKind::Differs:
        return ProblemText::tr("its receipt says something else than what is stored");
    case ProblemKind::WrongSubject:
        return ProblemText::tr("its receipt is of another event, type or session");
    case ProblemKind::Malformed:
        return ProblemText::tr("what was found does not have the form of a receipt");
    case ProblemKind::Schema:
        return ProblemText::tr("it does not keep to its workflow's schema");
    case ProblemKind::Error:
        return ProblemText::tr("an answer that tells an error");
    case ProblemKind::Hung:
        return ProblemText::tr("a call nobody answered before the session's end");
    case ProblemKind::Orphan:
        return ProblemText::tr("an answer whose request is not in the session");
    case ProblemKind::Ambiguous:
        return ProblemText::tr("an answer that more than one request fits");
    case ProblemKind::Permission:
        return ProblemText::tr("its workflow gives the right to make this call to others");
    case ProblemKind::Undeclared:
        return ProblemText::tr("a call of a tool that no workflow declares");
    case ProblemKind::OrphanReceipt:
        return ProblemText::tr("a receipt of an event that is not there");
    case ProblemKind::TimeBackwards:
        return ProblemText::tr("an earlier time than that of the event before");
    case ProblemKind::NotUtf8:
        return ProblemText::tr("bytes that cannot be read as text");
    case ProblemKind::DuplicateKeys:
        return ProblemText::tr("a key that an object holds more than once");
    case ProblemKind::SchemaUnchecked:
        return ProblemText::tr("a part of its workflow's schema that is not evaluated");
    case ProblemKind::Workflow:
        return ProblemText::tr("something about a workflow itself");
    }
    return {};
}

QString problemSentence(const IndexSnapshot& index, const Problem& problem,
                        const ProblemNote* note) {
    const EventRow event = index.row(problem.row);
    const QString& name = index.text(event.name);
    const QString subject =
        shortened(name.isEmpty() ? index.text(event.type) : name, NameCharacters);
    switch (problem.kind) {
    case ProblemKind::Differs:
    case ProblemKind::WrongSubject:
    case ProblemKind::Malformed:
        return receiptSentence(problem.kind, subject, note);
    case ProblemKind::Error:
        return errorSentence(index, event, subject);
    case ProblemKind::Hung:
        return ProblemText::tr("%1 was called and never answered").arg(subject);
    case ProblemKind::Orphan:
        return ProblemText::tr("%1 answers a request that is not in the session").arg(subject);
    case ProblemKind::Ambiguous:
        return ProblemText::tr("%1 could answer more than one request").arg(subject);
    case ProblemKind::TimeBackwards:
        return backwardsSentence(index, problem.row);
    case ProblemKind::Schema:
    case ProblemKind::Permission:
    case ProblemKind::Undeclared:
    case ProblemKind::OrphanReceipt:
    case ProblemKind::NotUtf8:
    case ProblemKind::DuplicateKeys:
    case ProblemKind::SchemaUnchecked:
    case ProblemKind::Workflow:
        break;
    }
    // The name of an event that is no message is made of its keys: the type says more.
    return notedSentence(problem.kind,
                         event.kind == MessageKind::Other
                             ? shortened(index.text(event.type), NameCharacters)
                             : subject,
                         note);
}

QString problemSentence(const LooseProblem& problem) {
    const QString sentence = shortened(problem.detail, SentenceCharacters);
    return problem.workflow.empty()
               ? sentence
               : sentence + QStringLiteral(" · ") + placeText(problem.workflow, problem.line);
}

} // namespace muscope
