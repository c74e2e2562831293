// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/json/owned_document.h"
#include "core/maml/workflow_set.h"
#include "core/receipt/subjects.h"
#include "core/schema/evaluator.h"
#include "core/workspace/event_workflows.h"
#include "core/workspace/tool_call.h"

#include <string>
#include <unordered_map>

namespace muscope {

// What a check found out about one event.
struct EventWorkflows {
    std::string tool; // that it calls, or that its request called; empty: none
    bool isCall = false;
    std::vector<WorkflowTie> ties;
    std::string missing; // the workflow that its metadata names and nobody gave; empty: none
};

// Holds events against the workflows they are tied to: by their metadata, else by the tool they
// call. Events are given in the store's order, as an answer is tied by its request. One thread.
class WorkflowChecker {
public:
    // Null: only workflows that metadata holds itself.
    explicit WorkflowChecker(std::shared_ptr<const WorkflowSet> workflows);

    // tool: what the request called, where somebody else knows it; empty: see the order above.
    [[nodiscard]] EventWorkflows check(const EventView& event, const std::string& tool = {});

private:
    struct Named {
        WorkflowSet::Workflows workflows;
        QString reason;
        std::string missing;
    };

    [[nodiscard]] std::string toolOfAnswer(const EventView& event, const std::string& requestId);
    [[nodiscard]] Named namedByMetadata(const json::Document& metadata);
    [[nodiscard]] WorkflowSet::Workflows heldWorkflows(const std::string& text);
    [[nodiscard]] std::vector<SchemaCheck> checksOf(const Workflow& workflow, const ToolCall& call,
                                                    const std::string& tool) const;

    std::shared_ptr<const WorkflowSet> m_workflows; // never null
    schema::Evaluator m_evaluator;
    std::shared_ptr<const json::OwnedDocument> m_noArguments; // an object without members
    Subjects m_subjects;
    json::Parser m_metadataParser;
    std::unordered_map<std::string, std::string> m_openCalls; // session and id: tool
    std::unordered_map<std::string, WorkflowSet::Workflows> m_held;
};

} // namespace muscope
