// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/report_evidence.h"

#include "core/base/utf8_text.h"
#include "core/json/pointer.h"
#include "core/mcp/event_decoder.h"
#include "core/receipt/difference_range.h"
#include "core/workspace/batch_checker.h"

#include <algorithm>
#include <map>
#include <span>

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

// Gives some events, in the store's order.
Result<void> ReportEvidence::readEvents(std::vector<Sequence> sequences, const EventSink& sink) {
    std::ranges::sort(sequences, {}, &Sequence::value);
    const auto doubles = std::ranges::unique(sequences);
    sequences.erase(doubles.begin(), doubles.end());
    const std::span<const Sequence> all(sequences);
    for (std::size_t begin = 0; begin < all.size(); begin += RowsAtOnce) {
        const Result<void> read = m_store.readSequences(
            all.subspan(begin, std::min(RowsAtOnce, all.size() - begin)), sink);
        if (!read) {
            return read;
        }
    }
    return {};
}

Result<std::vector<FailedReceipt>> ReportEvidence::failures(std::size_t most) {
    const std::vector<FoundRow>& found = m_pass.failures();
    std::vector<FailedReceipt> failures;
    if (found.empty()) {
        return failures;
    }
    BatchChecker checker(m_rules, m_location, *m_pass.sources(), m_pass.request(), &m_store);
    // One by one: payloads may be large, and the checker reads the store too.
    for (const FoundRow& row : std::span(found).first(std::min(most, found.size()))) {
        auto batch = std::make_unique<EventBatch>();
        const Result<void> read =
            readEvents({row.sequence}, [&batch](const EventView& event) { batch->append(event); });
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

FailedReceipt ReportEvidence::failedReceipt(const FoundRow& row, const EventView& event,
                                            const ReceiptReport& report) {
    FailedReceipt failed;
    failed.place = placeOf(row.number, row.name, event);
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

ReportPlace ReportEvidence::placeOf(RowNumber row, const std::string& name,
                                    const EventView& event) {
    return {std::string(event.sessionId),
            std::string(event.eventId),
            std::int64_t{row.value()} + 1,
            std::string(event.type),
            name,
            Timestamp::printed(event.createdAt.value_or(std::string_view()))};
}

ReportProblem ReportEvidence::problemOf(const FoundProblem& found) {
    const PassProblem& one = found.problem;
    ReportProblem problem;
    problem.kind = one.kind;
    problem.severity = one.severity;
    problem.place.session = told(toView(one.session.value()));
    problem.place.event = told(toView(one.event.value()));
    problem.message = one.message.isEmpty() ? found.sentence : told(one.message.toStdString());
    problem.path = one.path ? std::optional(told(*one.path)) : std::nullopt;
    problem.workflow = told(one.workflow);
    problem.line = one.line;
    problem.workflowLine = told(workflowLine(m_pass.request().companions, one.workflow, one.line));
    return problem;
}

Result<std::vector<ReportProblem>>
ReportEvidence::problems(const std::vector<FoundProblem>& found) {
    std::vector<ReportProblem> problems;
    std::multimap<Sequence, std::size_t> places;
    std::vector<Sequence> sequences;
    for (const FoundProblem& one : found) {
        if (one.problem.row) {
            places.emplace(one.problem.sequence, problems.size());
            sequences.push_back(one.problem.sequence);
        }
        problems.push_back(problemOf(one));
    }
    EventDecoder decoder;
    const Result<void> read = readEvents(std::move(sequences), [&](const EventView& stored) {
        const EventView event = m_transform ? m_transform->apply(stored).event : stored;
        const auto [begin, end] = places.equal_range(stored.sequence);
        for (auto one = begin; one != end; ++one) {
            const FoundProblem& told = found[one->second];
            problems[one->second].place =
                placeOf(*told.problem.row,
                        told.name ? *told.name : std::string(decoder.decode(event).name), event);
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
