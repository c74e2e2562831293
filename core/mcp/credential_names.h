// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace muscope {

// What the names of headers and of a URL's parameters say of their values. Case does not matter.

// Whether a header of that name carries a credential: Authorization, Cookie, X-API-Key, whatever
// ends in -Token, …
[[nodiscard]] bool isCredentialHeader(std::string_view name);

// Whether it is the header, however it is spelled, that tells an MCP session's id.
[[nodiscard]] bool isSessionIdHeader(std::string_view name);

// Whether a parameter of that name, as a URL spells it, carries a credential: token, sig, code, …
[[nodiscard]] bool isUrlSecret(std::string_view name);

} // namespace muscope
