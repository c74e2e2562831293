// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/timeline_picture.h"
#include "ui/export/paper_text.h"
#include "ui/export/pdf_paper.h"

namespace muscope {

// The timeline of a session on paper, in lines and surfaces: the shapes and colours of the window.
// Lanes that have no room on a page go on on the next, below a ruler of their own.
class PdfTimeline final {
public:
    PdfTimeline(PdfPaper& paper, const PaperStyle& style, PaperText& text)
        : m_paper(paper)
        , m_style(style)
        , m_text(text) {}

    void draw(const TimelinePicture& picture);

private:
    [[nodiscard]] qreal xOf(double column) const;
    void drawRuler(const TimelinePicture& picture);
    void drawLane(const TimelinePicture& picture, const TimelinePicture::Lane& lane);
    void drawBar(const DrawnBar& bar, const TimelinePicture::BarLabel& label, const QColor& hue);
    void drawLabel(const TimelinePicture::BarLabel& label, const QRectF& bar, const QColor& color);
    void drawDensity(const TimelinePicture::Lane& lane, const QColor& hue);
    void drawMarks(const TimelinePicture::Lane& lane, const QColor& hue);
    void drawSigns(const TimelinePicture::Lane& lane);
    [[nodiscard]] qreal middle() const;

    PdfPaper& m_paper;
    const PaperStyle& m_style;
    PaperText& m_text;
};

} // namespace muscope
