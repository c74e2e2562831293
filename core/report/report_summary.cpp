// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_summary.h"

#include "core/report/report_text.h"

namespace muscope {

namespace {

std::string receipts(const Coverage& events) {
    if (events.events == 0) {
        return "No event was found.";
    }
    if (events.failures() > 0) {
        return countText(events.failures()) + " of " +
               countText(events.events, "event has a receipt", "events have a receipt") +
               " that fails: " + countText(events.differs, "differs", "differ") + ", " +
               countText(events.malformed) + " malformed, " + countText(events.wrongSubject) +
               " of another subject.";
    }
    if (events.match() > 0) {
        return "None of the receipts that were checked fails: " +
               countText(events.match(), "event matches", "events match") + " its receipt.";
    }
    return "No receipt could be held against its event: whether what is stored is what happened "
           "is not known.";
}

std::string unknown(const Coverage& events) {
    std::string text;
    const auto add = [&text](std::int64_t count, const std::string& what) {
        text += count == 0 ? std::string() : (text.empty() ? "" : ", ") + what;
    };
    add(events.none, countText(events.none) + " without a receipt");
    add(events.notCheckable, countText(events.notCheckable) + " that cannot be checked");
    add(events.unchecked, countText(events.unchecked) + " that nobody has checked");
    return text.empty() ? text : "Nothing is known of " + text + ".";
}

std::string problems(const Report& report) {
    std::string text;
    for (const ProblemKind kind : problemKinds()) {
        if (const auto count = report.problemCounts[static_cast<std::size_t>(kind)]; count > 0) {
            text += (text.empty() ? "" : ", ") + countText(count) + ' ' +
                    std::string(problemText(kind));
        }
    }
    return text.empty() ? text : "Also found: " + text + ".";
}

std::string calls(const Report& report) {
    const OperationTotals& all = report.operationTotals;
    return all.calls == 0 ? std::string()
                          : countText(all.calls, "call", "calls") + ", " + countText(all.errors) +
                                " ended in an error, " + countText(all.open) + " never answered.";
}

} // namespace

std::vector<std::string> summaryOf(const Report& report) {
    std::vector<std::string> sentences{receipts(report.coverage.events)};
    const auto add = [&sentences](std::string sentence) {
        if (!sentence.empty()) {
            sentences.push_back(std::move(sentence));
        }
    };
    add(unknown(report.coverage.events));
    add(problems(report));
    add(calls(report));
    if (const auto count = static_cast<std::int64_t>(report.coverage.notChecked.size());
        count > 0) {
        add(countText(count, "thing was", "things were") +
            " not looked at; Coverage says which, and why.");
    }
    if (!report.redactions.empty()) {
        add("This copy is redacted; Redaction says how.");
    }
    return sentences;
}

Verdict summaryVerdict(const Coverage& events) {
    return events.differs > 0        ? Verdict::Differs
           : events.malformed > 0    ? Verdict::Malformed
           : events.wrongSubject > 0 ? Verdict::WrongSubject
           : events.match() > 0      ? Verdict::Match
                                     : Verdict::NotCheckable;
}

} // namespace muscope
