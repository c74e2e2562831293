// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_numbers.h"

#include "ui/export/text_block.h"

#include <QPainter>
#include <QPdfWriter>

namespace muscope {

void writeNumbers(const PdfAdditions& additions, const PaperStyle& style, QIODevice& device) {
    QPdfWriter writer(&device);
    writer.setResolution(paper::UnitsPerInch);
    QPainter painter;
    for (const PdfAdditions::Number& number : additions.numbers) {
        writer.setPageSize(
            QPageSize(number.size, QPageSize::Point, QString(), QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF());
        if (painter.isActive()) {
            writer.newPage();
        } else {
            painter.begin(&writer);
        }
        const TextStyle& set = number.section ? style.body : style.margin;
        const int page =
            number.section ? additions.section(*number.section).page + 1 : additions.pageCount;
        const TextBlock text(StyledText(QString::number(page), set),
                             number.size.width() * paper::Point,
                             number.section ? Qt::AlignRight : Qt::AlignLeft);
        text.draw(painter, {0, (number.size.height() * paper::Point - text.height()) / 2});
    }
}

} // namespace muscope
