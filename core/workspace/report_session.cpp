// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/report_session.h"

#include "core/base/utf8_text.h"
#include "core/report/problem_sentence.h"

#include <algorithm>
#include <string_view>

namespace muscope {

void WorkflowCounts::add(ProblemKind kind, std::int64_t count) {
    (kind == ProblemKind::Schema            ? breaches
     : kind == ProblemKind::SchemaUnchecked ? unchecked
                                            : remarks) += count;
}

const Workflow* workflowOf(const CompanionFiles& companions, const PassProblem& problem) {
    return companions.workflows && !problem.workflow.empty()
               ? companions.workflows->at(problem.workflow, std::max(problem.line, 1)).get()
               : nullptr;
}

ReportSessionPass::ReportSessionPass(const RuleRegistry& rules, ReportSessionRequest request)
    : m_rules(rules)
    , m_request(std::move(request)) {
    m_pass.session = m_request.session;
    m_pass.makeRows = true;
    m_pass.companions = m_request.companions;
    m_pass.transform = m_request.transform;
    m_pass.takeDigests = m_request.wantsDigest;
    m_pass.receiptEvents = m_request.receiptEvents;
}

void ReportSessionPass::begin() {
    m_eventsRead = 0;
    m_growing = {};
    m_texts = m_growing.snapshot();
    m_rows = {};
    m_finder = {};
    m_matcher.reset();
    if (!m_request.filter.isEverything()) {
        m_matcher.emplace(m_request.filter);
    }
    m_selected.clear();
    m_sequences = {};
    m_coverage = {};
    m_digest.reset();
    if (m_request.wantsDigest) {
        m_digest.emplace(toView(m_request.session.value()));
    }
    m_failures.clear();
    m_problems.clear();
    m_loose.clear();
    m_counts = {};
    m_severe = 0;
    m_workflowCounts.clear();
}

Result<void> ReportSessionPass::run(EventStore& store, const StoreLocation& location,
                                    ReportRowSink& sink,
                                    const std::function<void(std::int64_t)>& onEvents,
                                    const std::stop_token& stop) {
    begin();
    sink.begin();
    const Result<void> done = runPass(
        store, location, m_rules, m_pass,
        [this](std::shared_ptr<const ReceiptSources> sources) { m_sources = std::move(sources); },
        [&](PassBatch&& batch) {
            onEvents(batch.events);
            take(std::move(batch), sink);
        },
        stop);
    m_pass.countChanges = CountChanges::No; // whatever is read from now on is read again
    if (!done) {
        return done;
    }
    if (!m_misplaced.empty() && !m_pass.misplaced) {
        auto misplaced = std::make_shared<MisplacedReceipts>();
        for (MisplacedReceipt& receipt : m_misplaced) {
            misplaced->add(std::move(receipt));
        }
        m_pass.misplaced = std::move(misplaced);
        return run(store, location, sink, [](std::int64_t) {}, stop);
    }
    finish(sink);
    return {};
}

void ReportSessionPass::take(PassBatch&& batch, ReportRowSink& sink) {
    if (!batch.index.newTexts.empty()) {
        IndexBatch texts;
        texts.newTexts = std::move(batch.index.newTexts);
        m_growing.append(texts);
        m_texts = m_growing.snapshot();
    }
    for (const Digest& digest : batch.digests) {
        m_digest->add(digest);
    }
    m_batchFirst = m_eventsRead;
    for (const EventRow& row : batch.index.rows) {
        takeRow(RowNumber(m_eventsRead++), row, batch.index, sink);
    }
    for (PassProblem& problem : batch.problems) {
        takeProblem(std::move(problem), batch.index);
    }
    m_rows.add(batch.index, [&](const SettledRow& settled) { settle(settled, sink); });
    std::ranges::move(batch.misplaced, std::back_inserter(m_misplaced));
    m_hung = std::move(batch.hung); // told at the end alone
}

void ReportSessionPass::takeRow(RowNumber number, const EventRow& row, const IndexBatch& batch,
                                ReportRowSink& sink) {
    m_sequences.add(row.sequence.value());
    if (m_matcher) {
        m_selected.push_back(
            m_matcher->matches(row, number, [this](StringId id) { return m_texts.text(id); }));
    }
    const Timestamp earlier = m_finder.lastTime();
    m_finder.look(row, [&](ProblemKind kind) {
        // Receipts are told on their own.
        if (kind > ProblemKind::Malformed && isSelected(number) && count(kind, "warning")) {
            const EventRow* const peer = row.peer ? rowAt(*row.peer, batch) : nullptr;
            add(kind, number, row, problemSentence(kind, row, peer, earlier));
        }
    });
    if (!isSelected(number)) {
        return;
    }
    m_coverage.add(row.verdict, row.level);
    if (isFailure(row.verdict) && m_failures.size() < MostFailures) {
        m_failures.push_back({number, row.sequence, nameOf(row)});
    }
    sink.take(number, row);
}

void ReportSessionPass::takeProblem(PassProblem problem, const IndexBatch& batch) {
    if (problem.row && !isSelected(*problem.row)) {
        return;
    }
    if (!problem.row && problem.session.value().isEmpty()) {
        m_loose.push_back({std::move(problem), {}, {}});
        return;
    }
    if (const Workflow* const workflow = workflowOf(m_pass.companions, problem)) {
        m_workflowCounts[workflow].add(problem.kind);
    }
    if (count(problem.kind, problem.severity)) {
        const EventRow* const row = problem.row ? rowAt(*problem.row, batch) : nullptr;
        std::optional<std::string> name;
        if (row != nullptr) {
            name = nameOf(*row);
        } else if (problem.kind == ProblemKind::OrphanReceipt) {
            name = std::string(); // as rows of receipts have it
        }
        m_problems.push_back({std::move(problem), std::move(name), {}});
    }
}

void ReportSessionPass::settle(const SettledRow& settled, ReportRowSink& sink) const {
    if (isSelected(settled.number)) {
        sink.settle(settled, settled.row.peer && isSelected(*settled.row.peer), m_texts);
    }
}

void ReportSessionPass::finish(ReportRowSink& sink) {
    for (const RowNumber number : m_hung) {
        const EventRow* const row = m_rows.waiting(number);
        if (row != nullptr && isSelected(number) && count(ProblemKind::Hung, "warning")) {
            add(ProblemKind::Hung, number, *row,
                problemSentence(ProblemKind::Hung, *row, nullptr, {}));
        }
    }
    m_rows.finish([&](const SettledRow& settled) { settle(settled, sink); });
    std::ranges::stable_sort(m_problems, {},
                             [](const FoundProblem& found) { return found.problem.kind; });
}

bool ReportSessionPass::count(ProblemKind kind, std::string_view severity) {
    const auto place = static_cast<std::size_t>(kind);
    m_severe += severity == "error" ? 1 : 0;
    return ++m_counts[place] <= std::int64_t{MostProblems};
}

void ReportSessionPass::add(ProblemKind kind, RowNumber number, const EventRow& row,
                            std::string sentence) {
    PassProblem problem{.kind = kind,
                        .row = number,
                        .severity = "warning",
                        .session = m_request.session,
                        .event = {},
                        .message = {},
                        .path = {},
                        .workflow = {},
                        .sequence = row.sequence};
    m_problems.push_back({std::move(problem), nameOf(row), std::move(sentence)});
}

// A row that is still at hand: of the batch, or of an operation that is under way; else null.
const EventRow* ReportSessionPass::rowAt(RowNumber number, const IndexBatch& batch) const {
    return number.value() >= m_batchFirst && number.value() - m_batchFirst < batch.rows.size()
               ? &batch.rows[number.value() - m_batchFirst]
               : m_rows.waiting(number);
}

std::string ReportSessionPass::nameOf(const EventRow& row) const {
    return m_texts.text(row.name).toStdString();
}

std::optional<ReportDigest> ReportSessionPass::digest() const {
    if (!m_digest) {
        return std::nullopt;
    }
    return ReportDigest{hexOf(m_digest->digest()), m_digest->count()};
}

} // namespace muscope
