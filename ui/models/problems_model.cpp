// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/problems_model.h"

#include "ui/models/copy_form.h"
#include "ui/models/number_text.h"
#include "ui/models/problem_text.h"
#include "ui/models/visible_text.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr qsizetype PlaceCharacters = 80;

} // namespace

ProblemsModel::ProblemsModel(QObject* parent)
    : QAbstractTableModel(parent)
    , m_problems(std::make_shared<ProblemList>()) {}

void ProblemsModel::setProblems(std::shared_ptr<const ProblemList> problems,
                                const IndexSnapshot& index) {
    if (problems == m_problems) {
        m_index = index;
        for (const ProblemKind kind : problemKinds()) {
            grow(kind);
        }
        return;
    }
    beginResetModel();
    m_problems = std::move(problems);
    m_index = index;
    for (const ProblemKind kind : problemKinds()) {
        Group& filled = m_groups[static_cast<std::size_t>(kind)];
        filled.events = m_problems->rows(kind).size();
        filled.loose = m_problems->loose(kind).size();
    }
    endResetModel();
}

void ProblemsModel::grow(ProblemKind kind) {
    const std::size_t before = group(kind).count();
    insertLines(kind, &Group::events, m_problems->rows(kind).size());
    insertLines(kind, &Group::loose, m_problems->loose(kind).size());
    if (before > 0 && group(kind).count() > before) {
        const int heading = firstRowOf(kind);
        emit dataChanged(index(heading, 0), index(heading, ColumnCount - 1));
    }
}

// Behind those of the same sort, with the heading where it is the first of the kind.
void ProblemsModel::insertLines(ProblemKind kind, std::size_t Group::* member, std::size_t count) {
    Group& grown = m_groups[static_cast<std::size_t>(kind)];
    const std::size_t before = grown.*member;
    const bool hasHeading = grown.count() > 0;
    const int lines = (hasHeading ? 0 : 1) + (grown.isOpen ? static_cast<int>(count - before) : 0);
    if (count == before || lines == 0) {
        grown.*member = count;
        return;
    }
    const std::size_t behind = member == &Group::events ? grown.events : grown.count();
    const int first = firstRowOf(kind) + (hasHeading ? 1 + static_cast<int>(behind) : 0);
    beginInsertRows({}, first, first + lines - 1);
    grown.*member = count;
    endInsertRows();
}

void ProblemsModel::setOpen(ProblemKind kind, bool isOpen) {
    Group& changed = m_groups[static_cast<std::size_t>(kind)];
    if (changed.isOpen == isOpen) {
        return;
    }
    if (changed.count() == 0) {
        changed.isOpen = isOpen;
        return;
    }
    const int heading = firstRowOf(kind);
    const int last = heading + static_cast<int>(changed.count());
    if (isOpen) {
        beginInsertRows({}, heading + 1, last);
        changed.isOpen = true;
        endInsertRows();
    } else {
        beginRemoveRows({}, heading + 1, last);
        changed.isOpen = false;
        endRemoveRows();
    }
    emit dataChanged(index(heading, 0), index(heading, ColumnCount - 1));
}

std::size_t ProblemsModel::problemCount() const {
    std::size_t count = 0;
    for (const Group& one : m_groups) {
        count += one.count();
    }
    return count;
}

std::optional<RowNumber> ProblemsModel::eventAt(int row) const {
    const Line line = lineAt(row);
    return line.place && *line.place < group(line.kind).events
               ? std::optional(m_problems->rows(line.kind)[*line.place])
               : std::nullopt;
}

const LooseProblem* ProblemsModel::looseAt(int row) const {
    const Line line = lineAt(row);
    return line.place ? looseOf(line.kind, *line.place) : nullptr;
}

const LooseProblem* ProblemsModel::looseOf(ProblemKind kind, std::size_t place) const {
    const std::size_t events = group(kind).events;
    return place < events ? nullptr : &m_problems->loose(kind)[place - events];
}

int ProblemsModel::rowOf(RowNumber number) const {
    for (const ProblemKind kind : problemKinds()) {
        const auto& rows = m_problems->rows(kind);
        const auto end = rows.begin() + static_cast<std::ptrdiff_t>(group(kind).events);
        const auto found = std::lower_bound(rows.begin(), end, number);
        if (group(kind).isOpen && found != end && *found == number) {
            return firstRowOf(kind) + 1 + static_cast<int>(found - rows.begin());
        }
    }
    return -1;
}

