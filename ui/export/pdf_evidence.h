// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report.h"
#include "ui/export/paper_text.h"
#include "ui/export/pdf_paper.h"

namespace muscope {

// What is told of single events on paper: receipts that fail and problems with their evidence, and
// events as they are listed.
class PdfEvidence final {
public:
    PdfEvidence(PdfPaper& paper, const PaperStyle& style, PaperText& text)
        : m_paper(paper)
        , m_style(style)
        , m_text(text) {}

    void setFailure(const FailedReceipt& failed);
    void setProblem(const ReportProblem& problem);
    void setEvent(const ReportEvent& event);

private:
    struct Head {
        std::optional<Verdict> sign; // before the name
        std::string_view name;
        std::string_view said; // of it
        QColor saidColor;
        std::string remark = {};
    };
    void setHead(const Head& head, const ReportPlace& place);
    void setSentence(std::string_view text, const TextStyle& style);
    void setLabel(const std::string& text);
    void setCode(const std::string& label, std::string_view text);
    void setExcerpt(const std::string& label, const ReportExcerpt& excerpt);

    PdfPaper& m_paper;
    const PaperStyle& m_style;
    PaperText& m_text;
};

} // namespace muscope
