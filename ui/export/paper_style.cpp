// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/paper_style.h"

#include <QPalette>

namespace muscope {

namespace {

constexpr qreal LineSpacing = 1.42;     // of the size of the text
constexpr QRgb PaperMuted = 0xff5A6270; // darker than the window's: paper has no light of its own

TextStyle style(TextStyle::Face face, qreal points, const QColor& color,
                QFont::Weight weight = QFont::Normal) {
    TextStyle style{face, QFont(), color, points * LineSpacing * paper::Point};
    const bool isCode = face == TextStyle::Face::Code;
    style.font.setFamilies(
        isCode ? QStringList{QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono"),
                             QStringLiteral("DejaVu Sans")}
               : QStringList{QStringLiteral("Inter"), QStringLiteral("DejaVu Sans")});
    style.font.setPixelSize(qRound(points * paper::Point));
    style.font.setWeight(weight);
    style.font.setHintingPreference(QFont::PreferNoHinting);
    // Else these fonts make one sign of != and =>, and × of 2x2, which is not what is stored.
    style.font.setStyleHint(isCode ? QFont::Monospace : QFont::SansSerif, QFont::PreferNoShaping);
    return style;
}

} // namespace

PaperStyle::PaperStyle()
    : theme(QPalette()) {
    using enum TextStyle::Face;
    theme.setChoice(Theme::Choice::Light);
    const QColor ink = color(ColorRole::Text);
    const QColor grey = QColor::fromRgba(PaperMuted);
    title = style(Text, 21, ink, QFont::DemiBold);
    section = style(Text, 13.5, ink, QFont::DemiBold);
    heading = style(Text, 9.5, ink, QFont::DemiBold);
    body = style(Text, 9, ink);
    strong = style(Text, 9, ink, QFont::DemiBold);
    emphasis = body;
    emphasis.font.setItalic(true);
    muted = style(Text, 9, grey);
    code = style(Code, 7.5, ink);
    mutedCode = style(Code, 7.5, grey);
    cell = style(Text, 8, ink);
    cellCode = style(Code, 7, ink);
    cellCode.lineHeight = cell.lineHeight;
    cellHead = style(Text, 7.5, grey, QFont::Medium);
    margin = style(Text, 7, grey);
    marginCode = style(Code, 6.5, grey);
    listedCode = style(Code, 6.5, ink);
}

} // namespace muscope
