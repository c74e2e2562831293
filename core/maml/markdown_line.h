// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace muscope {

// A line that opens or closes a fenced block (CommonMark 0.30, section 4.5), at any indentation:
// lists are not followed.
struct FenceLine {
    char mark = '`';
    int length = 0;
    std::string_view language; // the first word behind it; a bare fence has none
    bool isBare = true;

    // Whether this line can end a block that the other one opened.
    [[nodiscard]] bool matches(const FenceLine& opening) const {
        return mark == opening.mark && length >= opening.length;
    }
};

[[nodiscard]] std::optional<FenceLine> fenceOf(std::string_view line);

// An ATX heading (section 4.2): its level and its text without the marks.
struct HeadingLine {
    int level = 1;
    std::string_view name;
};

[[nodiscard]] std::optional<HeadingLine> headingOf(std::string_view line);

// A line of "---" alone; blanks around it are let pass.
[[nodiscard]] bool isRule(std::string_view line);

} // namespace muscope
