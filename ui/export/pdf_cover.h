// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_page.h"
#include "ui/export/paper_text.h"
#include "ui/export/pdf_paper.h"

namespace muscope {

// The first page of a report: whose it is, the summary, and what is on which page.
class PdfCover final {
public:
    PdfCover(PdfPaper& paper, const PaperStyle& style, PaperText& text)
        : m_paper(paper)
        , m_style(style)
        , m_text(text) {}

    void set(const Report& report, std::span<const ReportPage::Section> sections);

private:
    void setSummary(const Report& report);
    void setContents(std::span<const ReportPage::Section> sections);

    PdfPaper& m_paper;
    const PaperStyle& m_style;
    PaperText& m_text;
};

} // namespace muscope
