// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_writer.h"

namespace muscope {

// One HTML file for light, dark and paper: it loads nothing, holds no script, and forbids both by
// its policy.
class HtmlReportWriter final : public ReportWriter {
public:
    [[nodiscard]] Result<void> write(const Report& report, const ReportEventFeed& events,
                                     ReportOutput& output) const override;
};

} // namespace muscope
