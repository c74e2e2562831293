// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/filter_highlighter.h"

#include "core/query/filter_tokens.h"

#include <algorithm>

namespace muscope {

namespace {

ColorRole roleOf(FilterToken::Kind kind) {
    switch (kind) {
    case FilterToken::Kind::Field:
        return ColorRole::Accent;
    case FilterToken::Kind::Keyword:
        return ColorRole::JsonWord;
    case FilterToken::Kind::String:
    case FilterToken::Kind::Word:
    case FilterToken::Kind::Broken:
        return ColorRole::JsonString;
    case FilterToken::Kind::Number:
        return ColorRole::JsonNumber;
    case FilterToken::Kind::Operator:
    case FilterToken::Kind::Open:
    case FilterToken::Kind::Close:
    case FilterToken::Kind::Comma:
        break;
    }
    return ColorRole::Text;
}

} // namespace

FilterHighlighter::FilterHighlighter(const Theme& theme, QTextDocument* document)
    : QSyntaxHighlighter(document)
    , m_theme(theme) {
    connect(&theme, &Theme::changed, this, &FilterHighlighter::rehighlight);
}

void FilterHighlighter::setWrong(const std::optional<Place>& place) {
    if (place != m_wrong) {
        m_wrong = place;
        rehighlight();
    }
}

void FilterHighlighter::highlightBlock(const QString& text) {
    for (const FilterToken& token : classifiedFilterTokens(text)) {
        setFormat(static_cast<int>(token.start), static_cast<int>(token.length),
                  m_theme.color(roleOf(token.kind)));
    }
    if (!m_wrong || text.isEmpty()) {
        return;
    }
    // What is missing at the end is shown under the last character.
    const auto last = text.size() - 1;
    const auto begin = std::min(m_wrong->first, last);
    const auto end = std::min(std::max(m_wrong->first + m_wrong->second, begin + 1), text.size());
    for (auto i = static_cast<int>(begin); i < static_cast<int>(end); ++i) {
        QTextCharFormat marked = format(i);
        marked.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        marked.setUnderlineColor(m_theme.color(ColorRole::Differs));
        setFormat(i, 1, marked);
    }
}

} // namespace muscope
