// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_writer.h"

namespace muscope {

// GitHub's Markdown, without any HTML.
class MarkdownReportWriter final : public ReportWriter {
public:
    [[nodiscard]] Result<void> write(const Report& report, const ReportEventFeed& events,
                                     ReportOutput& output) const override;
};

} // namespace muscope
