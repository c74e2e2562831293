// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/report_findings.h"

#include <algorithm>

namespace muscope {

Result<void> ReportFindings::add(const ReportSessionPass& pass, ReportEvidence& evidence,
                                 const ReportParts& parts) {
    ++m_sessions;
    m_severe += pass.severe();
    for (std::size_t kind = 0; kind < ProblemKindCount; ++kind) {
        m_counts[kind] += pass.counts()[kind];
    }
    if (parts.has(ReportPart::Failures) && m_failures.size() < MostFailures) {
        auto failures = evidence.failures(MostFailures - m_failures.size());
        if (!failures) {
            return tl::unexpected(failures.error());
        }
        std::ranges::move(*failures, std::back_inserter(m_failures));
    }
    if (parts.has(ReportPart::Problems)) {
        const std::vector<FoundProblem>& all = pass.problems();
        auto problems = evidence.problems(std::vector(
            all.begin(),
            all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), MostProblems))));
        if (!problems) {
            return tl::unexpected(problems.error());
        }
        std::ranges::move(*problems, std::back_inserter(m_problems));
        std::ranges::stable_sort(m_problems, {}, &ReportProblem::kind);
        m_problems.resize(std::min(m_problems.size(), MostProblems));
    }
    for (const auto& [workflow, counts] : pass.workflowCounts()) {
        m_workflows[workflow].add(ProblemKind::Schema, counts.breaches);
        m_workflows[workflow].add(ProblemKind::SchemaUnchecked, counts.unchecked);
        m_workflows[workflow].add(ProblemKind::Workflow, counts.remarks);
    }
    auto loose = evidence.problems(pass.loose());
    if (!loose) {
        return tl::unexpected(loose.error());
    }
    for (std::size_t i = 0; i < loose->size(); ++i) {
        addLoose(std::move((*loose)[i]),
                 workflowOf(pass.request().companions, pass.loose()[i].problem));
    }
    return {};
}

void ReportFindings::addLoose(ReportProblem problem, const Workflow* workflow) {
    constexpr char Separator = '\0';
    const std::string key = std::string(wordFor(problem.kind)) + Separator + problem.workflow +
                            Separator + std::to_string(problem.line) + Separator + problem.message;
    Loose& loose = m_loose[key];
    if (loose.sessions == 0) {
        loose.problem = std::move(problem);
        loose.workflow = workflow;
    }
    ++loose.sessions;
}

void ReportFindings::settle(const WorkflowSet* workflows, Report& report) {
    report.failures = std::move(m_failures);
    report.problems = std::move(m_problems);
    report.problemCounts = m_counts;
    report.severeProblems = m_severe;
    settleLoose(report);
    if (workflows != nullptr) {
        addWorkflows(*workflows, report);
    }
}

void ReportFindings::settleLoose(Report& report) {
    for (auto& [key, loose] : m_loose) {
        if (loose.sessions < m_sessions) {
            continue; // a tool that another session called, say
        }
        ++report.problemCounts[static_cast<std::size_t>(loose.problem.kind)];
        report.severeProblems += loose.problem.severity == "error" ? 1 : 0;
        if (loose.workflow != nullptr) {
            m_workflows[loose.workflow].add(loose.problem.kind);
        }
        if (report.question.parts.has(ReportPart::Problems) &&
            report.problems.size() < 2 * MostProblems) {
            report.problems.push_back(std::move(loose.problem));
        }
    }
}

void ReportFindings::addWorkflows(const WorkflowSet& workflows, Report& report) const {
    for (const auto& workflow : workflows.workflows()) {
        ReportWorkflow& told = report.workflows.emplace_back();
        told.file = workflow->file();
        told.line = workflow->document().line;
        told.id = workflow->id();
        for (const MamlTool& tool : workflow->document().tools) {
            told.tools.push_back(tool.name);
        }
        if (const auto counts = m_workflows.find(workflow.get()); counts != m_workflows.end()) {
            told.breaches = counts->second.breaches;
            told.unchecked = counts->second.unchecked;
            told.remarks = counts->second.remarks;
        }
    }
}

} // namespace muscope
