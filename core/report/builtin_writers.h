// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_writer.h"

#include <memory>
#include <string_view>
#include <vector>

namespace muscope {

// A format a report can be written in.
struct ReportFormat {
    const char* id;     // "html", the word on the command line
    const char* name;   // "HTML", for a person
    const char* suffix; // of files: "html"
    ReportParts usual;  // what it holds unless told otherwise
    std::unique_ptr<const ReportWriter> (*make)();

    // Whether it is a list of events for programs: its parts are not chosen.
    [[nodiscard]] bool isForPrograms() const { return usual.has(ReportPart::Events); }
};

// The formats that core can write, in the order they are offered.
[[nodiscard]] const std::vector<ReportFormat>& builtinWriters();

} // namespace muscope
