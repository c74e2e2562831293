// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/credential_finder.h"

#include "core/base/byte_set.h"
#include "core/base/letter_case.h"
#include "core/mcp/credential_names.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr ByteSet ParameterStarts("?&#;");
constexpr ByteSet NameEnds("=?&#; \t\r\n\"'<>");
constexpr ByteSet ValueEnds("&# \t\r\n\"'<>`\\");
constexpr ByteSet AuthorityEnds("/?# \t\r\n\"'<>`\\");
constexpr ByteSet TokenEnds(" \t\r\n\"'<>,;");

// "scheme://user:password@host": all before the @.
void findUserInformation(std::string_view text, std::vector<Credential>& into) {
    for (std::size_t at = text.find("://"); at != std::string_view::npos;
         at = text.find("://", at + 3)) {
        const std::size_t begin = at + 3;
        const std::string_view authority =
            text.substr(begin, AuthorityEnds.firstIn(text, begin) - begin);
        const std::size_t sign = authority.rfind('@');
        if (sign != std::string_view::npos) {
            into.push_back({CredentialKind::UserInformation, begin, begin + sign});
        }
    }
}

// "?name=value" and what follows in the same way; also in a fragment.
void findQuery(std::string_view text, std::vector<Credential>& into) {
    for (std::size_t at = ParameterStarts.firstIn(text); at < text.size();
         at = ParameterStarts.firstIn(text, at + 1)) {
        const std::size_t sign = NameEnds.firstIn(text, at + 1);
        if (sign == text.size() || text[sign] != '=' ||
            !isUrlSecret(text.substr(at + 1, sign - at - 1))) {
            continue;
        }
        const std::size_t end = ValueEnds.firstIn(text, sign + 1);
        if (end > sign + 1) {
            into.push_back({CredentialKind::Query, sign + 1, end});
            at = end - 1;
        }
    }
}

// Sentences speak of a "bearer token" as well.
bool isPlainWord(std::string_view text) {
    constexpr std::size_t LongestWord = 14;
    return text.size() <= LongestWord &&
           std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

// "Bearer …", "Basic …" wherever it stands.
void findSchemes(std::string_view text, std::vector<Credential>& into) {
    const std::string small = inSmallLetters(text);
    for (const std::string_view scheme : {"bearer ", "basic "}) {
        for (std::size_t at = small.find(scheme); at != std::string::npos;
             at = small.find(scheme, at + 1)) {
            const std::size_t begin = at + scheme.size();
            const std::size_t end = TokenEnds.firstIn(text, begin);
            if (!isPlainWord(text.substr(begin, end - begin))) {
                into.push_back({CredentialKind::Scheme, begin, end});
            }
        }
    }
}

// The lines "Name: value" of credential headers.
void findHeaderLines(std::string_view text, std::vector<Credential>& into) {
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos) {
            const std::string_view name = line.substr(0, colon);
            const std::size_t value =
                std::min(line.find_first_not_of(" \t", colon + 1), line.size());
            const std::size_t past = line.ends_with('\r') ? line.size() - 1 : line.size();
            const bool isSessionId = isSessionIdHeader(name);
            if (value < past && (isSessionId || isCredentialHeader(name))) {
                into.push_back(
                    {isSessionId ? CredentialKind::SessionHeader : CredentialKind::Header,
                     begin + value, begin + past});
            }
        }
        begin = end + 1;
    }
}

} // namespace

std::vector<Credential> credentialsIn(std::string_view text) {
    std::vector<Credential> found;
    findHeaderLines(text, found);
    findSchemes(text, found);
    findUserInformation(text, found);
    findQuery(text, found);
    std::ranges::stable_sort(found, {}, &Credential::begin);
    std::vector<Credential> apart;
    for (const Credential& one : found) {
        if (!apart.empty() && one.begin < apart.back().end) {
            apart.back().end = std::max(apart.back().end, one.end);
        } else {
            apart.push_back(one);
        }
    }
    return apart;
}

} // namespace muscope
