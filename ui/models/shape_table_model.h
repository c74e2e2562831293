// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/shape/payload_shape.h"

#include <QAbstractTableModel>

#include <memory>

namespace muscope {

// A part of a payload's shape as a table that can be sorted: the orders were made with the shape,
// so sorting costs nothing. What stands in the first column names the row.
class ShapeTableModel : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShapeTableModel)

public:
    enum Role { BrokenRole = Qt::UserRole }; // bool: the row's value is none

    // Null: nothing.
    void setShape(std::shared_ptr<const PayloadShape> shape);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const final;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const final;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const final;
    void sort(int column, Qt::SortOrder order) final;

protected:
    explicit ShapeTableModel(int columns, QObject* parent = nullptr);

    // Takes the part it shows from a shape that stays until the next call; null: there is none.
    // Returns how many rows that makes.
    [[nodiscard]] virtual std::size_t take(const PayloadShape* shape) = 0;
    [[nodiscard]] virtual QString title(int column) const = 0;
    [[nodiscard]] virtual QString cellText(int row, int column) const = 0;
    [[nodiscard]] virtual bool isBroken(int row) const = 0;

    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] bool isAscending() const { return m_sortOrder == Qt::AscendingOrder; }

private:
    std::shared_ptr<const PayloadShape> m_shape;
    int m_rows = 0;
    int m_columns;
    int m_sortColumn = 0;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace muscope
