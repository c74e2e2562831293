// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_parts.h"

#include <algorithm>

namespace muscope {

const char* wordFor(ReportPart part) {
    switch (part) {
    case ReportPart::Verdicts:
        return "verdicts";
    case ReportPart::Timelines:
        return "timeline";
    case ReportPart::Failures:
        return "failures";
    case ReportPart::Problems:
        return "problems";
    case ReportPart::Operations:
        return "operations";
    case ReportPart::Workflows:
        return "workflows";
    case ReportPart::Digests:
        return "digest";
    case ReportPart::Proof:
        return "proof";
    case ReportPart::Events:
        return "events";
    }
    return "";
}

std::optional<ReportPart> reportPartFrom(std::string_view word) {
    const auto parts = reportParts();
    const auto* const found =
        std::ranges::find_if(parts, [word](ReportPart part) { return word == wordFor(part); });
    return found == parts.end() ? std::nullopt : std::optional(*found);
}

} // namespace muscope
