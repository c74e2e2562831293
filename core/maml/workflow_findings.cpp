// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/workflow_findings.h"

#include "core/maml/placeholders.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace muscope {

namespace {

// What a document says of itself that matters where its events are checked.
constexpr std::array<std::string_view, 4> ToldCodes{"placeholder", "id-invalid", "id-duplicate",
                                                    "schema-unreadable"};

int lineOfId(const Workflow& workflow) {
    const MamlEntry* const id = workflow.document().find("id");
    return id == nullptr ? workflow.document().line : id->line;
}

QDateTime timeOf(const std::string& text) {
    QDateTime time = QDateTime::fromString(QString::fromStdString(text), Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime) {
        time.setTimeSpec(Qt::UTC); // no zone is written: only the order matters
    }
    return time;
}

void tellHistory(const Workflow& workflow, std::vector<WorkflowFinding>& findings) {
    QDateTime last;
    for (const MamlHistoryEntry& entry : workflow.document().history) {
        const QDateTime time = timeOf(entry.time);
        if (!time.isValid()) {
            continue;
        }
        if (last.isValid() && time < last) {
            findings.push_back({MamlSeverity::Warning, "history-order", workflow.file(), entry.line,
                                "this entry of the history is earlier than the one before it"});
        }
        last = time;
    }
}

void tellSharedIds(const WorkflowSet::Workflows& workflows,
                   std::vector<WorkflowFinding>& findings) {
    std::map<std::string, const Workflow*> seen;
    for (const auto& workflow : workflows) {
        if (workflow->id().empty() || findPlaceholder(workflow->id(), PlaceholderWords::Any)) {
            continue;
        }
        const auto [first, isNew] = seen.emplace(workflow->id(), workflow.get());
        if (!isNew && first->second->file() != workflow->file()) {
            findings.push_back(
                {MamlSeverity::Warning, "id-duplicate", workflow->file(), lineOfId(*workflow),
                 "the id " + workflow->id() + " is also that of " + first->second->file() +
                     " line " + std::to_string(lineOfId(*first->second))});
        }
    }
}

} // namespace

std::vector<WorkflowFinding> findingsOf(const WorkflowSet::Workflows& workflows) {
    std::vector<WorkflowFinding> findings;
    for (const auto& workflow : workflows) {
        for (const MamlDiagnostic& told : workflow->document().diagnostics) {
            if (std::ranges::find(ToldCodes, told.code) != ToldCodes.end()) {
                findings.push_back(
                    {told.severity, told.code, workflow->file(), told.line, told.message});
            }
        }
        tellHistory(*workflow, findings);
    }
    tellSharedIds(workflows, findings);
    return findings;
}

WorkflowFinding ambiguousTool(const std::string& tool, const WorkflowSet::Workflows& workflows) {
    std::string places;
    for (const auto& workflow : workflows) {
        places += (places.empty() ? "" : ", ") + workflow->file() + " line " +
                  std::to_string(workflow->document().line);
    }
    return {MamlSeverity::Warning, "tool-ambiguous", workflows.front()->file(),
            workflows.front()->document().line,
            "the tool " + tool + " is described differently by " + places +
                "; calls of it are checked where their metadata names one of them"};
}

} // namespace muscope
