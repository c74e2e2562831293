// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/counts_model.h"

#include "ui/models/value_text.h"
#include "ui/models/visible_text.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype ShownCharacters = 200;

} // namespace

CountsModel::CountsModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void CountsModel::setShape(std::shared_ptr<const PayloadShape> shape) {
    beginResetModel();
    m_shape = std::move(shape);
    m_counts = m_shape && m_shape->quantum && m_shape->quantum->counts ? &*m_shape->quantum->counts
                                                                       : nullptr;
    endResetModel();
}

const MeasuredCounts::Outcome& CountsModel::outcomeAt(int row) const {
    const auto& order = m_sortColumn == Outcome ? m_counts->byKey : m_counts->byCount;
    // The largest count comes first in its order, the first key in its own.
    const bool isForward = (m_sortOrder == Qt::AscendingOrder) == (m_sortColumn == Outcome);
    const auto place = static_cast<std::size_t>(row);
    return m_counts->outcomes[order[isForward ? place : order.size() - 1 - place]];
}

int CountsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || m_counts == nullptr ? 0
                                                   : static_cast<int>(m_counts->outcomes.size());
}

int CountsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CountsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const MeasuredCounts::Outcome& outcome = outcomeAt(index.row());
    if (role == BrokenRole) {
        return std::isnan(outcome.count) || outcome.count < 0;
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case Outcome:
        return outcome.key.empty() ? tr("(empty)") : visibleStart(outcome.key, ShownCharacters);
    case Count:
        return visibleStart(outcome.spelling, ShownCharacters);
    case Share: {
        const auto share = m_counts->shareOf(outcome);
        return share ? shareText(*share) : QString();
    }
    default:
        return {};
    }
}

QVariant CountsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return int(Qt::AlignVCenter | (section == Outcome ? Qt::AlignLeft : Qt::AlignRight));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Outcome:
        return tr("outcome");
    case Count:
        return tr("count");
    case Share:
        return tr("share");
    default:
        return {};
    }
}

void CountsModel::sort(int column, Qt::SortOrder order) {
    beginResetModel();
    m_sortColumn = column == Outcome ? Outcome : Count;
    m_sortOrder = order;
    endResetModel();
}

} // namespace muscope
