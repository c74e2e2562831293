// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/state_vector_model.h"

#include "ui/models/value_text.h"

#include <cmath>

namespace muscope {

StateVectorModel::StateVectorModel(QObject* parent)
    : ShapeTableModel(ColumnCount, parent) {}

std::size_t StateVectorModel::take(const PayloadShape* shape) {
    m_state = shape != nullptr && shape->quantum && shape->quantum->state ? &*shape->quantum->state
                                                                          : nullptr;
    return m_state == nullptr ? 0 : m_state->amplitudes.size();
}

std::size_t StateVectorModel::placeAt(int row) const {
    const auto place = static_cast<std::size_t>(row);
    const std::size_t mirrored = m_state->amplitudes.size() - 1 - place;
    if (sortColumn() == Basis) {
        return isAscending() ? place : mirrored;
    }
    if (sortColumn() == Phase) {
        return m_state->byPhase[isAscending() ? place : mirrored];
    }
    // The likeliest comes first in its order.
    return m_state->byProbability[isAscending() ? mirrored : place];
}

bool StateVectorModel::isBroken(int row) const {
    return !std::isfinite(std::norm(m_state->amplitudes[placeAt(row)]));
}

QString StateVectorModel::cellText(int row, int column) const {
    const std::size_t place = placeAt(row);
    const std::complex<double>& amplitude = m_state->amplitudes[place];
    switch (column) {
    case Basis:
        return basisText(place, m_state->qubits);
    case Amplitude:
        return amplitudeText(amplitude);
    case Probability:
        return probabilityText(amplitude);
    case Phase:
        return phaseText(amplitude);
    default:
        return {};
    }
}

QString StateVectorModel::title(int column) const {
    switch (column) {
    case Basis:
        return tr("state");
    case Amplitude:
        return tr("amplitude");
    case Probability:
        return tr("probability");
    case Phase:
        return tr("phase");
    default:
        return {};
    }
}

} // namespace muscope
