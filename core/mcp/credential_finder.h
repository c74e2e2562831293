// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace muscope {

// What a secret in a text about a connection is.
enum class CredentialKind : unsigned char {
    Header,          // the value of a line "Cookie: …"
    SessionHeader,   // the value of a line "Mcp-Session-Id: …"
    Scheme,          // what follows "Bearer" or "Basic"
    UserInformation, // "user:password" of a URL
    Query,           // the value of "?token=…", also behind a fragment's #
};

// Where one stands, in bytes.
struct Credential {
    CredentialKind kind = CredentialKind::Header;
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const Credential&) const = default;
};

// The secrets of a text about a connection (a URL, header lines, an error message), in their order
// and apart from each other. Linear in the text.
[[nodiscard]] std::vector<Credential> credentialsIn(std::string_view text);

} // namespace muscope
