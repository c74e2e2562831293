// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

#include <string>
#include <string_view>

namespace muscope::json {

// Appends a value in its canonical form: RFC 8785, except that numbers keep all their digits (see
// canonical_number.h). Two texts that say the same value give the same bytes, whatever their order
// of keys, blanks, escapes and spelling of numbers:
// - keys are sorted by UTF-16 code unit; of a repeated key the last counts, as in JSONB;
// - only what must be is escaped; half of a surrogate pair alone, which RFC 8785 refuses, is
//   written as \udXXX;
// - canonical text is its own canonical form.
// The text must be UTF-8 (firstInvalidUtf8() is none); other bytes come out as they are. Any depth;
// n log n in the number of members.
void appendCanonical(const Document& document, NodeId node, std::string& into);

// Appends a UTF-8 text as such a string, its quotes included.
void appendCanonicalString(std::string_view text, std::string& into);

} // namespace muscope::json
