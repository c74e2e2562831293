// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/report_session.h"

#include "core/base/utf8_text.h"
#include "core/index/problem_finder.h"

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
}

Result<void> ReportSessionPass::run(EventStore& store, const StoreLocation& location,
                                    const std::function<void(std::int64_t)>& onEvents,
                                    const std::stop_token& stop) {
    m_growing = {};
    m_selected.clear();
    m_problems.clear();
    m_loose.clear();
    m_kept = {};
    m_counts = {};
    m_severe = 0;
    m_workflowCounts.clear();
    m_matcher.reset();
    if (!m_request.filter.isEverything()) {
        m_matcher.emplace(m_request.filter);
    }
    m_digest.reset();
    if (m_request.wantsDigest) {
        m_digest.emplace(toView(m_request.session.value()));
    }
    const Result<void> done = runPass(
        store, location, m_rules, m_pass,
        [this](std::shared_ptr<const ReceiptSources> sources) { m_sources = std::move(sources); },
        [&](PassBatch&& batch) {
            onEvents(batch.events);
            take(std::move(batch));
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
        return run(store, location, [](std::int64_t) {}, stop);
    }
    m_index = m_growing.snapshot();
    m_selection = m_matcher ? RowSelection(std::move(m_selected)) : RowSelection();
    findProblems();
    return {};
}

void ReportSessionPass::take(PassBatch&& batch) {
    const RowNumber first(m_growing.size());
    m_growing.append(batch.index);
    for (const Digest& digest : batch.digests) {
        m_digest->add(digest);
    }
    if (m_matcher) {
        m_index = m_growing.snapshot();
        const auto passing = selectRows(*m_matcher, std::nullopt, m_index, first, {});
        m_selected.insert(m_selected.end(), passing.begin(), passing.end());
    }
    for (PassProblem& problem : batch.problems) {
        if (!problem.row || isSelected(*problem.row)) {
            add(std::move(problem));
        }
    }
    std::ranges::move(batch.misplaced, std::back_inserter(m_misplaced));
    m_hung = std::move(batch.hung); // told at the end alone
}

bool ReportSessionPass::isSelected(RowNumber row) const {
    return !m_matcher || std::binary_search(m_selected.begin(), m_selected.end(), row);
}

void ReportSessionPass::add(PassProblem problem) {
    if (!problem.row && problem.session.value().isEmpty()) {
        m_loose.push_back(std::move(problem));
        return;
    }
    const auto kind = static_cast<std::size_t>(problem.kind);
    ++m_counts[kind];
    m_severe += std::string_view(problem.severity) == "error" ? 1 : 0;
    if (m_kept[kind] < MostProblems) {
        ++m_kept[kind];
        m_problems.push_back(std::move(problem));
    }
}

void ReportSessionPass::findProblems() {
    ProblemList list;
    ProblemFinder().append(m_index, list);
    for (const RowNumber row : m_hung) {
        list.add(ProblemKind::Hung, row);
    }
    for (const ProblemKind kind : problemKinds()) {
        if (kind <= ProblemKind::Malformed) {
            continue; // receipts are told on their own
        }
        for (const RowNumber row : list.rows(kind)) {
            if (m_selection.placeOf(row)) {
                add({.kind = kind,
                     .row = row,
                     .severity = "warning",
                     .session = m_request.session,
                     .event = {},
                     .message = {},
                     .path = {},
                     .workflow = {}});
            }
        }
    }
    std::ranges::stable_sort(m_problems, {}, &PassProblem::kind);
}

Coverage ReportSessionPass::coverage() const {
    if (m_selection.isEverything()) {
        return m_index.coverage();
    }
    Coverage coverage;
    for (std::uint32_t place = 0; place < m_selection.size(m_index.size()); ++place) {
        const EventRow row = m_index.row(m_selection.at(place));
        coverage.add(row.verdict, row.level);
    }
    return coverage;
}

std::optional<ReportDigest> ReportSessionPass::digest() const {
    if (!m_digest) {
        return std::nullopt;
    }
    return ReportDigest{hexOf(m_digest->digest()), m_digest->count()};
}

} // namespace muscope
