// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report_page.h"
#include "ui/export/pdf_paper.h"

#include <functional>
#include <optional>
#include <vector>

namespace muscope {

// A table on paper: columns as wide as their texts need, as far as the page has room; the head is
// repeated on each page, and a row taller than what is left of a page goes on on the next. Widths
// are settled by the first rows, so that a table may be of any length.
class PdfTable final {
public:
    struct Column {
        QString title;
        CellStyle style = CellStyle::Text;
    };
    struct Cell {
        QString text;
        std::optional<Verdict> sign = {};
    };

    // makeRoom: called once, before anything is drawn, with the height that should be kept
    // together.
    using MakeRoom = std::function<void(qreal)>;
    PdfTable(PdfPaper& paper, const PaperStyle& style, std::vector<Column> columns,
             MakeRoom makeRoom);

    void row(std::vector<Cell> cells, bool fails);
    void end();

private:
    struct Row {
        std::vector<Cell> cells;
        bool fails = false;
    };

    [[nodiscard]] const TextStyle& styleOf(CellStyle style) const;
    void settleWidths();
    void drawWaiting();
    void drawHead();
    void drawRow(const Row& row);
    void drawSlice(const Row& row, const std::vector<TextBlock>& texts, int first, int count);
    [[nodiscard]] std::vector<qreal> wantedWidths() const;
    [[nodiscard]] QString shown(const QString& text, CellStyle style) const;
    [[nodiscard]] qreal waitingHeight() const;
    [[nodiscard]] std::vector<TextBlock> textsOf(const Row& row) const;

    PdfPaper& m_paper;
    const PaperStyle& m_style;
    std::vector<Column> m_columns;
    MakeRoom m_makeRoom;
    std::vector<qreal> m_widths; // empty: not settled
    std::vector<Row> m_waiting;
    bool m_breaksTimes = false; // between date and time of day
};

} // namespace muscope
