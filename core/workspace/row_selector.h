// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/time_range.h"
#include "core/index/index_snapshot.h"
#include "core/index/row_selection.h"
#include "core/query/filter.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace muscope {

// Which rows of the open session pass a filter and lie in a stretch of time. Lives on the GUI
// thread, owned by the workspace; the rows are looked through on a thread of its own, and the
// selection is traded for the new one when that is ready. A newer request makes an older one end;
// its answer is dropped. Rows that come later are looked at as they come.
class RowSelector final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowSelector)

public:
    // Whether rows were only added behind the former ones.
    enum class Change : unsigned char { Replaced, Longer };

    explicit RowSelector(QObject* parent = nullptr);
    ~RowSelector() override;

    void setFilter(const Filter& filter);
    void setRange(const std::optional<TimeRange>& range);
    [[nodiscard]] const Filter& filter() const { return m_filter; }
    [[nodiscard]] const std::optional<TimeRange>& range() const { return m_range; }
    [[nodiscard]] bool isEverything() const { return m_filter.isEverything() && !m_range; }

    // Of the filter and range set last, once isSettled(); before that, of the former.
    [[nodiscard]] const RowSelection& selection() const { return m_selection; }
    // Nothing is being looked through.
    [[nodiscard]] bool isSettled() const { return !m_isRunning; }

    // What the workspace tells of its index: it began anew, it grew, its operations changed, it was
    // read to the end.
    void beginIndex(const IndexSnapshot& snapshot);
    void growIndex(const IndexSnapshot& snapshot);
    void noteOperations() { m_areOperationsStale = true; }
    void endIndex();

signals:
    void filterChanged();
    void selectionChanged(muscope::RowSelector::Change change = Change::Replaced);

private:
    struct Run;
    struct Found;

    void restart();
    void look();
    void take(const std::shared_ptr<Run>& run, const Found& found);

    Filter m_filter;
    std::optional<TimeRange> m_range;
    IndexSnapshot m_snapshot;
    RowSelection m_selection;
    std::shared_ptr<Run> m_run; // of the filter and range set last; null: everything
    bool m_isRunning = false;
    bool m_areOperationsStale = false;
    QThreadPool m_pool; // one thread; last: its end waits for what uses the rest
};

} // namespace muscope
