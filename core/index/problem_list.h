// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/problem.h"

#include <QString>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace muscope {

// What a pass found out about a problem, short enough to keep for very many.
struct ProblemNote {
    QString detail;  // "reversed by code point; 2 of 55 characters differ from the payload"
    QString foundIn; // "metadata.mu"; empty where that says nothing
};

// What a pass tells of no event of the session: of a workflow, or of a receipt whose event is not
// there.
struct LooseProblem {
    ProblemKind kind = ProblemKind::Workflow;
    QString detail;
    std::string workflow;  // the file it is about; empty: none
    int line = 0;          // in that file, from 1; 0: none
    bool isRemark = false; // worth knowing, and nothing wrong

    bool operator==(const LooseProblem&) const = default;
};

// Beyond so many problems of one kind the rest are listed without a note.
constexpr std::size_t MaxProblemNotes = 100'000;

// The problems of a session, four bytes each: for every kind its events in the store's order, and
// what is of no event. Grows at the end of each only. Written and read by one thread (the GUI's).
class ProblemList {
public:
    // row must be behind the last one of its kind.
    void add(ProblemKind kind, RowNumber row);
    // The note of the first problem of the kind that has none yet; it may come before the problem.
    void addNote(ProblemKind kind, ProblemNote note);
    // Beyond MaxProblemNotes of a kind, or remarks, they are dropped.
    void addLoose(LooseProblem problem);

    // The same list without some rows of a kind, ascending.
    [[nodiscard]] ProblemList without(ProblemKind kind, const std::vector<RowNumber>& rows) const;

    // Of events and of none; remarks are no problems.
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] const std::vector<RowNumber>& rows(ProblemKind kind) const {
        return m_groups[static_cast<std::size_t>(kind)].rows;
    }
    [[nodiscard]] const std::vector<LooseProblem>& loose(ProblemKind kind) const {
        return m_groups[static_cast<std::size_t>(kind)].loose;
    }
    [[nodiscard]] const std::vector<LooseProblem>& remarks() const { return m_remarks; }
    // nullptr where a problem has none.
    [[nodiscard]] const ProblemNote* note(ProblemKind kind, std::size_t place) const;
    // The worst kind there is.
    [[nodiscard]] std::optional<ProblemKind> worst() const;

    // The first event behind row, or the last one before it, that has a problem of any kind.
    [[nodiscard]] std::optional<RowNumber> next(RowNumber row) const;
    [[nodiscard]] std::optional<RowNumber> previous(RowNumber row) const;
    [[nodiscard]] std::optional<RowNumber> first() const;
    [[nodiscard]] std::optional<RowNumber> last() const;
    // What is wrong with an event, the worst first.
    [[nodiscard]] std::vector<ProblemKind> kindsOf(RowNumber row) const;
    // How many problems events before row have.
    [[nodiscard]] std::size_t countBefore(RowNumber row) const;

private:
    struct Group {
        std::vector<RowNumber> rows;
        std::vector<ProblemNote> notes; // of the first rows
        std::vector<LooseProblem> loose;
    };

    std::array<Group, ProblemKindCount> m_groups;
    std::vector<LooseProblem> m_remarks;
    std::size_t m_size = 0;
};

} // namespace muscope
