// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/shape/payload_shape.h"

#include <QAbstractTableModel>

#include <memory>

namespace muscope {

// The amplitudes of a state vector as a table, in the order of the payload or by probability or
// phase; the orders were made with the shape, so sorting costs nothing.
class StateVectorModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StateVectorModel)

public:
    enum Column { Basis, Amplitude, Probability, Phase, ColumnCount };
    enum Role { BrokenRole = Qt::UserRole }; // bool: the amplitude is no number

    explicit StateVectorModel(QObject* parent = nullptr);

    // shape has a state vector, or is null.
    void setShape(std::shared_ptr<const PayloadShape> shape);
    // Which amplitude is in a row.
    [[nodiscard]] std::size_t placeAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    std::shared_ptr<const PayloadShape> m_shape;
    const StateVector* m_state = nullptr; // of m_shape
    int m_sortColumn = Basis;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace muscope
