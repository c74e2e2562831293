// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_output.h"
#include "core/report/report_page.h"

namespace muscope {

// A report as GitHub's Markdown: headings, tables and fenced code, no HTML. The timeline is told as
// a table of its lanes.
class MarkdownPage final : public ReportPage {
public:
    explicit MarkdownPage(ReportOutput& output)
        : m_output(output) {}

    void begin(const Report& report, std::span<const Section> sections) override;
    void end() override;
    void section(const Section& section) override;
    void heading(std::string_view text) override;
    void paragraph(std::string_view text) override;
    void list(std::span<const std::string> sentences) override;
    void facts(std::span<const PageFact> facts) override;
    void beginTable(std::span<const PageColumn> columns) override;
    void row(std::span<const PageCell> cells, bool fails) override;
    void endTable() override;
    void picture(const TimelinePicture& picture) override;
    void failure(const FailedReceipt& failed) override;
    void problem(const ReportProblem& problem) override;
    void ownMarkdown(std::string_view markdown) override;
    void beginEvents() override {}
    void event(const ReportEvent& event) override;
    void endEvents() override {}
    [[nodiscard]] const Result<void>& status() const override { return m_output.status(); }

private:
    void put(std::string_view markup) { m_output.write(markup); }
    void place(const ReportPlace& place);
    void excerpt(std::string_view label, const ReportExcerpt& excerpt);

    ReportOutput& m_output;
};

} // namespace muscope
