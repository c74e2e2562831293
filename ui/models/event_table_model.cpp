// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/event_table_model.h"

#include "ui/models/verdict_text.h"

#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace muscope {

EventTableModel::EventTableModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void EventTableModel::reset(const IndexSnapshot& snapshot, const RowSelection& selection) {
    beginResetModel();
    m_cells.snapshot = snapshot;
    m_selection = selection;
    m_rows = shownRows(snapshot);
    m_cells.dates = EventCells::Dates::None;
    m_cells.dates = m_cells.neededDates();
    endResetModel();
}

void EventTableModel::extend(const IndexSnapshot& snapshot, const RowSelection& selection) {
    m_selection = selection;
    append(snapshot);
}

void EventTableModel::append(const IndexSnapshot& snapshot) {
    const int rows = shownRows(snapshot);
    if (rows <= m_rows) {
        refresh(snapshot);
        return;
    }
    beginInsertRows({}, m_rows, rows - 1);
    m_cells.snapshot = snapshot;
    m_rows = rows;
    const EventCells::Dates dates = std::exchange(m_cells.dates, m_cells.neededDates());
    endInsertRows();
    if (dates != m_cells.dates) {
        emit dataChanged(index(0, Time), index(m_rows - 1, Time), {Qt::DisplayRole});
    }
}

void EventTableModel::refresh(const IndexSnapshot& snapshot) {
    if (shownRows(snapshot) < m_rows) {
        reset(snapshot, m_selection);
        return;
    }
    m_cells.snapshot = snapshot;
    if (m_rows > 0) {
        emit dataChanged(index(0, Took), index(m_rows - 1, Took));
    }
}

void EventTableModel::setPassDone(bool isDone) {
    if (m_cells.isPassDone == isDone) {
        return;
    }
    m_cells.isPassDone = isDone;
    refresh(m_cells.snapshot);
}

void EventTableModel::setTimeFormat(const TimeFormat& format) {
    if (format == m_cells.format) {
        return;
    }
    m_cells.format = format;
    m_cells.dates = m_cells.neededDates();
    if (m_rows > 0) {
        emit dataChanged(index(0, Time), index(m_rows - 1, Time));
    }
}

RowNumber EventTableModel::rowNumberAt(int row) const {
    return m_selection.at(static_cast<std::uint32_t>(row));
}

std::optional<int> EventTableModel::rowOf(RowNumber number) const {
    const std::optional<std::uint32_t> place = m_selection.placeOf(number);
    return place && *place < static_cast<std::uint32_t>(m_rows)
               ? std::optional(static_cast<int>(*place))
               : std::nullopt;
}

int EventTableModel::shownRows(const IndexSnapshot& snapshot) const {
    return static_cast<int>(std::min<std::uint32_t>(m_selection.size(snapshot.size()),
                                                    std::numeric_limits<int>::max()));
}

int EventTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int EventTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant EventTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::AlignVCenter |
            (EventCells::isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    }
    const RowNumber number = rowNumberAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return m_cells.text(number, index.column());
    case Qt::ToolTipRole:
        return toolTip(m_cells.snapshot.row(number), number, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Arrow ? directionWords(m_cells.snapshot.row(number).direction)
                                       : m_cells.text(number, index.column());
    case VerdictRole:
        return static_cast<int>(m_cells.snapshot.row(number).verdict);
    case FailsRole:
        return isFailure(m_cells.snapshot.row(number).verdict);
    case TookRole:
        return static_cast<int>(m_cells.tookState(m_cells.snapshot.row(number)));
    case NoticeRole:
        return m_cells.snapshot.row(number).isError;
    default:
        return {};
    }
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::AlignVCenter | (EventCells::isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role == Qt::DisplayRole) {
        return section == Arrow ? QString() : columnTitle(section);
    }
    return role == Qt::ToolTipRole || role == Qt::AccessibleTextRole
               ? QVariant(columnTitle(section))
               : QVariant();
}

QString EventTableModel::columnTitle(int column) {
    switch (column) {
    case Number:
        return u"#"_s;
    case Time:
        return tr("time");
    case Delta:
        return tr("delta");
    case Arrow:
        return tr("direction");
    case Type:
        return tr("type");
    case Name:
        return tr("method / tool");
    case Took:
        return tr("took");
    case Receipt:
        return tr("receipt");
    case Bytes:
        return tr("bytes");
    default:
        return {};
    }
}

QString EventTableModel::toolTip(const EventRow& row, RowNumber number, int column) const {
    switch (column) {
    case Time:
        return m_cells.format.preciseText(row.time);
    case Arrow:
        return directionWords(row.direction);
    case Receipt:
        return verdictExplanation(row.verdict, row.level);
    case Took:
        return m_cells.tookState(row) == EventCells::TookState::NoAnswer
                   ? tr("The session was read to its end without an answer to this request.")
               : m_cells.tookState(row) == EventCells::TookState::NoRequest
                   ? tr("No request of this session fits this answer.")
               : m_cells.tookState(row) == EventCells::TookState::Ambiguous
                   ? tr("More than one request fits; none is linked.")
                   : QString();
    case Type:
    case Name:
        return m_cells.text(number, column);
    default:
        return {};
    }
}

} // namespace muscope
