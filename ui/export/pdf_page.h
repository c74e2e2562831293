// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_page.h"
#include "ui/export/paper_text.h"
#include "ui/export/pdf_paper.h"
#include "ui/export/pdf_table.h"

#include <QTemporaryFile>

#include <optional>
#include <string>

namespace muscope {

// A report on paper. Every text of a store passes PaperText, which makes it visible.
class PdfPage final : public ReportPage {
public:
    // file: the pages go to it; open for writing, not owned.
    PdfPage(QTemporaryFile& file, const PaperStyle& style)
        : m_file(file)
        , m_style(style)
        , m_text(style) {}

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
    void beginEvents() override;
    void event(const ReportEvent& event) override;
    void endEvents() override;
    [[nodiscard]] const Result<void>& status() const override { return m_status; }

    // Once, after the end.
    [[nodiscard]] PdfAdditions finish();

private:
    void open(qreal height);
    void checkFile();
    void sentence(std::string_view text, const TextStyle& style);

    QTemporaryFile& m_file;
    const PaperStyle& m_style;
    PaperText m_text;
    std::optional<PdfPaper> m_paper;
    std::optional<PdfTable> m_table;
    QString m_title;
    QString m_section; // its title, not set yet
    QString m_version;
    QString m_madeAt;
    std::string m_session; // of the event before
    std::int64_t m_events = 0;
    Result<void> m_status;
};

} // namespace muscope
