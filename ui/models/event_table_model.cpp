// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/event_table_model.h"

#include "ui/models/number_text.h"
#include "ui/models/verdict_text.h"
#include "ui/models/visible_text.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype CellCharacters = 300;

QString arrow(Direction direction) {
    switch (direction) {
    case Direction::ClientToServer:
        return u"→"_s;
    case Direction::ServerToClient:
        return u"←"_s;
    case Direction::Unknown:
        break;
    }
    return u"·"_s;
}

QString cell(QStringView text) {
    return visibleLine(text.left(CellCharacters));
}

// The type column already says that it is a notification.
QStringView shownName(QStringView name, MessageKind kind) {
    constexpr QStringView Prefix = u"notifications/";
    return kind == MessageKind::Notification && name.startsWith(Prefix) ? name.mid(Prefix.size())
                                                                        : name;
}

bool isNumeric(int column) {
    return column == EventTableModel::Number || column == EventTableModel::Delta ||
           column == EventTableModel::Took || column == EventTableModel::Bytes;
}

} // namespace

EventTableModel::EventTableModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void EventTableModel::reset(const IndexSnapshot& snapshot, const RowSelection& selection) {
    beginResetModel();
    m_snapshot = snapshot;
    m_selection = selection;
    m_rows = shownRows(snapshot);
    m_showsDates = spansDays();
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
    m_snapshot = snapshot;
    m_rows = rows;
    endInsertRows();
    if (const bool showsDates = spansDays(); showsDates != m_showsDates) {
        m_showsDates = showsDates;
        emit dataChanged(index(0, Time), index(m_rows - 1, Time), {Qt::DisplayRole});
    }
}

void EventTableModel::refresh(const IndexSnapshot& snapshot) {
    if (shownRows(snapshot) < m_rows) {
        reset(snapshot, m_selection);
        return;
    }
    m_snapshot = snapshot;
    if (m_rows > 0) {
        emit dataChanged(index(0, Took), index(m_rows - 1, Took));
    }
}

void EventTableModel::setPassDone(bool isDone) {
    if (m_isPassDone == isDone) {
        return;
    }
    m_isPassDone = isDone;
    refresh(m_snapshot);
}

void EventTableModel::setTimeFormat(const TimeFormat& format) {
    if (format == m_format) {
        return;
    }
    m_format = format;
    m_showsDates = spansDays();
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
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    }
    const RowNumber number = rowNumberAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(m_snapshot.row(number), number, index.column());
    case Qt::ToolTipRole:
        return toolTip(m_snapshot.row(number), number, index.column());
    case Qt::AccessibleTextRole:
        return index.column() == Arrow ? directionText(m_snapshot.row(number).direction)
                                       : text(m_snapshot.row(number), number, index.column());
    case VerdictRole:
        return static_cast<int>(m_snapshot.row(number).verdict);
    case FailsRole:
        return isFailure(m_snapshot.row(number).verdict);
    case TookRole:
        return static_cast<int>(tookState(m_snapshot.row(number)));
    case NoticeRole:
        return m_snapshot.row(number).isError;
    default:
        return {};
    }
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
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

QString EventTableModel::text(const EventRow& row, RowNumber number, int column) const {
    switch (column) {
    case Number:
        return QString::number(number.value() + 1);
    case Time:
        return m_format.text(row.time, m_showsDates);
    case Delta: {
        if (number.value() == 0 || !row.time.isKnown()) {
            return {};
        }
        const Timestamp before = m_snapshot.row(RowNumber(number.value() - 1)).time;
        return before.isKnown() ? deltaText(row.time.microseconds() - before.microseconds())
                                : QString();
    }
    case Arrow:
        return arrow(row.direction);
    case Type:
        return cell(m_snapshot.text(row.type));
    case Name:
        return cell(shownName(m_snapshot.text(row.name), row.kind));
    case Took:
        return tookText(row);
    case Receipt:
        return verdictWord(row.verdict);
    case Bytes:
        return countText(row.size);
    default:
        return {};
    }
}

QString EventTableModel::tookText(const EventRow& row) const {
    switch (tookState(row)) {
    case TookState::Duration: {
        const std::optional<std::int64_t> took = m_snapshot.tookMicroseconds(row);
        return took ? durationText(*took) : QString();
    }
    case TookState::NoAnswer:
        return tr("no answer");
    case TookState::NoRequest:
        return tr("no request");
    case TookState::Ambiguous:
        return tr("ambiguous");
    case TookState::None:
        break;
    }
    return {};
}

EventTableModel::TookState EventTableModel::tookState(const EventRow& row) const {
    switch (row.operation) {
    case OperationState::Answered:
        return TookState::Duration;
    case OperationState::Open:
        return m_isPassDone ? TookState::NoAnswer : TookState::None;
    case OperationState::Orphan:
        return TookState::NoRequest;
    case OperationState::Ambiguous:
        return TookState::Ambiguous;
    case OperationState::None:
    case OperationState::Answer:
        break;
    }
    return TookState::None;
}

QString EventTableModel::toolTip(const EventRow& row, RowNumber number, int column) const {
    switch (column) {
    case Time:
        return m_format.preciseText(row.time);
    case Arrow:
        return directionText(row.direction);
    case Receipt:
        return verdictMeaning(row.verdict, row.level);
    case Took:
        return tookState(row) == TookState::NoAnswer
                   ? tr("The session was read to its end without an answer to this request.")
               : tookState(row) == TookState::NoRequest
                   ? tr("No request of this session fits this answer.")
               : tookState(row) == TookState::Ambiguous
                   ? tr("More than one request fits; none is linked.")
                   : QString();
    case Type:
    case Name:
        return text(row, number, column);
    default:
        return {};
    }
}

bool EventTableModel::spansDays() const {
    if (m_snapshot.isEmpty()) {
        return false;
    }
    const auto first = m_format.dayOf(m_snapshot.row(RowNumber(0)).time);
    const auto last = m_format.dayOf(m_snapshot.row(RowNumber(m_snapshot.size() - 1)).time);
    return m_showsDates || (first && last && *first != *last);
}

} // namespace muscope
