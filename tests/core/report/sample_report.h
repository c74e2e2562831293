// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_writer.h"

#include <functional>
#include <string>

namespace muscope {

// A report made by hand with something in every part; each text that a store or a person could have
// given passes through change.
using TextChange = std::function<std::string(const std::string&)>;
[[nodiscard]] Report sampleReport(const TextChange& change);

// Its events.
[[nodiscard]] ReportEventFeed sampleEvents(const TextChange& change);

// What a writer writes of them.
[[nodiscard]] QByteArray writtenBy(const ReportWriter& writer, const TextChange& change);

} // namespace muscope
