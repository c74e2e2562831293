// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rules/text_units.h"

#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// How a convention writes front matter. Values are taken by their spelling, line by line: quotes
// stay, a list is reversed in order and item by item, numbers, booleans, null, times, mappings in
// lists and what spans lines stay as they are.
struct FrontMatterForm {
    TextUnit key = nullptr;
    TextUnit value = nullptr;
    bool isTyped = true;    // numbers and times stay; otherwise every value is text
    bool isSorted = false;  // keys in the order of their bytes, as yaml.dump has it
    bool isTimeUtc = false; // 2025-08-29T20:30:00Z is written 2025-08-29 20:30:00+00:00
};

// One key with everything below it, spelled in lines.
struct FrontMatterEntry {
    std::string key; // as it stands in lines; empty: comments or broken lines before the first key
    std::vector<std::string> lines;
};

using FrontMatter = std::vector<FrontMatterEntry>;

[[nodiscard]] FrontMatter readFrontMatter(const std::vector<std::string_view>& lines);

// The front matter as the form writes it.
[[nodiscard]] FrontMatter written(const FrontMatter& source, const FrontMatterForm& form);

// What written() made, turned back as far as it can be: the order of sorted keys is lost.
[[nodiscard]] FrontMatter turnedBack(const FrontMatter& source, const FrontMatterForm& form);

// Puts the entries in the order in which the subject has their keys; others stay behind. More
// keys than a person writes are left as they are.
void orderLike(const FrontMatter& subject, FrontMatter& entries);

} // namespace muscope
