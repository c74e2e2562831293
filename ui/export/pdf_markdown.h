// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/export/pdf_paper.h"

#include <string_view>

class QTextBlock;
class QTextTable;

namespace muscope {

// Markdown of muscope's own on paper: headings, paragraphs, lists, tables, code. It is read as the
// HTML page reads it (core/maml/markdown_html.h), so that both show the same.
class PdfMarkdown final {
public:
    PdfMarkdown(PdfPaper& paper, const PaperStyle& style)
        : m_paper(paper)
        , m_style(style) {}

    void set(std::string_view markdown);

private:
    void setBlock(const QTextBlock& block);
    // Returns the last block of the code that begins with first.
    QTextBlock setCode(const QTextBlock& first);
    void setTable(const QTextTable& table);
    [[nodiscard]] StyledText styled(const QTextBlock& block, const TextStyle& usual) const;

    PdfPaper& m_paper;
    const PaperStyle& m_style;
};

} // namespace muscope
