// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/workflow_pass.h"

#include "core/base/utf8_text.h"
#include "core/maml/maml_names.h"

#include <algorithm>

namespace muscope {

namespace {

// Whether metadata may hold or name a workflow.
bool mayName(const EventView& event) {
    const std::string_view metadata = event.metadata.value_or(std::string_view());
    return metadata.find("maml") != std::string_view::npos ||
           metadata.find("workflow") != std::string_view::npos;
}

PassProblem problemOf(ProblemKind kind, const char* severity, const EventView& event,
                      std::optional<RowNumber> row, const QString& message) {
    return {kind,
            row,
            severity,
            SessionId(toBytes(event.sessionId)),
            EventId(toBytes(event.eventId)),
            message,
            {},
            {},
            0,
            event.sequence};
}

// So many names of workflows that are not there are told: each event may have another.
constexpr std::size_t MostMissing = 100;

PassProblem problemOf(ProblemKind kind, const char* severity, const std::string& file, int line,
                      const QString& message) {
    return {kind, {}, severity, {}, {}, message, {}, file, line};
}

QString timesText(std::int64_t count) {
    return count == 1 ? QStringLiteral("once") : QStringLiteral("%1 times").arg(count);
}

} // namespace

WorkflowPass::WorkflowPass(std::shared_ptr<const WorkflowSet> workflows)
    : m_workflows(std::move(workflows))
    , m_checker(m_workflows) {}

void WorkflowPass::check(const EventView& event, std::optional<RowNumber> row, bool isTold,
                         PassBatch& batch) {
    if (!m_workflows && !mayName(event)) {
        return;
    }
    const EventWorkflows found = m_checker.check(event);
    if (!isTold) {
        return;
    }
    for (const WorkflowTie& tie : found.ties) {
        tellTie(event, row, tie, batch);
    }
    countCall(event, row, found);
    if (m_workflows && !found.missing.empty() &&
        (m_missing.size() < MostMissing || m_missing.contains(found.missing))) {
        countEvent(m_missing[found.missing], event, row);
    }
}

void WorkflowPass::countEvent(FirstEvent& first, const EventView& event,
                              std::optional<RowNumber> row) {
    if (first.count == 0) {
        first.row = row;
        first.sequence = event.sequence;
        first.session = SessionId(toBytes(event.sessionId));
        first.event = EventId(toBytes(event.eventId));
    }
    ++first.count;
}

void WorkflowPass::tellTie(const EventView& event, std::optional<RowNumber> row,
                           const WorkflowTie& tie, PassBatch& batch) {
    const std::string& file = tie.workflow->file();
    for (const SchemaCheck& check : tie.checks) {
        for (const SchemaBreach& breach : check.breaches) {
            PassProblem problem =
                problemOf(ProblemKind::Schema, "error", event, row, breach.message);
            problem.path = breach.path;
            problem.workflow = file;
            problem.line = breach.line;
            batch.problems.push_back(std::move(problem));
        }
        for (const SchemaGap& gap : check.gaps) {
            const std::string id = file + '\0' + std::to_string(gap.line) + '\0' + gap.keyword +
                                   '\0' + gap.reason.toStdString();
            if (m_toldGaps.insert(id).second) {
                PassProblem problem =
                    problemOf(ProblemKind::SchemaUnchecked, "warning", event, row, gap.reason);
                problem.path = check.path;
                problem.workflow = file;
                problem.line = gap.line;
                batch.problems.push_back(std::move(problem));
            }
        }
    }
    for (const WorkflowRemark& remark : tie.remarks) {
        PassProblem problem =
            problemOf(ProblemKind::Permission, "warning", event, row, remark.text);
        problem.workflow = file;
        problem.line = remark.line;
        batch.problems.push_back(std::move(problem));
    }
}

void WorkflowPass::countCall(const EventView& event, std::optional<RowNumber> row,
                             const EventWorkflows& found) {
    if (!m_workflows || !found.isCall || found.tool.empty()) {
        return;
    }
    m_called.insert(found.tool);
    const bool isDeclared =
        std::ranges::any_of(m_workflows->workflows(), [&found](const auto& workflow) {
            return workflow->declares(found.tool);
        });
    if (isDeclared || !found.ties.empty()) {
        return;
    }
    countEvent(m_undeclared[found.tool], event, row);
}

void WorkflowPass::finish(bool sawAll, PassBatch& batch) {
    if (!m_workflows) {
        return;
    }
    for (const WorkflowFinding& finding : m_workflows->findings()) {
        batch.problems.push_back(problemOf(ProblemKind::Workflow, nameOf(finding.severity).data(),
                                           finding.file, finding.line, toText(finding.message)));
    }
    tellUnchecked(batch);
    tellFirst(ProblemKind::Workflow, m_missing,
              QStringLiteral("metadata names the workflow %1, which is not among those given; %2, "
                             "here first"),
              batch);
    tellTools(sawAll, batch);
}

void WorkflowPass::tellUnchecked(PassBatch& batch) const {
    for (const auto& workflow : m_workflows->workflows()) {
        for (const WorkflowSchema& schema : workflow->schemas()) {
            for (const schema::Unchecked& unchecked : schema.schema.unchecked()) {
                const QString what =
                    unchecked.keyword.empty()
                        ? unchecked.reason
                        : QStringLiteral("%1: %2").arg(toText(unchecked.keyword), unchecked.reason);
                batch.problems.push_back(problemOf(ProblemKind::SchemaUnchecked, "warning",
                                                   workflow->file(),
                                                   schema.lineOf(unchecked.schema), what));
            }
        }
    }
}

void WorkflowPass::tellFirst(ProblemKind kind, const std::map<std::string, FirstEvent>& events,
                             const QString& sentence, PassBatch& batch) {
    std::vector<PassProblem> problems;
    for (const auto& [name, first] : events) {
        problems.push_back({kind,
                            first.row,
                            "warning",
                            first.session,
                            first.event,
                            sentence.arg(toText(name), timesText(first.count)),
                            {},
                            {},
                            0,
                            first.sequence});
    }
    std::ranges::sort(problems, [](const PassProblem& left, const PassProblem& right) {
        return left.row < right.row;
    });
    std::ranges::move(problems, std::back_inserter(batch.problems));
}

void WorkflowPass::tellTools(bool sawAll, PassBatch& batch) const {
    tellFirst(ProblemKind::Undeclared, m_undeclared,
              QStringLiteral("no workflow declares the tool %1, called %2, here first"), batch);
    if (!sawAll) {
        return;
    }
    for (const auto& workflow : m_workflows->workflows()) {
        for (const MamlTool& tool : workflow->document().tools) {
            if (!m_called.contains(tool.name)) {
                batch.problems.push_back(
                    problemOf(ProblemKind::Workflow, "info", workflow->file(), tool.line,
                              QStringLiteral("the tool %1 is declared and never called")
                                  .arg(toText(tool.name))));
            }
        }
    }
}

} // namespace muscope
