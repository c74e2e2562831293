// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/settling_rows.h"

#include <algorithm>

namespace muscope {

void SettlingRows::add(const IndexBatch& batch, const Sink& sink) {
    for (const EventRow& row : batch.rows) {
        addRow(row, sink);
    }
    for (const OperationChange& one : batch.changes) {
        change(one, sink);
    }
    // Not before all changes are in: an operation may have more than one answer.
    for (const OperationChange& one : batch.changes) {
        settleIfOver(one.state == OperationState::Part ? *one.peer : one.row, sink);
    }
}

void SettlingRows::finish(const Sink& sink) {
    for (const auto& one : m_waiting) {
        tell(one, sink);
    }
    m_waiting.clear();
}

const EventRow* SettlingRows::waiting(RowNumber number) const {
    const auto found = m_waiting.find(number);
    return found == m_waiting.end() ? nullptr : &found->second.row;
}

void SettlingRows::addRow(const EventRow& row, const Sink& sink) {
    const RowNumber number = std::exchange(m_next, RowNumber(m_next.value() + 1));
    const auto root = row.peer ? m_waiting.find(*row.peer) : m_waiting.end();
    if (row.operation == OperationState::Answer && root != m_waiting.end()) {
        root->second.answers.emplace_back(number, row);
    } else if (row.kind == MessageKind::Request) {
        if (root != m_waiting.end()) {
            ++root->second.parts;
        }
        m_waiting.emplace(number, Waiting{row, {}, 0});
    } else {
        sink({number, row});
    }
}

void SettlingRows::change(const OperationChange& change, const Sink& sink) {
    const auto found = m_waiting.find(change.row);
    if (found == m_waiting.end()) {
        return;
    }
    found->second.row.operation = change.state;
    found->second.row.peer = change.peer;
    if (change.state != OperationState::Part) {
        return;
    }
    if (const auto root = m_waiting.find(*change.peer); root != m_waiting.end()) {
        --root->second.parts;
    }
    tell(*found, sink);
    m_waiting.erase(found);
}

void SettlingRows::settleIfOver(RowNumber number, const Sink& sink) {
    const auto found = m_waiting.find(number);
    if (found != m_waiting.end() && found->second.parts == 0 &&
        found->second.row.operation == OperationState::Answered) {
        tell(*found, sink);
        m_waiting.erase(found);
    }
}

void SettlingRows::tell(const WaitingRows::value_type& one, const Sink& sink) {
    const auto& [number, waiting] = one;
    const auto answer = std::ranges::find(waiting.answers, waiting.row.peer.value_or(number),
                                          &std::pair<RowNumber, EventRow>::first);
    sink({number, waiting.row, answer == waiting.answers.end() ? nullptr : &answer->second});
    for (const auto& [own, row] : waiting.answers) {
        sink({own, row, &waiting.row});
    }
}

} // namespace muscope
