// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// How a cell of a table or a fact is set.
enum class CellStyle : unsigned char { Text, Code, Number };

struct PageColumn {
    const char* title;
    CellStyle style = CellStyle::Text;
};

struct PageCell {
    std::string text;
    std::optional<Verdict> sign = {}; // before the text
};

struct PageFact {
    const char* label;
    std::string value;
    CellStyle style = CellStyle::Text;
};

// A page that a report is told to, piece by piece and from top to bottom, in whatever format: what
// is told, and in which order, is the same for all (tellReport()). Texts come as the store has
// them: a page makes them visible and escapes them. Titles and labels are muscope's own and plain.
class ReportPage {
public:
    ReportPage() = default;
    virtual ~ReportPage() = default;
    Q_DISABLE_COPY_MOVE(ReportPage)

    // sections: that will come, id and title.
    struct Section {
        const char* id;
        const char* title;
    };
    virtual void begin(const Report& report, std::span<const Section> sections) = 0;
    virtual void end() = 0;

    virtual void section(const Section& section) = 0;
    virtual void heading(std::string_view text) = 0;
    // A sentence of muscope's, with names in it that may not be.
    virtual void paragraph(std::string_view text) = 0;
    virtual void list(std::span<const std::string> sentences) = 0;
    virtual void facts(std::span<const PageFact> facts) = 0;

    virtual void beginTable(std::span<const PageColumn> columns) = 0;
    virtual void row(std::span<const PageCell> cells, bool fails) = 0;
    virtual void endTable() = 0;

    virtual void picture(const TimelinePicture& picture) = 0;
    virtual void failure(const FailedReceipt& failed) = 0;
    virtual void problem(const ReportProblem& problem) = 0;
    // Text of muscope's own in Markdown, whose headings are below a section's.
    virtual void ownMarkdown(std::string_view markdown) = 0;

    virtual void beginEvents() = 0;
    virtual void event(const ReportEvent& event) = 0;
    virtual void endEvents() = 0;

    // Whether what was told could be written so far.
    [[nodiscard]] virtual const Result<void>& status() const = 0;
};

} // namespace muscope
