// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/credential_names.h"

#include "core/base/letter_case.h"
#include "core/base/utf8_text.h"

#include <algorithm>
#include <array>

namespace muscope {

namespace {

constexpr std::array<std::string_view, 8> Headers{"authorization", "proxy-authorization", "cookie",
                                                  "set-cookie",    "x-api-key",           "api-key",
                                                  "x-auth-token",  "x-amz-security-token"};
// A person's own credential headers are mostly called so.
constexpr std::array<std::string_view, 6> HeaderEnds{"-token",  "-key",        "-secret",
                                                     "-apikey", "-credential", "-password"};
constexpr std::array<std::string_view, 26> Names{
    "token",      "access_token", "accesstoken",    "id_token", "refresh_token", "auth",
    "auth_token", "bearer",       "authorization",  "code",     "state",         "sessionid",
    "session_id", "session",      "mcp-session-id", "key",      "api_key",       "apikey",
    "api-key",    "sig",          "signature",      "secret",   "client_secret", "password",
    "passwd",     "jwt"};

} // namespace

bool isCredentialHeader(std::string_view name) {
    const std::string small = inSmallLetters(name);
    return std::ranges::find(Headers, small) != Headers.end() ||
           std::ranges::any_of(HeaderEnds,
                               [&small](std::string_view end) { return small.ends_with(end); });
}

bool isSessionIdHeader(std::string_view name) {
    const std::string small = inSmallLetters(name);
    return small == "mcp-session-id" || small == "mcp_session_id" || small == "mcpsessionid";
}

bool isUrlSecret(std::string_view name) {
    const QByteArray decoded = QByteArray::fromPercentEncoding(toBytes(name));
    const std::string small = inSmallLetters(toView(decoded));
    return std::ranges::find(Names, small) != Names.end() || small.ends_with("token") ||
           small.ends_with("secret");
}

} // namespace muscope
