// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/row_selector.h"

#include "core/query/row_matcher.h"

#include <stop_token>

namespace muscope {

// One filter and range over a growing index. Its jobs run one after the other; only they use the
// matcher and the rows.
struct RowSelector::Run {
    Run(const Filter& filter, const std::optional<TimeRange>& timeRange)
        : matcher(filter)
        , range(timeRange) {}

    RowMatcher matcher;
    std::optional<TimeRange> range;
    std::vector<RowNumber> rows;
    std::uint32_t looked = 0; // rows of the index looked at so far
    std::stop_source stop;
};

struct RowSelector::Found {
    std::uint32_t looked = 0;
    bool isFirst = false;
    bool hasNew = false;
    RowSelection selection;
};

RowSelector::RowSelector(QObject* parent)
    : QObject(parent) {
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("row selector"));
}

RowSelector::~RowSelector() {
    if (m_run) {
        m_run->stop.request_stop();
    }
}

void RowSelector::setFilter(const Filter& filter) {
    if (filter.text() == m_filter.text()) {
        return;
    }
    m_filter = filter;
    restart();
    emit filterChanged();
}

void RowSelector::setRange(const std::optional<TimeRange>& range) {
    if (range != m_range) {
        m_range = range;
        restart();
    }
}

void RowSelector::beginIndex(const IndexSnapshot& snapshot) {
    m_snapshot = snapshot;
    m_areOperationsStale = false;
    m_selection = isEverything() ? RowSelection() : RowSelection(std::vector<RowNumber>());
    restart();
}

void RowSelector::growIndex(const IndexSnapshot& snapshot) {
    m_snapshot = snapshot;
    if (m_run && !m_isRunning) {
        look();
    }
}

void RowSelector::endIndex() {
    // What was read early may have been answered late.
    if (m_areOperationsStale && m_filter.needsOperations()) {
        restart();
    }
    m_areOperationsStale = false;
}

void RowSelector::restart() {
    if (m_run) {
        m_run->stop.request_stop();
        m_run.reset();
    }
    m_isRunning = false;
    if (!isEverything()) {
        m_run = std::make_shared<Run>(m_filter, m_range);
        look();
    } else if (!m_selection.isEverything()) {
        m_selection = RowSelection();
        emit selectionChanged(Change::Replaced);
    }
}

void RowSelector::look() {
    m_isRunning = true;
    m_pool.start([this, run = m_run, snapshot = m_snapshot] {
        const std::vector<RowNumber> added = selectRows(
            run->matcher, run->range, snapshot, RowNumber(run->looked), run->stop.get_token());
        if (run->stop.stop_requested()) {
            return;
        }
        const bool isFirst = run->looked == 0;
        run->looked = snapshot.size();
        run->rows.insert(run->rows.end(), added.begin(), added.end());
        const bool hasNew = isFirst || !added.empty();
        Found found{run->looked, isFirst, hasNew,
                    hasNew ? RowSelection(std::vector<RowNumber>(run->rows)) : RowSelection()};
        QMetaObject::invokeMethod(this, [this, run, found] { take(run, found); });
    });
}

void RowSelector::take(const std::shared_ptr<Run>& run, const Found& found) {
    if (run != m_run) {
        return;
    }
    m_isRunning = false;
    if (found.hasNew) {
        m_selection = found.selection;
    }
    if (found.looked < m_snapshot.size()) {
        look();
    }
    if (found.hasNew) {
        emit selectionChanged(found.isFirst ? Change::Replaced : Change::Longer);
    }
}

} // namespace muscope
