// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_writer.h"

#include <memory>

namespace muscope {

// The writer behind the format that is offered.
[[nodiscard]] std::unique_ptr<const ReportWriter> pdfWriter();

[[nodiscard]] Result<void> writePdf(const Report& report, const ReportEventFeed& events,
                                    QByteArray& into);

// As many events as wanted, with a payload that is never the same.
[[nodiscard]] ReportEventFeed manyEvents(int count);

} // namespace muscope
