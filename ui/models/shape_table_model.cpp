// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/shape_table_model.h"

#include <utility>

namespace muscope {

ShapeTableModel::ShapeTableModel(int columns, QObject* parent)
    : QAbstractTableModel(parent)
    , m_columns(columns) {}

void ShapeTableModel::setShape(std::shared_ptr<const PayloadShape> shape) {
    beginResetModel();
    m_shape = std::move(shape);
    m_rows = static_cast<int>(take(m_shape.get()));
    endResetModel();
}

int ShapeTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int ShapeTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_columns;
}

QVariant ShapeTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == BrokenRole) {
        return isBroken(index.row());
    }
    return role == Qt::DisplayRole ? cellText(index.row(), index.column()) : QVariant();
}

QVariant ShapeTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int(Qt::AlignVCenter | (section == 0 ? Qt::AlignLeft : Qt::AlignRight));
    }
    return role == Qt::DisplayRole ? title(section) : QVariant();
}

void ShapeTableModel::sort(int column, Qt::SortOrder order) {
    beginResetModel();
    m_sortColumn = column;
    m_sortOrder = order;
    endResetModel();
}

} // namespace muscope
