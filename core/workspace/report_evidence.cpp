// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/report_evidence.h"

#include "core/base/utf8_text.h"
#include "core/json/pointer.h"
#include "core/receipt/difference_range.h"
#include "core/report/problem_sentence.h"
#include "core/workspace/batch_checker.h"

#include <algorithm>
#include <map>

namespace muscope {

namespace {

constexpr std::size_t RowsAtOnce = 64; // payloads may be large
constexpr std::size_t MostValueBytes = 600;
constexpr std::size_t MostLineBytes = 300;

std::string cut(std::string_view text, std::size_t bytes) {
    const std::size_t end = characterStart(text, bytes);
    return std::string(text.substr(0, end)) + (end < text.size() ? "…" : "");
}

ReportExcerpt excerptOf(std::string_view text, const DifferenceRange& range) {
    return {std::string(text.substr(range.from, range.start - range.from)),
            std::string(text.substr(range.start, range.end - range.start)),
            std::string(text.substr(range.end, range.to - range.end)),
            range.from > 0,
            range.to < text.size(),
            static_cast<std::int64_t>(text.size())};
}

// The line of a workflow that a problem points to; empty where there is none.
std::string workflowLine(const CompanionFiles& companions, const std::string& file, int line) {
    const auto workflow = companions.workflows && line > 0 ? companions.workflows->at(file, line)
                                                           : std::shared_ptr<const Workflow>();
    if (!workflow) {
        return {};
    }
    std::string_view source = workflow->source();
    for (int number = 1; number < line && !source.empty(); ++number) {
        const std::size_t end = source.find('\n');
        source.remove_prefix(end == std::string_view::npos ? source.size() : end + 1);
    }
    return cut(source.substr(0, source.find('\n')), MostLineBytes);
}

} // namespace

ReportEvidence::ReportEvidence(EventStore& store, const StoreLocation& location,
                               const RuleRegistry& rules, const ReportSessionPass& pass)
    : m_store(store)
    , m_location(location)
    , m_rules(rules)
    , m_pass(pass)
    , m_transform(pass.request().transform ? pass.request().transform->fork(CountChanges::No)
                                           : nullptr) {}

std::string ReportEvidence::told(std::string_view text) {
    return m_transform ? m_transform->text(text) : std::string(text);
}

// Gives the events of some rows, in the store's order.
Result<void> ReportEvidence::readRows(const std::vector<RowNumber>& rows, const EventSink& sink) {
    for (std::size_t begin = 0; begin < rows.size(); begin += RowsAtOnce) {
        const std::size_t end = std::min(rows.size(), begin + RowsAtOnce);
        std::vector<Sequence> sequences;
        for (std::size_t i = begin; i < end; ++i) {
            sequences.push_back(m_pass.index().row(rows[i]).sequence);
        }
        std::sort(sequences.begin(), sequences.end());
        const Result<void> read = m_store.readSequences(sequences, [&](const EventView& event) {
            if (const auto row = m_pass.index().rowOf(event.sequence)) {
                sink(*row, event);
            }
        });
        if (!read) {
            return read;
        }
    }
    return {};
}

Result<std::vector<FailedReceipt>> ReportEvidence::failures(std::size_t most) {
    std::vector<RowNumber> rows;
    for (const RowNumber row : m_pass.index().failures()) {
        if (rows.size() == most) {
            break;
        }
        if (m_pass.selection().isEverything() || m_pass.selection().placeOf(row)) {
            rows.push_back(row);
        }
    }
    BatchChecker checker(m_rules, m_location, *m_pass.sources(), m_pass.request(), &m_store);
    std::vector<FailedReceipt> failures;
    // One by one: payloads may be large, and the checker reads the store too.
    for (const RowNumber row : rows) {
        auto batch = std::make_unique<EventBatch>();
        const Result<void> read =
            readRows({row}, [&batch](RowNumber, const EventView& event) { batch->append(event); });
        if (!read) {
            return tl::unexpected(read.error());
        }
        checker.transform(batch);
        const Result<CheckedBatch> checked = checker.check(*batch);
        if (!checked) {
            return tl::unexpected(checked.error());
        }
        // It may have been removed, or mended, in the meantime.
        if (!batch->isEmpty() && isFailure(checked->events.front().verdict.verdict)) {
            failures.push_back(
                failedReceipt(row, batch->at(0), checked->events.front().verdict.reports.front()));
        }
    }
    return failures;
}

FailedReceipt ReportEvidence::failedReceipt(RowNumber row, const EventView& event,
                                            const ReceiptReport& report) {
    FailedReceipt failed;
    failed.place = placeOf(row, event);
    failed.verdict = report.verdict;
    failed.rule = report.rule != nullptr ? report.rule : "";
    failed.subject = report.subject != nullptr ? report.subject : "";
    failed.foundIn = told(report.foundIn);
    failed.detail = told(report.detail);
    failed.label = told(report.label);
    failed.firstDifference = report.firstDifference;
    failed.distance = report.distance;
    const std::string turnedBack = told(report.turnedBack);
    const bool isTold = turnedBack == report.turnedBack;
    if (report.subject != nullptr && !report.turnedBack.empty()) {
        if (isTold) {
            const DifferencePlace place = differencePlace(report);
            failed.stored =
                excerptOf(report.subjectText, differenceRange(report.subjectText, place.inSubject,
                                                              turnedBack, place.inReceipt));
            failed.turnedBack =
                excerptOf(turnedBack, differenceRange(turnedBack, place.inReceipt,
                                                      report.subjectText, place.inSubject));
        } else {
            failed.stored = excerptOf(report.subjectText, plainRange(report.subjectText));
            failed.turnedBack = excerptOf(turnedBack, plainRange(turnedBack));
        }
    }
    // A receipt as written is a text backwards: nothing would be found in it.
    const std::string written = isTold ? told(report.asWritten) : "[redacted]";
    failed.asWritten = excerptOf(written, plainRange(written));
    return failed;
}

ReportPlace ReportEvidence::placeOf(RowNumber row, const EventView& event) const {
    const EventRow packed = m_pass.index().row(row);
    return {std::string(event.sessionId),
            std::string(event.eventId),
            std::int64_t{row.value()} + 1,
            std::string(event.type),
            m_pass.index().text(packed.name).toStdString(),
            Timestamp::printed(event.createdAt.value_or(std::string_view()))};
}

ReportProblem ReportEvidence::problemOf(const PassProblem& found) {
    ReportProblem problem;
    problem.kind = found.kind;
    problem.severity = found.severity;
    problem.place.session = told(toView(found.session.value()));
    problem.place.event = told(toView(found.event.value()));
    problem.message = told(found.message.toStdString());
    if (problem.message.empty() && found.row) {
        problem.message = problemSentence(m_pass.index(), *found.row, found.kind);
    }
    problem.path = found.path ? std::optional(told(*found.path)) : std::nullopt;
    problem.workflow = told(found.workflow);
    problem.line = found.line;
    problem.workflowLine =
        told(workflowLine(m_pass.request().companions, found.workflow, found.line));
    return problem;
}

Result<std::vector<ReportProblem>> ReportEvidence::problems(const std::vector<PassProblem>& found) {
    std::vector<ReportProblem> problems;
    std::multimap<RowNumber, std::size_t> byRow;
    std::vector<RowNumber> rows;
    for (const PassProblem& problem : found) {
        if (problem.row) {
            byRow.emplace(*problem.row, problems.size());
            rows.push_back(*problem.row);
        }
        problems.push_back(problemOf(problem));
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    const Result<void> read = readRows(rows, [&](RowNumber row, const EventView& stored) {
        const EventView event = m_transform ? m_transform->apply(stored).event : stored;
        const auto [begin, end] = byRow.equal_range(row);
        for (auto one = begin; one != end; ++one) {
            problems[one->second].place = placeOf(row, event);
            fillValue(event, problems[one->second]);
        }
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return problems;
}

void ReportEvidence::fillValue(const EventView& event, ReportProblem& problem) {
    if (!problem.path || !event.payload) {
        return;
    }
    const auto payload = m_parser.parse(*event.payload);
    const auto node = payload ? json::nodeAt(**payload, *problem.path) : std::nullopt;
    problem.value = node ? cut((*payload)->spelling(*node), MostValueBytes) : "nothing is there";
}

} // namespace muscope
