// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/shape/payload_shape.h"

#include <QAbstractTableModel>

#include <memory>

namespace muscope {

// How often each outcome was measured, as a table that is sorted by outcome or by count; both
// orders were made with the shape, so sorting costs nothing.
class CountsModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountsModel)

public:
    enum Column { Outcome, Count, Share, ColumnCount };
    enum Role { BrokenRole = Qt::UserRole }; // bool: the count is no number, or negative

    explicit CountsModel(QObject* parent = nullptr);

    // shape has counts, or is null.
    void setShape(std::shared_ptr<const PayloadShape> shape);
    // The outcome in a row; there must be one.
    [[nodiscard]] const MeasuredCounts::Outcome& outcomeAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    std::shared_ptr<const PayloadShape> m_shape;
    const MeasuredCounts* m_counts = nullptr; // of m_shape
    int m_sortColumn = Outcome;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace muscope
