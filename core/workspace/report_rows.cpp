// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/report_rows.h"

namespace muscope {

void ReportTimes::add(const Timestamp& time) {
    if (time.isKnown()) {
        known.add(time.packed());
        zone = time.zone();
    } else {
        ++untimed;
    }
}

void ReportRows::begin() {
    m_operations.begin();
    m_marks.begin();
    m_times = {};
    m_plot.reset();
    if (m_wantsPicture) {
        m_plot.emplace();
    }
}

void ReportRows::take(RowNumber number, const EventRow& row) {
    m_times.add(row.time);
    if (m_wantsEvents) {
        m_marks.add(number, row);
    }
}

void ReportRows::settle(const SettledRow& settled, bool isPeerSelected,
                        const IndexSnapshot& texts) {
    m_operations.add(settled, texts);
    if (m_plot) {
        m_plot->add(settled, isPeerSelected);
    }
}

void ReportRows::end(const SessionId& session) {
    m_operations.end();
    if (m_wantsEvents) {
        m_marks.end(session);
    }
}

Result<std::optional<TimelinePicture>> ReportRows::picture(const IndexSnapshot& texts) {
    if (!m_plot || m_plot->isEmpty()) {
        return std::optional<TimelinePicture>();
    }
    Result<TimelinePicture> made = makePicture(*m_plot, texts);
    if (!made) {
        return tl::unexpected(made.error());
    }
    return std::optional(std::move(*made));
}

} // namespace muscope
