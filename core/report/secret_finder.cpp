// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/secret_finder.h"

#include "core/base/utf8_text.h"
#include "core/json/string_value.h"
#include "core/mcp/credential_finder.h"
#include "core/report/named_values.h"
#include "core/report/token_finder.h"

#include <algorithm>
#include <optional>
#include <string>

namespace muscope {

namespace {

RedactionRuleId ruleOf(CredentialKind kind) {
    switch (kind) {
    case CredentialKind::Header:
        return idOf(BuiltinSecret::Header);
    case CredentialKind::SessionHeader:
        return idOf(BuiltinSecret::SessionHeader);
    case CredentialKind::Scheme:
        return idOf(BuiltinSecret::Scheme);
    case CredentialKind::UserInformation:
        return idOf(BuiltinSecret::UrlLogin);
    case CredentialKind::Query:
        break;
    }
    return idOf(BuiltinSecret::UrlSecret);
}

// "user:word@host.example" of a URL is no address, and its host may be told: such addresses go.
// Both are in order.
void dropLogins(const std::vector<Credential>& credentials, FoundSecrets& mails) {
    auto login = credentials.begin();
    std::erase_if(mails, [&](const FoundSecret& mail) {
        login = std::find_if(login, credentials.end(), [&mail](const Credential& one) {
            return one.kind == CredentialKind::UserInformation && one.end > mail.begin;
        });
        return login != credentials.end() && login->begin <= mail.begin && login->end < mail.end;
    });
}

void findBuiltin(std::string_view text, FoundSecrets& into) {
    const std::vector<Credential> credentials = credentialsIn(text);
    for (const Credential& one : credentials) {
        into.push_back({ruleOf(one.kind), one.begin, one.end});
    }
    findPrivateKeys(text, into);
    findTokens(text, into);
    FoundSecrets mails;
    findEMails(text, mails);
    dropLogins(credentials, mails);
    into.insert(into.end(), mails.begin(), mails.end());
}

// The text with bytes that are no UTF-8 as something that no secret is made of.
std::string readableText(std::string_view text) {
    std::string readable(text);
    for (auto wrong = json::firstInvalidUtf8(readable); wrong;) {
        readable[*wrong] = '\x1a';
        const auto next = json::firstInvalidUtf8(std::string_view(readable).substr(*wrong));
        wrong = next ? std::optional(*wrong + *next) : std::nullopt;
    }
    return readable;
}

// Gives places in the UTF-16 form of a UTF-8 text their places in its bytes; asked in ascending
// order.
class BytePlaces {
public:
    explicit BytePlaces(std::string_view text)
        : m_text(text) {}

    std::size_t of(qsizetype unit) {
        while (m_unit < unit) {
            const auto lead = static_cast<unsigned char>(m_text[m_byte]);
            const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            m_unit += length == 4 ? 2 : 1;
            m_byte += length;
        }
        return m_byte;
    }

private:
    std::string_view m_text;
    std::size_t m_byte = 0;
    qsizetype m_unit = 0;
};

} // namespace

FoundSecrets apart(FoundSecrets found) {
    std::ranges::stable_sort(found, [](const FoundSecret& left, const FoundSecret& right) {
        return left.begin != right.begin ? left.begin < right.begin : left.end > right.end;
    });
    FoundSecrets result;
    for (const FoundSecret& one : found) {
        if (!result.empty() && one.begin < result.back().end) {
            result.back().end = std::max(result.back().end, one.end);
        } else {
            result.push_back(one);
        }
    }
    return result;
}

bool SecretFinder::mayFind(std::string_view text) const {
    constexpr std::size_t ShortestToken = 16;
    return text.size() >= ShortestToken || !m_rules.patterns().empty() ||
           text.find_first_of("@%:= \\") != std::string_view::npos;
}

FoundSecrets SecretFinder::find(std::string_view text) const {
    FoundSecrets found;
    if (m_rules.hasBuiltin()) {
        findBuiltin(text, found);
    }
    findNamedValues(text, m_rules, found);
    if (!m_rules.patterns().empty()) {
        findPatterns(text, found);
    }
    return apart(std::move(found));
}

void SecretFinder::findPatterns(std::string_view text, FoundSecrets& into) const {
    const std::string readable = readableText(text);
    const QString subject = toText(readable);
    for (const RedactionRules::Pattern& rule : m_rules.patterns()) {
        BytePlaces places(readable);
        auto matches = rule.pattern.globalMatch(subject);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            const std::size_t begin = places.of(match.capturedStart());
            const std::size_t end = places.of(match.capturedEnd());
            if (end > begin) {
                into.push_back({rule.id, begin, end});
            }
        }
        if (!matches.isValid()) {
            into.push_back({rule.id, 0, text.size()}); // it gave up
        }
    }
}

} // namespace muscope
