// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/state_vector_model.h"

#include "ui/models/value_text.h"

#include <cmath>

namespace muscope {

StateVectorModel::StateVectorModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void StateVectorModel::setShape(std::shared_ptr<const PayloadShape> shape) {
    beginResetModel();
    m_shape = std::move(shape);
    m_state = m_shape && m_shape->quantum && m_shape->quantum->state ? &*m_shape->quantum->state
                                                                     : nullptr;
    endResetModel();
}

std::size_t StateVectorModel::placeAt(int row) const {
    const bool isAscending = m_sortOrder == Qt::AscendingOrder;
    const auto place = static_cast<std::size_t>(row);
    const std::size_t mirrored = m_state->amplitudes.size() - 1 - place;
    if (m_sortColumn == Basis) {
        return isAscending ? place : mirrored;
    }
    if (m_sortColumn == Phase) {
        return m_state->byPhase[isAscending ? place : mirrored];
    }
    // The likeliest comes first in its order.
    return m_state->byProbability[isAscending ? mirrored : place];
}

int StateVectorModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || m_state == nullptr ? 0
                                                  : static_cast<int>(m_state->amplitudes.size());
}

int StateVectorModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StateVectorModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const std::size_t place = placeAt(index.row());
    const std::complex<double>& amplitude = m_state->amplitudes[place];
    if (role == BrokenRole) {
        return !std::isfinite(std::norm(amplitude));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
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

QVariant StateVectorModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int(Qt::AlignVCenter | (section == Basis ? Qt::AlignLeft : Qt::AlignRight));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
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

void StateVectorModel::sort(int column, Qt::SortOrder order) {
    beginResetModel();
    m_sortColumn = column;
    m_sortOrder = order;
    endResetModel();
}

} // namespace muscope
