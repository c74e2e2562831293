// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/shape_table_model.h"

namespace muscope {

// How often each outcome was measured, as a table that is sorted by outcome or by count. A row is
// broken where its count is no number, or negative.
class CountsModel final : public ShapeTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountsModel)

public:
    enum Column { Outcome, Count, Share, ColumnCount };

    explicit CountsModel(QObject* parent = nullptr);

    // The outcome in a row; there must be one.
    [[nodiscard]] const MeasuredCounts::Outcome& outcomeAt(int row) const;

protected:
    [[nodiscard]] std::size_t take(const PayloadShape* shape) override;
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] QString cellText(int row, int column) const override;
    [[nodiscard]] bool isBroken(int row) const override;

private:
    const MeasuredCounts* m_counts = nullptr; // of the shape
};

} // namespace muscope
