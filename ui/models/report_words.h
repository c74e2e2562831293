// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_parts.h"

#include <QString>

#include <cstdint>

namespace muscope {

// A part of a report as a person chooses it, and what it holds.
[[nodiscard]] QString reportPartName(ReportPart part);
[[nodiscard]] QString reportPartMeaning(ReportPart part);

// "812 bytes", "48 KiB", "1.2 MiB".
[[nodiscard]] QString sizeText(std::int64_t bytes);

} // namespace muscope
