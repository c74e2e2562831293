// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/event_index.h"
#include "core/query/row_matcher.h"
#include "core/report/report.h"
#include "core/workspace/event_pass.h"

#include <map>
#include <optional>
#include <vector>

namespace muscope {

// What is to be told of one session, and how it is read.
struct ReportSessionRequest {
    SessionId session;
    Filter filter; // must not need operations
    CompanionFiles companions;
    std::shared_ptr<const EventTransform> transform;
    bool wantsDigest = false;
};

// What was told of one workflow.
struct WorkflowCounts {
    std::int64_t breaches = 0;
    std::int64_t unchecked = 0;
    std::int64_t remarks = 0;

    void add(ProblemKind kind, std::int64_t count = 1);
};
using CountsByWorkflow = std::map<const Workflow*, WorkflowCounts>;

// The workflow a problem is about, of those that events are held against; nullptr: none.
[[nodiscard]] const Workflow* workflowOf(const CompanionFiles& companions,
                                         const PassProblem& problem);

// One session, read and checked once for a report: its index, and what a pass told beside it. The
// store is read once more where receipts turn out to be of other events.
class ReportSessionPass {
public:
    ReportSessionPass(const RuleRegistry& rules, ReportSessionRequest request);

    // At most so many problems are kept, the others counted.
    static constexpr std::size_t MostProblems = 500;

    // onEvents: called with how many more events were read, by one thread at a time.
    [[nodiscard]] Result<void> run(EventStore& store, const StoreLocation& location,
                                   const std::function<void(std::int64_t)>& onEvents,
                                   const std::stop_token& stop);

    [[nodiscard]] const SessionId& session() const { return m_request.session; }
    [[nodiscard]] const IndexSnapshot& index() const { return m_index; }
    // The rows that pass the filter.
    [[nodiscard]] const RowSelection& selection() const { return m_selection; }
    [[nodiscard]] Coverage coverage() const;
    [[nodiscard]] std::optional<ReportDigest> digest() const;

    // Problems of events that pass the filter, the worst first; kinds of which there are many are
    // cut, and counted.
    [[nodiscard]] const std::vector<PassProblem>& problems() const { return m_problems; }
    [[nodiscard]] const std::array<std::int64_t, ProblemKindCount>& counts() const {
        return m_counts;
    }
    // How many of them are errors.
    [[nodiscard]] std::int64_t severe() const { return m_severe; }
    [[nodiscard]] const CountsByWorkflow& workflowCounts() const { return m_workflowCounts; }
    // Problems of no event: of a workflow, of a receipt.
    [[nodiscard]] const std::vector<PassProblem>& loose() const { return m_loose; }
    // What a pass like this one is made with: for checking some of its events again.
    [[nodiscard]] const PassRequest& request() const { return m_pass; }
    [[nodiscard]] const std::shared_ptr<const ReceiptSources>& sources() const { return m_sources; }

private:
    void take(PassBatch&& batch);
    void findProblems();
    void add(PassProblem problem);
    [[nodiscard]] bool isSelected(RowNumber row) const;

    const RuleRegistry& m_rules;
    ReportSessionRequest m_request;
    PassRequest m_pass;
    std::shared_ptr<const ReceiptSources> m_sources;
    EventIndex m_growing;
    IndexSnapshot m_index;
    std::optional<RowMatcher> m_matcher; // empty: every event passes
    std::vector<RowNumber> m_selected;
    RowSelection m_selection;
    std::optional<DigestChain> m_digest; // nullopt: not wanted
    std::vector<RowNumber> m_hung;
    std::vector<MisplacedReceipt> m_misplaced;
    std::vector<PassProblem> m_problems;
    std::vector<PassProblem> m_loose;
    std::array<std::size_t, ProblemKindCount> m_kept{};
    std::array<std::int64_t, ProblemKindCount> m_counts{};
    std::int64_t m_severe = 0;
    CountsByWorkflow m_workflowCounts;
};

} // namespace muscope
