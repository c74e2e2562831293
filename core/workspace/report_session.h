// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/event_index.h"
#include "core/index/problem_finder.h"
#include "core/query/row_matcher.h"
#include "core/report/report.h"
#include "core/workspace/event_pass.h"
#include "core/workspace/report_row_sink.h"

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
    ReceiptEvents receiptEvents = ReceiptEvents::Maybe; // of the store
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

// A row that is to be told with evidence.
struct FoundRow {
    RowNumber number;
    Sequence sequence;
    std::string name; // as the window has it: an answer's is that of its request
};

struct FoundProblem {
    PassProblem problem;
    std::optional<std::string> name; // as in FoundRow; nullopt: as the event tells itself
    std::string sentence;            // of muscope's own, where problem has no message
};

// The first and the last of what is known.
struct Extent {
    std::optional<std::int64_t> least;
    std::optional<std::int64_t> greatest;

    void add(std::int64_t value) {
        least = !least || value < *least ? value : *least;
        greatest = !greatest || *greatest < value ? value : *greatest;
    }
};

// One session, read and checked once for a report, in memory that grows with its open operations
// alone: its rows are told, and let go. The store is read once more where receipts turn out to be
// of other events.
class ReportSessionPass {
public:
    ReportSessionPass(const RuleRegistry& rules, ReportSessionRequest request);

    // At most so many are kept, of each kind of problem; the others are counted.
    static constexpr std::size_t MostFailures = 500;
    static constexpr std::size_t MostProblems = 500;

    // onEvents: called with how many more events were read, by one thread at a time.
    [[nodiscard]] Result<void> run(EventStore& store, const StoreLocation& location,
                                   ReportRowSink& sink,
                                   const std::function<void(std::int64_t)>& onEvents,
                                   const std::stop_token& stop);

    [[nodiscard]] const SessionId& session() const { return m_request.session; }
    [[nodiscard]] std::uint32_t eventsRead() const { return m_eventsRead; }
    // Of all that were read.
    [[nodiscard]] const Extent& sequences() const { return m_sequences; }
    // Of the events that pass the filter, as is all that follows.
    [[nodiscard]] const Coverage& coverage() const { return m_coverage; }
    [[nodiscard]] std::optional<ReportDigest> digest() const;
    // The texts of the rows that were told.
    [[nodiscard]] const IndexSnapshot& texts() const { return m_texts; }

    // The first whose receipt fails.
    [[nodiscard]] const std::vector<FoundRow>& failures() const { return m_failures; }
    // The worst kind first.
    [[nodiscard]] const std::vector<FoundProblem>& problems() const { return m_problems; }
    [[nodiscard]] const std::array<std::int64_t, ProblemKindCount>& counts() const {
        return m_counts;
    }
    // How many of them are errors.
    [[nodiscard]] std::int64_t severe() const { return m_severe; }
    [[nodiscard]] const CountsByWorkflow& workflowCounts() const { return m_workflowCounts; }
    // Problems of no event: of a workflow, of a receipt.
    [[nodiscard]] const std::vector<FoundProblem>& loose() const { return m_loose; }
    // What a pass like this one is made with: for checking some of its events again.
    [[nodiscard]] const PassRequest& request() const { return m_pass; }
    [[nodiscard]] const std::shared_ptr<const ReceiptSources>& sources() const { return m_sources; }

private:
    void begin();
    void take(PassBatch&& batch, ReportRowSink& sink);
    void takeRow(RowNumber number, const EventRow& row, const IndexBatch& batch,
                 ReportRowSink& sink);
    void takeProblem(PassProblem problem, const IndexBatch& batch);
    void settle(const SettledRow& settled, ReportRowSink& sink) const;
    void finish(ReportRowSink& sink);
    // Counts a problem; whether it is to be kept too.
    [[nodiscard]] bool count(ProblemKind kind, std::string_view severity);
    void add(ProblemKind kind, RowNumber number, const EventRow& row, std::string sentence);
    [[nodiscard]] const EventRow* rowAt(RowNumber number, const IndexBatch& batch) const;
    [[nodiscard]] std::string nameOf(const EventRow& row) const;
    [[nodiscard]] bool isSelected(RowNumber row) const {
        return !m_matcher || m_selected[row.value()];
    }

    const RuleRegistry& m_rules;
    ReportSessionRequest m_request;
    PassRequest m_pass;
    std::shared_ptr<const ReceiptSources> m_sources;
    std::uint32_t m_eventsRead = 0;
    std::uint32_t m_batchFirst = 0; // the first row of the batch that was taken last
    EventIndex m_growing;           // without rows: for the texts of its snapshots
    IndexSnapshot m_texts;
    SettlingRows m_rows;
    ProblemFinder m_finder;
    std::optional<RowMatcher> m_matcher; // empty: every event passes
    std::vector<bool> m_selected;        // by row, where there is a matcher
    Extent m_sequences;
    Coverage m_coverage;
    std::optional<DigestChain> m_digest; // nullopt: not wanted
    std::vector<RowNumber> m_hung;
    std::vector<MisplacedReceipt> m_misplaced;
    std::vector<FoundRow> m_failures;
    std::vector<FoundProblem> m_problems;
    std::vector<FoundProblem> m_loose;
    std::array<std::int64_t, ProblemKindCount> m_counts{};
    std::int64_t m_severe = 0;
    CountsByWorkflow m_workflowCounts;
};

} // namespace muscope
