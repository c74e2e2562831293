// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/verification.h"

#include "app/console.h"
#include "app/json_line.h"
#include "app/receipt_print.h"
#include "core/base/utf8_text.h"
#include "core/report/coverage_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace muscope {

namespace {

Json textOrNull(const QByteArray& text) {
    return text.isEmpty() ? Json() : Json(text.toStdString());
}

Json failureJson(const FailedEvent& failed) {
    return {{"session_id", failed.session.value().toStdString()},
            {"event_id", failed.event.value().toStdString()},
            {"verdict", wordFor(failed.report.verdict)},
            {"rule", orNull(failed.report.rule)},
            {"subject", orNull(failed.report.subject)},
            {"first_difference", differenceJson(failed.report.firstDifference)},
            {"found_in", failed.report.foundIn},
            {"detail", failed.report.detail}};
}

Json problemJson(const PassProblem& problem) {
    return {{"kind", wordFor(problem.kind)},
            {"severity", problem.severity},
            {"session_id", textOrNull(problem.session.value())},
            {"event_id", textOrNull(problem.event.value())},
            {"path", problem.path ? Json(*problem.path) : Json()},
            {"workflow", problem.workflow.empty() ? Json() : Json(problem.workflow)},
            {"line", problem.line == 0 ? Json() : Json(problem.line)},
            {"message", problem.message.toStdString()}};
}

QString shown(const QByteArray& utf8) {
    return visibleText(QString::fromUtf8(utf8));
}

// "session s1  event e2", or the workflow's file where it is about no event.
QString placeOf(const PassProblem& problem) {
    if (problem.event.value().isEmpty() && problem.session.value().isEmpty()) {
        return shown(QByteArray::fromStdString(problem.workflow));
    }
    return QStringLiteral("session %1  event %2")
        .arg(shown(problem.session.value()), shown(problem.event.value()));
}

} // namespace

QString sentenceOf(const PassProblem& problem) {
    QString sentence = visibleText(problem.message);
    if (problem.path) {
        sentence =
            QStringLiteral("%1: %2").arg(shown(QByteArray::fromStdString(*problem.path)), sentence);
    }
    if (!problem.workflow.empty() && problem.line > 0) {
        sentence += QStringLiteral(" (%1, line %2)")
                        .arg(shown(QByteArray::fromStdString(problem.workflow)),
                             QString::number(problem.line));
    }
    return sentence;
}

QString sentenceOf(const FailedEvent& failed) {
    return QStringLiteral("%1: %2").arg(shown(QByteArray::fromStdString(failed.report.foundIn)),
                                        shown(QByteArray::fromStdString(failed.report.detail)));
}

void Verification::add(PassBatch&& batch) {
    coverage.add(batch.coverage);
    for (const auto& [session, run] : batch.sessions) {
        coverageOf(session).add(run);
    }
    std::ranges::move(batch.failures, std::back_inserter(failures));
    std::ranges::move(batch.problems, std::back_inserter(problems));
    amend(batch.misplaced);
    unreadable += batch.unreadable;
    eventsRead += batch.events;
}

Coverage& Verification::coverageOf(const SessionId& session) {
    const auto place = m_places.find(session.value());
    if (place != m_places.end()) {
        return sessions[*place].second;
    }
    m_places.insert(session.value(), sessions.size());
    return sessions.emplace_back(session, Coverage()).second;
}

void Verification::amend(const std::vector<MisplacedReceipt>& misplaced) {
    if (misplaced.empty()) {
        return;
    }
    QHash<std::pair<QByteArray, QByteArray>, FailedEvent*> byId;
    for (FailedEvent& failed : failures) {
        FailedEvent*& first = byId[{failed.session.value(), failed.event.value()}];
        first = first == nullptr ? &failed : first;
    }
    for (const MisplacedReceipt& receipt : misplaced) {
        FailedEvent* const failed = byId.value({toBytes(receipt.session), toBytes(receipt.event)});
        if (failed == nullptr) {
            continue;
        }
        amend(receipt, *failed);
        if (receipt.settlesEvent) {
            for (Coverage* const counts : {&coverage, &coverageOf(failed->session)}) {
                --counts->differs;
                ++counts->wrongSubject;
            }
        }
    }
}

// Amends the receipt, and tells one that differs still rather than it.
void Verification::amend(const MisplacedReceipt& receipt, FailedEvent& failed) {
    const auto amendOne = [&receipt](ReceiptReport& report) {
        if (report.asWritten == receipt.text && report.verdict == Verdict::Differs) {
            MisplacedReceipts::amend(receipt.other, report);
        }
    };
    amendOne(failed.report);
    std::ranges::for_each(failed.others, amendOne);
    const auto worse = std::ranges::find(failed.others, Verdict::Differs, &ReceiptReport::verdict);
    if (failed.report.verdict != Verdict::Differs && worse != failed.others.end()) {
        std::swap(failed.report, *worse);
    }
}

void printJson(const OpenedStore& opened, const Verification& verification) {
    Json failures = Json::array();
    for (const FailedEvent& failed : verification.failures) {
        failures.push_back(failureJson(failed));
    }
    Json problems = Json::array();
    for (const PassProblem& problem : verification.problems) {
        problems.push_back(problemJson(problem));
    }
    print(jsonLine(
        {{"store", opened.location.displayText().toStdString()},
         {"complete", verification.isComplete},
         {"filter",
          verification.filter.isEmpty() ? Json() : Json(verification.filter.toStdString())},
         {"coverage", coverageJson(verification.coverage)},
         {"failures", failures},
         {"problems", problems}}));
}

void printText(const OpenedStore& opened, const Verification& verification) {
    for (const FailedEvent& failed : verification.failures) {
        print(QStringLiteral("%1  session %2  event %3\n    %4\n")
                  .arg(QString::fromUtf8(wordFor(failed.report.verdict)), -13)
                  .arg(shown(failed.session.value()), shown(failed.event.value()),
                       sentenceOf(failed)));
    }
    for (const PassProblem& problem : verification.problems) {
        print(QStringLiteral("%1  %2\n    %3\n")
                  .arg(QString::fromUtf8(wordFor(problem.kind)), -13)
                  .arg(placeOf(problem), sentenceOf(problem)));
    }
    const Coverage& coverage = verification.coverage;
    // The store's name is put in by itself: it may hold what looks like a place for another part.
    print(
        visibleText(opened.location.displayText()) +
        QStringLiteral(": %1 events%9: %2 match (%3 exact, %4 equivalent, %5 lossy), %6 differ, "
                       "%7 malformed, %8 wrong subject, ")
            .arg(coverage.events)
            .arg(coverage.match())
            .arg(coverage.exact)
            .arg(coverage.equivalent)
            .arg(coverage.lossy)
            .arg(coverage.differs)
            .arg(coverage.malformed)
            .arg(coverage.wrongSubject)
            .arg(verification.filter.isEmpty() ? QString()
                                               : QStringLiteral(" that pass the filter")) +
        QStringLiteral("%1 not checkable, %2 without receipt, %3 receipt events, %4 unchecked%5\n")
            .arg(coverage.notCheckable)
            .arg(coverage.none)
            .arg(coverage.receiptEvents)
            .arg(coverage.unchecked)
            .arg(verification.isComplete ? QString() : QStringLiteral("; not read to the end")));
}

} // namespace muscope
