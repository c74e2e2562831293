// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/paper_text.h"

#include "core/base/utf8_text.h"
#include "core/json/visible_text.h"
#include "core/report/report_text.h"

#include <QFontMetricsF>
#include <QPainterPath>

#include <algorithm>

namespace muscope {

namespace {

struct CutText {
    std::string_view text;
    std::string remark; // behind it
};

CutText cut(std::string_view text, std::size_t most) {
    if (text.size() <= most) {
        return {text, {}};
    }
    return {text.substr(0, characterStart(text, most)),
            "… (" + countText(static_cast<std::int64_t>(text.size()), "byte", "bytes") + ")"};
}

} // namespace

QString PaperText::line(std::string_view utf8, TextStyle::Face face) {
    const CutText text = cut(utf8, MostBytes);
    return drawable(QString::fromStdString(json::visibleLine(text.text) + text.remark), face);
}

QString PaperText::lines(std::string_view utf8) {
    const CutText text = cut(utf8, MostLinesBytes);
    QString shown = QString::fromStdString(json::visibleText(text.text) + text.remark);
    shown.replace(u'\n', QChar::LineSeparator);
    return drawable(shown, TextStyle::Face::Code);
}

QString PaperText::drawable(const QString& text, TextStyle::Face face) {
    constexpr char16_t FirstBeyondLatin = 0x100;
    if (std::ranges::all_of(text, [](QChar one) { return one.unicode() < FirstBeyondLatin; })) {
        return text;
    }
    QString shown;
    shown.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size();
        const char32_t code =
            isPair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
        if (canDraw(code, face)) {
            shown += QStringView(text).mid(i, isPair ? 2 : 1);
        } else {
            shown += QStringLiteral("⟨U+%1⟩").arg(QString::number(code, 16).toUpper(), 4, u'0');
        }
        i += isPair ? 1 : 0;
    }
    return shown;
}

bool PaperText::canDraw(char32_t code, TextStyle::Face face) {
    if (QChar::isSpace(code)) {
        return true;
    }
    QHash<char32_t, bool>& known = m_known[static_cast<std::size_t>(face)];
    const auto found = known.constFind(code);
    if (found != known.constEnd()) {
        return *found;
    }
    const TextStyle& style = face == TextStyle::Face::Code ? m_style.code : m_style.body;
    bool can = QFontMetricsF(style.font).inFontUcs4(code);
    if (can) {
        // Fonts of coloured pictures alone have no outlines, and those of the paper are outlines.
        QPainterPath outline;
        outline.addText(0, 0, style.font, QString::fromUcs4(&code, 1));
        can = !outline.isEmpty();
    }
    known.insert(code, can);
    return can;
}

} // namespace muscope