int ProblemsModel::headingOf(ProblemKind kind) const {
    return group(kind).count() == 0 ? -1 : firstRowOf(kind);
}

QStringList ProblemsModel::copiedCells(int row) const {
    const Line line = lineAt(row);
    return line.place
               ? cellsOf(line.kind, *line.place)
               : QStringList{problemWord(line.kind), QString::number(group(line.kind).count())};
}

QStringList ProblemsModel::copiedTitles() {
    return {tr("problem"), tr("event"), tr("what is wrong"), tr("found in")};
}

QString ProblemsModel::allText(std::size_t limit) const {
    QString text;
    for (const ProblemKind kind : problemKinds()) {
        const std::size_t taken = std::min(limit, group(kind).count());
        for (std::size_t place = 0; place < taken; ++place) {
            text += copiedRow(CopyForm::Text, cellsOf(kind, place));
        }
        limit -= taken;
    }
    return text;
}

int ProblemsModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid()) {
        return 0;
    }
    int rows = 0;
    for (const ProblemKind kind : problemKinds()) {
        rows += rowsOf(kind);
    }
    return rows;
}

int ProblemsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ProblemsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Line line = lineAt(index.row());
    switch (role) {
    case KindRole:
        return static_cast<int>(line.kind);
    case HeadingRole:
        return !line.place.has_value();
    case OpenRole:
        return group(line.kind).isOpen;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (index.column() == Number ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return line.place ? problemData(line, index.column(), role)
                          : headingData(line.kind, index.column(), role);
    }
}

QVariant ProblemsModel::headingData(ProblemKind kind, int column, int role) const {
    if (role == Qt::ToolTipRole) {
        return problemExplanation(kind);
    }
    if (role == Qt::AccessibleTextRole) {
        return group(kind).isOpen
                   ? tr("%1, %2, open").arg(problemWord(kind)).arg(group(kind).count())
                   : tr("%1, %2, closed").arg(problemWord(kind)).arg(group(kind).count());
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    if (column == Sentence) {
        return problemExplanation(kind);
    }
    return column == Sign     ? problemWord(kind)
           : column == Number ? countText(static_cast<std::int64_t>(group(kind).count()))
                              : QString();
}

QVariant ProblemsModel::problemData(const Line& line, int column, int role) const {
    return role == Qt::DisplayRole || role == Qt::ToolTipRole
               ? cellText(line.kind, *line.place, column)
               : QVariant();
}

QString ProblemsModel::cellText(ProblemKind kind, std::size_t place, int column) const {
    if (const LooseProblem* loose = looseOf(kind, place)) {
        return column == Sign       ? problemWord(kind)
               : column == Sentence ? problemSentence(*loose)
                                    : QString();
    }
    const RowNumber number = m_problems->rows(kind)[place];
    const ProblemNote* note = m_problems->note(kind, place);
    switch (column) {
    case Sign:
        return problemWord(kind);
    case Number:
        return QString::number(number.value() + 1);
    case Sentence:
        return problemSentence(m_index, {number, kind}, note);
    case FoundIn:
        return note == nullptr ? QString()
                               : visibleLine(QStringView(note->foundIn).left(PlaceCharacters));
    default:
        return {};
    }
}

QStringList ProblemsModel::cellsOf(ProblemKind kind, std::size_t place) const {
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column) {
        cells += cellText(kind, place, column);
    }
    return cells;
}

int ProblemsModel::rowsOf(ProblemKind kind) const {
    const Group& one = group(kind);
    return one.count() == 0 ? 0 : 1 + (one.isOpen ? static_cast<int>(one.count()) : 0);
}

int ProblemsModel::firstRowOf(ProblemKind kind) const {
    int row = 0;
    for (const ProblemKind worse : problemKinds()) {
        if (worse == kind) {
            break;
        }
        row += rowsOf(worse);
    }
    return row;
}

ProblemsModel::Line ProblemsModel::lineAt(int row) const {
    for (const ProblemKind kind : problemKinds()) {
        const int rows = rowsOf(kind);
        if (row < rows) {
            return {kind, row == 0 ? std::nullopt : std::optional(std::size_t(row) - 1)};
        }
        row -= rows;
    }
    return {};
}

} // namespace muscope
