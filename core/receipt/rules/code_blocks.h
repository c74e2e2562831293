// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// What conventions do to the lines of a code block (see Convention::BlockUnit). Each undoes itself
// when done twice, unless a reversed identifier is a keyword.

// JSON: the names of properties, in a schema those that "properties" holds. Other languages: the
// quoted keys of dictionaries.
void addReversedPropertyNames(std::string_view language, std::span<const std::string_view> lines,
                              std::vector<std::string>& into);

// JSON as above. Other languages: identifiers and comments; keywords, usual functions, attributes
// and what is imported stay.
void addReversedIdentifiers(std::string_view language, std::span<const std::string_view> lines,
                            std::vector<std::string>& into);

// Every line as it is.
void addForwardLines(std::string_view language, std::span<const std::string_view> lines,
                     std::vector<std::string>& into);

} // namespace muscope
