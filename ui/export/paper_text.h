// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/export/paper_style.h"

#include <QHash>
#include <QString>

#include <array>
#include <string_view>

namespace muscope {

// Texts of a report as paper can show them: made visible (core/json/visible_text.h), a character
// that no installed font can draw named too, as ⟨U+1F600⟩, and what is far too long for a report to
// hold cut, with its whole size behind it.
class PaperText {
public:
    explicit PaperText(const PaperStyle& style)
        : m_style(style) {}

    static constexpr std::size_t MostBytes = 4'096; // of a text on one line
    static constexpr std::size_t MostLinesBytes = 65'536;

    // On one line.
    [[nodiscard]] QString line(std::string_view utf8, TextStyle::Face face = TextStyle::Face::Text);
    // With line ends and tabs, as code.
    [[nodiscard]] QString lines(std::string_view utf8);

private:
    [[nodiscard]] QString drawable(const QString& text, TextStyle::Face face);
    [[nodiscard]] bool canDraw(char32_t code, TextStyle::Face face);

    const PaperStyle& m_style;
    std::array<QHash<char32_t, bool>, 2> m_known; // a face each
};

} // namespace muscope
