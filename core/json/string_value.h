// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace muscope::json {

// Appends the value of a JSON string, given as written between its quotes and known to be well
// formed. A surrogate without its other half is kept in the three-byte form (WTF-8).
void appendDecoded(std::string_view spelling, std::string& into);

// Appends a code point as UTF-8; a surrogate in its three-byte form.
void appendCodePoint(std::uint32_t codePoint, std::string& into);

// The offset of the first byte that is not part of well-formed UTF-8 (surrogates are not).
[[nodiscard]] std::optional<std::size_t> firstInvalidUtf8(std::string_view text);

// Appends the text as a JSON string with its quotes; escapes what RFC 8259 demands and no more.
void appendQuoted(std::string_view text, std::string& into);

} // namespace muscope::json
