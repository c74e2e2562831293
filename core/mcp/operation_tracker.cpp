// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/operation_tracker.h"

#include <algorithm>

namespace muscope {

namespace {

bool mayAnswer(Direction response, Direction request) {
    return response == Direction::Unknown || request == Direction::Unknown ||
           request == opposite(response);
}

bool maySay(Direction message, Direction request) {
    return message == Direction::Unknown || request == Direction::Unknown || message == request;
}

void makePart(EventRow& row, RowNumber root) {
    row.operation = OperationState::Part;
    row.peer = root;
}

} // namespace

void OperationTracker::track(RowNumber number, const DecodedEvent& event, EventRow& row,
                             std::vector<OperationChange>& changes) {
    if (event.kind == MessageKind::Request) {
        request(number, event, row, changes);
    } else if (event.kind == MessageKind::Response) {
        answer(number, event, row, changes);
    } else if (event.kind == MessageKind::Notification) {
        notification(event, row);
    }
}

std::vector<RowNumber> OperationTracker::open() const {
    std::vector<RowNumber> rows;
    for (const auto& [root, tokens] : m_roots) {
        rows.push_back(root);
    }
    return rows;
}

void OperationTracker::request(RowNumber number, const DecodedEvent& event, EventRow& row,
                               std::vector<OperationChange>& changes) {
    RowNumber root = number;
    row.operation = OperationState::Open;
    if (const auto earlier = goesOn(event, row, changes)) {
        root = *earlier;
        makePart(row, root);
    }
    std::vector<std::string>& tokens = m_roots[root];
    if (!event.links.progressToken.empty()) {
        tokens.push_back(event.links.progressToken);
        m_tokens[event.links.progressToken].push_back({root, event.direction});
    }
    const bool isAboutTask = root != number && !event.links.taskId.empty();
    m_open[event.requestId].push_back({number, root, row.name, event.direction, isAboutTask,
                                       isAboutTask && event.name == "tasks/result"});
}

// The first request of the operation that this one goes on with.
std::optional<RowNumber> OperationTracker::goesOn(const DecodedEvent& event, const EventRow& row,
                                                  std::vector<OperationChange>& changes) {
    if (!event.links.taskId.empty()) {
        const auto task = m_tasks.find(event.links.taskId);
        const bool fits = task != m_tasks.end() && maySay(event.direction, task->second.direction);
        return fits ? std::optional(task->second.root) : std::nullopt;
    }
    if (!event.links.isRetry) {
        return std::nullopt;
    }
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < m_waiting.size(); ++i) {
        if (m_waiting[i].name == row.name && maySay(event.direction, m_waiting[i].direction) &&
            m_waiting[i].requestState == event.links.requestState) {
            candidates.push_back(i);
        }
    }
    if (candidates.size() == 1) {
        const RowNumber root = m_waiting[candidates.front()].root;
        m_waiting.erase(m_waiting.begin() + static_cast<std::ptrdiff_t>(candidates.front()));
        return root;
    }
    for (auto i = candidates.rbegin(); i != candidates.rend(); ++i) {
        const RowNumber root = m_waiting[*i].root;
        changes.push_back({root, OperationState::Ambiguous, std::nullopt});
        forget(root);
    }
    return std::nullopt;
}

void OperationTracker::answer(RowNumber number, const DecodedEvent& event, EventRow& row,
                              std::vector<OperationChange>& changes) {
    row.operation = OperationState::Orphan;
    const auto found = m_open.find(event.requestId);
    if (found == m_open.end() || event.requestId.empty()) {
        return;
    }
    std::vector<Open>& open = found->second;
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (mayAnswer(event.direction, open[i].direction)) {
            candidates.push_back(i);
        }
    }
    if (candidates.size() == 1) {
        const Open request = open[candidates.front()];
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(candidates.front()));
        row.name = request.name;
        if (request.row != request.root) {
            changes.push_back({request.row, OperationState::Part, request.root});
        }
        takeOutcome(number, event, request, row, changes);
    } else if (!candidates.empty()) {
        row.operation = OperationState::Ambiguous;
        for (const std::size_t i : candidates) {
            changes.push_back({open[i].row, OperationState::Ambiguous, std::nullopt});
            forget(open[i].root);
        }
    }
    if (open.empty()) {
        m_open.erase(found);
    }
}

// Whether that answer is the operation's last.
void OperationTracker::takeOutcome(RowNumber number, const DecodedEvent& event, const Open& request,
                                   EventRow& row, std::vector<OperationChange>& changes) {
    const OperationLinks& links = event.links;
    makePart(row, request.root);
    switch (links.outcome) {
    case Outcome::InputRequired:
        m_waiting.push_back({request.root, request.name, request.direction, links.requestState});
        return;
    case Outcome::TaskMade:
        m_tasks[links.taskId] = {request.root, request.name, request.direction, {}};
        return;
    case Outcome::TaskOver:
    case Outcome::Final:
        break;
    }
    // Of the requests about a task, the one for its result ends the operation; others do when they
    // bring the end along.
    if (request.isAboutTask && links.outcome != Outcome::TaskOver && !request.asksForResult) {
        return;
    }
    row.operation = OperationState::Answer;
    changes.push_back({request.root, OperationState::Answered, number});
    forget(request.root);
}

void OperationTracker::notification(const DecodedEvent& event, EventRow& row) const {
    const OperationLinks& links = event.links;
    std::vector<RowNumber> roots;
    if (const auto tokens = m_tokens.find(links.progressToken); tokens != m_tokens.end()) {
        for (const Token& token : tokens->second) {
            if (mayAnswer(event.direction, token.direction)) {
                roots.push_back(token.root);
            }
        }
    }
    if (const auto open = m_open.find(links.cancelledId);
        open != m_open.end() && !links.cancelledId.empty()) {
        for (const Open& request : open->second) {
            if (maySay(event.direction, request.direction)) {
                roots.push_back(request.root);
            }
        }
    }
    if (const auto task = m_tasks.find(links.taskId); task != m_tasks.end()) {
        roots.push_back(task->second.root);
    }
    if (roots.size() == 1) {
        makePart(row, roots.front());
    } else if (!roots.empty()) {
        row.operation = OperationState::Ambiguous;
    }
}

// The operation is over, or nobody can say what belongs to it.
void OperationTracker::forget(RowNumber root) {
    const auto found = m_roots.find(root);
    if (found == m_roots.end()) {
        return;
    }
    for (const std::string& token : found->second) {
        const auto holders = m_tokens.find(token);
        if (holders == m_tokens.end()) {
            continue;
        }
        std::erase_if(holders->second, [root](const Token& held) { return held.root == root; });
        if (holders->second.empty()) {
            m_tokens.erase(holders);
        }
    }
    m_roots.erase(found);
    std::erase_if(m_waiting, [root](const Waiting& waiting) { return waiting.root == root; });
    std::erase_if(m_tasks, [root](const auto& task) { return task.second.root == root; });
}

} // namespace muscope
