// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/event_pass.h"
#include "core/workspace/workflow_checker.h"

#include <map>
#include <set>

namespace muscope {

// What a pass tells of workflows: breaches by event as it comes by, and at the end what the
// workflows say of themselves and which tools were called without being declared, or the other way
// round. Events are given in the store's order; one thread at a time.
class WorkflowPass {
public:
    // Null: events are held against workflows in their own metadata alone.
    explicit WorkflowPass(std::shared_ptr<const WorkflowSet> workflows);

    // isTold: false for an event that is only a link to others. row: where rows are made.
    void check(const EventView& event, std::optional<RowNumber> row, bool isTold, PassBatch& batch);
    // sawAll: whether every event of a session or store came by; else nothing is said of tools that
    // were not called.
    void finish(bool sawAll, PassBatch& batch);

private:
    struct FirstEvent {
        std::optional<RowNumber> row;
        Sequence sequence;
        SessionId session;
        EventId event;
        std::int64_t count = 0;
    };

    void tellTie(const EventView& event, std::optional<RowNumber> row, const WorkflowTie& tie,
                 PassBatch& batch);
    void countCall(const EventView& event, std::optional<RowNumber> row,
                   const EventWorkflows& found);
    static void countEvent(FirstEvent& first, const EventView& event, std::optional<RowNumber> row);
    static void tellFirst(ProblemKind kind, const std::map<std::string, FirstEvent>& events,
                          const QString& sentence, PassBatch& batch);
    void tellTools(bool sawAll, PassBatch& batch) const;
    void tellUnchecked(PassBatch& batch) const;

    std::shared_ptr<const WorkflowSet> m_workflows; // may be null
    WorkflowChecker m_checker;
    std::set<std::string> m_called;
    std::map<std::string, FirstEvent> m_undeclared;
    std::map<std::string, FirstEvent> m_missing; // workflows that metadata names, the first of them
    std::set<std::string> m_toldGaps;            // what of a schema was not evaluated, told once
};

} // namespace muscope
