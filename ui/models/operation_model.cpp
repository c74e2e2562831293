// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/operation_model.h"

#include "ui/models/number_text.h"
#include "ui/models/visible_text.h"

namespace muscope {

namespace {

constexpr qsizetype NoteCharacters = 200;

} // namespace

OperationModel::OperationModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void OperationModel::setParts(const IndexSnapshot& snapshot, std::vector<OperationPart> parts) {
    beginResetModel();
    m_snapshot = snapshot;
    m_parts = std::move(parts);
    endResetModel();
}

RowNumber OperationModel::eventAt(int row) const {
    return m_parts[static_cast<std::size_t>(row)].row;
}

int OperationModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_parts.size());
}

int OperationModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant OperationModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const OperationPart& part = m_parts[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(part, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter |
            (index.column() == Number || index.column() == After ? Qt::AlignRight : Qt::AlignLeft));
    case IsErrorRole:
        return m_snapshot.row(part.row).isError;
    default:
        return {};
    }
}

QVariant OperationModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Part:
        return tr("part");
    case Number:
        return tr("event");
    case After:
        return tr("after");
    default:
        return tr("what");
    }
}

QString OperationModel::text(const OperationPart& part, int column) const {
    switch (column) {
    case Part:
        switch (part.role) {
        case OperationPart::Role::Request:
            return tr("request");
        case OperationPart::Role::Progress:
            return tr("progress");
        case OperationPart::Role::Cancellation:
            return tr("cancelled");
        case OperationPart::Role::Exchange:
            return tr("exchange");
        case OperationPart::Role::Answer:
            return m_snapshot.row(part.row).isError ? tr("error") : tr("answer");
        }
        return {};
    case Number:
        return u'#' + QString::number(part.row.value() + 1);
    case After:
        return afterText(part);
    case Note:
        return noteText(part);
    default:
        return {};
    }
}

QString OperationModel::afterText(const OperationPart& part) const {
    const Timestamp begin = m_snapshot.row(m_parts.front().row).time;
    const Timestamp time = m_snapshot.row(part.row).time;
    return part.role == OperationPart::Role::Request || !begin.isKnown() || !time.isKnown()
               ? QString()
               : deltaText(time.microseconds() - begin.microseconds());
}

QString OperationModel::noteText(const OperationPart& part) const {
    return visibleLine(
        part.note.isEmpty() && part.role == OperationPart::Role::Request
            ? QStringView(m_snapshot.text(m_snapshot.row(part.row).name)).left(NoteCharacters)
            : QStringView(part.note));
}

} // namespace muscope
