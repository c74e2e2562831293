// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace muscope::schema {

// A reference taken apart at its "#"; the fragment comes without it and still percent-encoded.
struct SplitUri {
    std::string_view document;
    std::string_view fragment;
};

[[nodiscard]] SplitUri splitFragment(std::string_view uri);

// The reference as seen from the base, without its fragment (RFC 3986, section 5.2). The base may
// be relative or empty; nothing is normalized but dots in paths.
[[nodiscard]] std::string resolveUri(std::string_view base, std::string_view reference);

// Percent-encoded bytes resolved; a "%" that starts none stays.
[[nodiscard]] std::string percentDecoded(std::string_view text);

} // namespace muscope::schema
