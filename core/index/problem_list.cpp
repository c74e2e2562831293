// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/problem_list.h"

#include <algorithm>

namespace muscope {

void ProblemList::add(ProblemKind kind, RowNumber row) {
    std::vector<RowNumber>& rows = m_groups[static_cast<std::size_t>(kind)].rows;
    Q_ASSERT(rows.empty() || rows.back() < row);
    rows.push_back(row);
    ++m_size;
}

ProblemList ProblemList::without(ProblemKind kind, const std::vector<RowNumber>& rows) const {
    ProblemList rest = *this;
    Group& group = rest.m_groups[static_cast<std::size_t>(kind)];
    Group kept;
    for (std::size_t place = 0; place < group.rows.size(); ++place) {
        if (!std::binary_search(rows.begin(), rows.end(), group.rows[place])) {
            kept.rows.push_back(group.rows[place]);
            if (place < group.notes.size()) {
                kept.notes.push_back(group.notes[place]);
            }
        }
    }
    rest.m_size -= group.rows.size() - kept.rows.size();
    group = std::move(kept);
    return rest;
}

void ProblemList::addNote(ProblemKind kind, ProblemNote note) {
    std::vector<ProblemNote>& notes = m_groups[static_cast<std::size_t>(kind)].notes;
    if (notes.size() < MaxProblemNotes) {
        notes.push_back(std::move(note));
    }
}

void ProblemList::addLoose(LooseProblem problem) {
    std::vector<LooseProblem>& list =
        problem.isRemark ? m_remarks : m_groups[static_cast<std::size_t>(problem.kind)].loose;
    if (list.size() < MaxProblemNotes) {
        m_size += problem.isRemark ? 0 : 1;
        list.push_back(std::move(problem));
    }
}

const ProblemNote* ProblemList::note(ProblemKind kind, std::size_t place) const {
    const std::vector<ProblemNote>& notes = m_groups[static_cast<std::size_t>(kind)].notes;
    return place < notes.size() ? &notes[place] : nullptr;
}

std::optional<ProblemKind> ProblemList::worst() const {
    for (const ProblemKind kind : problemKinds()) {
        if (!rows(kind).empty() || !loose(kind).empty()) {
            return kind;
        }
    }
    return std::nullopt;
}

std::optional<RowNumber> ProblemList::next(RowNumber row) const {
    std::optional<RowNumber> nearest;
    for (const Group& group : m_groups) {
        const auto found = std::upper_bound(group.rows.begin(), group.rows.end(), row);
        if (found != group.rows.end() && (!nearest || *found < *nearest)) {
            nearest = *found;
        }
    }
    return nearest;
}

std::optional<RowNumber> ProblemList::previous(RowNumber row) const {
    std::optional<RowNumber> nearest;
    for (const Group& group : m_groups) {
        const auto found = std::lower_bound(group.rows.begin(), group.rows.end(), row);
        if (found != group.rows.begin() && (!nearest || *nearest < *(found - 1))) {
            nearest = *(found - 1);
        }
    }
    return nearest;
}

std::optional<RowNumber> ProblemList::first() const {
    std::optional<RowNumber> nearest;
    for (const Group& group : m_groups) {
        if (!group.rows.empty() && (!nearest || group.rows.front() < *nearest)) {
            nearest = group.rows.front();
        }
    }
    return nearest;
}

std::optional<RowNumber> ProblemList::last() const {
    std::optional<RowNumber> nearest;
    for (const Group& group : m_groups) {
        if (!group.rows.empty() && (!nearest || *nearest < group.rows.back())) {
            nearest = group.rows.back();
        }
    }
    return nearest;
}

std::vector<ProblemKind> ProblemList::kindsOf(RowNumber row) const {
    std::vector<ProblemKind> kinds;
    for (const ProblemKind kind : problemKinds()) {
        if (std::binary_search(rows(kind).begin(), rows(kind).end(), row)) {
            kinds.push_back(kind);
        }
    }
    return kinds;
}

std::size_t ProblemList::countBefore(RowNumber row) const {
    std::size_t count = 0;
    for (const Group& group : m_groups) {
        count += static_cast<std::size_t>(
            std::lower_bound(group.rows.begin(), group.rows.end(), row) - group.rows.begin());
    }
    return count;
}

} // namespace muscope
