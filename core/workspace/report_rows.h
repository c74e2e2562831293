// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/operation_statistics.h"
#include "core/report/report_parts.h"
#include "core/report/timeline_picture.h"
#include "core/workspace/report_event_feed.h"
#include "core/workspace/report_row_sink.h"
#include "core/workspace/report_session.h"

namespace muscope {

// The times of a session's rows.
struct ReportTimes {
    Extent known; // packed
    Timestamp::Zone zone = Timestamp::Zone::Utc;
    std::int64_t untimed = 0;

    void add(const Timestamp& time);
};

// What a report keeps of the rows of one session after the other: calls are counted, what is to be
// listed or drawn is marked.
class ReportRows final : public ReportRowSink {
public:
    // What is given outlives this.
    ReportRows(OperationCounter& operations, ReportEventMarks& marks, const ReportParts& parts,
               bool wantsPicture)
        : m_operations(operations)
        , m_marks(marks)
        , m_wantsEvents(parts.has(ReportPart::Events))
        , m_wantsPicture(wantsPicture && parts.has(ReportPart::Timelines)) {}

    void begin() override;
    void take(RowNumber number, const EventRow& row) override;
    void settle(const SettledRow& settled, bool isPeerSelected,
                const IndexSnapshot& texts) override;
    // The session's pass is over.
    void end(const SessionId& session);

    [[nodiscard]] const ReportTimes& times() const { return m_times; }
    // nullopt: not wanted, or there is nothing to draw.
    [[nodiscard]] Result<std::optional<TimelinePicture>> picture(const IndexSnapshot& texts);

private:
    OperationCounter& m_operations;
    ReportEventMarks& m_marks;
    bool m_wantsEvents;
    bool m_wantsPicture;
    ReportTimes m_times;
    std::optional<LanePlot> m_plot;
};

} // namespace muscope
