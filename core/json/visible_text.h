// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace muscope::json {

// Whether a character beyond ASCII shows nothing, or something else than it is: C1 controls,
// bidirectional and invisible marks, line separators, surrogates, tags.
[[nodiscard]] bool isTreacherous(char32_t code);

// A UTF-8 text as a person may safely look at it: control characters become their pictures (␀),
// treacherous ones are named (⟨U+202E⟩), so is each byte that is no UTF-8 (⟨FF⟩). On one line, line
// ends and tabs become pictures too. Linear.
[[nodiscard]] std::string visibleLine(std::string_view utf8);

// The same with line ends and tabs kept.
[[nodiscard]] std::string visibleText(std::string_view utf8);

} // namespace muscope::json
