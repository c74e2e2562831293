// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_snapshot.h"
#include "core/index/problem_list.h"

#include <QAbstractTableModel>

#include <array>
#include <memory>

namespace muscope {

// The problems of the open session: a heading for each kind there is, the worst first, and below it
// its events in the store's order, then what is of no event. A flat table; where a row lies is
// computed from the counts, so that a million problems cost no more than their list.
class ProblemsModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemsModel)

public:
    enum Column { Sign, Number, Sentence, FoundIn, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole, // ProblemKind as int
        HeadingRole,             // true: the heading of a kind
        OpenRole,                // of a heading: whether its events are listed
    };

    explicit ProblemsModel(QObject* parent = nullptr);

    // Another list makes another table; what the same one has more comes in at its place.
    void setProblems(std::shared_ptr<const ProblemList> problems, const IndexSnapshot& index);
    void setOpen(ProblemKind kind, bool isOpen);

    // How many problems there are, listed or not.
    [[nodiscard]] std::size_t problemCount() const;
    // The event of a row; nullopt for a heading, and for a problem of no event.
    [[nodiscard]] std::optional<RowNumber> eventAt(int row) const;
    // The problem of no event in a row; null in the other rows.
    [[nodiscard]] const LooseProblem* looseAt(int row) const;
    [[nodiscard]] ProblemKind kindAt(int row) const { return lineAt(row).kind; }
    // The row that lists the worst that is wrong with an event; -1 where none does.
    [[nodiscard]] int rowOf(RowNumber number) const;
    // The row of a kind's heading; -1 where there is none.
    [[nodiscard]] int headingOf(ProblemKind kind) const;
    // A row for the clipboard; of a heading the kind and how many it has.
    [[nodiscard]] QStringList copiedCells(int row) const;
    [[nodiscard]] static QStringList copiedTitles();
    // The first limit problems, those of closed kinds included, their cells parted by tabs.
    [[nodiscard]] QString allText(std::size_t limit) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Group {
        std::size_t events = 0; // of problems the table knows of
        std::size_t loose = 0;  // the same, of no event: behind the others
        bool isOpen = true;

        [[nodiscard]] std::size_t count() const { return events + loose; }
    };
    struct Line {
        ProblemKind kind = ProblemKind::Differs;
        std::optional<std::size_t> place; // among those of the kind; nullopt: the heading
    };

    [[nodiscard]] const Group& group(ProblemKind kind) const {
        return m_groups[static_cast<std::size_t>(kind)];
    }
    [[nodiscard]] int rowsOf(ProblemKind kind) const;
    [[nodiscard]] int firstRowOf(ProblemKind kind) const;
    [[nodiscard]] Line lineAt(int row) const;
    // The problem at a place of its kind; null where that is one of an event.
    [[nodiscard]] const LooseProblem* looseOf(ProblemKind kind, std::size_t place) const;
    [[nodiscard]] QVariant headingData(ProblemKind kind, int column, int role) const;
    [[nodiscard]] QVariant problemData(const Line& line, int column, int role) const;
    [[nodiscard]] QString cellText(ProblemKind kind, std::size_t place, int column) const;
    [[nodiscard]] QStringList cellsOf(ProblemKind kind, std::size_t place) const;
    void grow(ProblemKind kind);
    void insertLines(ProblemKind kind, std::size_t Group::* member, std::size_t count);

    std::shared_ptr<const ProblemList> m_problems;
    IndexSnapshot m_index;
    std::array<Group, ProblemKindCount> m_groups;
};

} // namespace muscope
