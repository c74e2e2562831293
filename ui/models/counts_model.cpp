// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/counts_model.h"

#include "ui/models/value_text.h"
#include "ui/models/visible_text.h"

#include <cmath>

namespace muscope {

namespace {

constexpr qsizetype ShownCharacters = 200;

} // namespace

CountsModel::CountsModel(QObject* parent)
    : ShapeTableModel(ColumnCount, parent) {}

std::size_t CountsModel::take(const PayloadShape* shape) {
    m_counts = shape != nullptr && shape->quantum && shape->quantum->counts
                   ? &*shape->quantum->counts
                   : nullptr;
    return m_counts == nullptr ? 0 : m_counts->outcomes.size();
}

const MeasuredCounts::Outcome& CountsModel::outcomeAt(int row) const {
    const bool isByKey = sortColumn() == Outcome;
    const auto& order = isByKey ? m_counts->byKey : m_counts->byCount;
    // The largest count comes first in its order, the first key in its own.
    const bool isForward = isAscending() == isByKey;
    const auto place = static_cast<std::size_t>(row);
    return m_counts->outcomes[order[isForward ? place : order.size() - 1 - place]];
}

bool CountsModel::isBroken(int row) const {
    const double count = outcomeAt(row).count;
    return std::isnan(count) || count < 0;
}

QString CountsModel::cellText(int row, int column) const {
    const MeasuredCounts::Outcome& outcome = outcomeAt(row);
    switch (column) {
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

QString CountsModel::title(int column) const {
    switch (column) {
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

} // namespace muscope
