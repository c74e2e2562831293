// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report.h"
#include "core/workspace/report_evidence.h"
#include "core/workspace/report_session.h"

#include <map>

namespace muscope {

// Gathers over the sessions of a report what is wrong with them: the first of it with evidence, the
// rest counted.
class ReportFindings {
public:
    // How much is told one by one.
    static constexpr std::size_t MostFailures = ReportSessionPass::MostFailures;
    static constexpr std::size_t MostProblems = ReportSessionPass::MostProblems;

    // Takes what the pass over one more session has found.
    [[nodiscard]] Result<void> add(const ReportSessionPass& pass, ReportEvidence& evidence,
                                   const ReportParts& parts);
    // Puts all of it into the report. workflows: what events were held against; may be null.
    void settle(const WorkflowSet* workflows, Report& report);

private:
    // Told of no event: what the pass over every session tells is true of the whole.
    struct Loose {
        ReportProblem problem;
        const Workflow* workflow = nullptr;
        std::int64_t sessions = 0;
    };

    void addLoose(ReportProblem problem, const Workflow* workflow);
    void settleLoose(Report& report);
    void addWorkflows(const WorkflowSet& workflows, Report& report) const;

    std::vector<FailedReceipt> m_failures;
    std::vector<ReportProblem> m_problems; // the worst kind first
    std::array<std::int64_t, ProblemKindCount> m_counts{};
    std::int64_t m_severe = 0;
    std::int64_t m_sessions = 0;
    std::map<std::string, Loose> m_loose; // by what they say
    CountsByWorkflow m_workflows;
};

} // namespace muscope
