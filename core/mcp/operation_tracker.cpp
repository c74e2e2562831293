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

} // namespace

void OperationTracker::track(RowNumber number, const DecodedEvent& event, EventRow& row,
                             std::vector<OperationChange>& changes) {
    if (event.kind == MessageKind::Request) {
        row.operation = OperationState::Open;
        m_open[event.requestId].push_back({number, row.name, event.direction});
    } else if (event.kind == MessageKind::Response) {
        answer(number, event, row, changes);
    }
}

std::vector<RowNumber> OperationTracker::open() const {
    std::vector<RowNumber> rows;
    for (const auto& [id, requests] : m_open) {
        for (const Open& request : requests) {
            if (!request.isAmbiguous) {
                rows.push_back(request.row);
            }
        }
    }
    std::sort(rows.begin(), rows.end());
    return rows;
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
        row.operation = OperationState::Answer;
        row.peer = request.row;
        row.name = request.name;
        changes.push_back({request.row, OperationState::Answered, number});
        open.erase(open.begin() + static_cast<std::ptrdiff_t>(candidates.front()));
    } else if (!candidates.empty()) {
        row.operation = OperationState::Ambiguous;
        for (const std::size_t i : candidates) {
            open[i].isAmbiguous = true;
            changes.push_back({open[i].row, OperationState::Ambiguous, std::nullopt});
        }
    }
    if (open.empty()) {
        m_open.erase(found);
    }
}

} // namespace muscope
