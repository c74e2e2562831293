// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

#include <string>
#include <string_view>

namespace muscope {

// Which strings of a JSON text are reversed.
enum class JsonPart : unsigned char {
    Keys,           // the name of every member
    SchemaKeys,     // of members of an object called "properties" alone
    KeysAndStrings, // every name, and every value that is a string
};

// Appends the text of a document with those strings reversed, everything else byte for byte as it
// is. The unit is a code point or an escape sequence (a pair of surrogates is one), so the result
// is JSON again, and doing it twice gives the text back.
void appendReversedStrings(const json::Document& document, JsonPart part, std::string& into);

// Appends a string, spelled as between its quotes, reversed in the same way.
void appendReversedSpelling(std::string_view spelling, std::string& into);

// Whether the text may be an object or an array: its first and last characters are brackets.
[[nodiscard]] bool looksLikeContainer(std::string_view text);

} // namespace muscope
