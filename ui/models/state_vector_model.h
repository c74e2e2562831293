// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/shape_table_model.h"

namespace muscope {

// The amplitudes of a state vector as a table, in the order of the payload or by probability or
// phase. A row is broken where its amplitude is no number.
class StateVectorModel final : public ShapeTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StateVectorModel)

public:
    enum Column { Basis, Amplitude, Probability, Phase, ColumnCount };

    explicit StateVectorModel(QObject* parent = nullptr);

    // Which amplitude is in a row.
    [[nodiscard]] std::size_t placeAt(int row) const;

protected:
    [[nodiscard]] std::size_t take(const PayloadShape* shape) override;
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] QString cellText(int row, int column) const override;
    [[nodiscard]] bool isBroken(int row) const override;

private:
    const StateVector* m_state = nullptr; // of the shape
};

} // namespace muscope
