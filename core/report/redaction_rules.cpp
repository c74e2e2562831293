// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/redaction_rules.h"

#include "core/base/letter_case.h"
#include "core/mcp/credential_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace muscope {

namespace {

constexpr std::array<const char*, BuiltinSecretCount> BuiltinNames{"bearer or basic credential",
                                                                   "JSON web token",
                                                                   "API key",
                                                                   "private key",
                                                                   "credential header",
                                                                   "session id",
                                                                   "named secret",
                                                                   "e-mail",
                                                                   "URL login",
                                                                   "URL secret",
                                                                   "receipt",
                                                                   "reversed secret",
                                                                   "encoded secret"};

// Keys of secrets, in small letters and without - and _.
constexpr std::array<std::string_view, 29> SecretKeys{
    "password",      "passwd",      "pwd",          "passphrase",  "secret",         "token",
    "authtoken",     "accesstoken", "refreshtoken", "idtoken",     "sessiontoken",   "bearertoken",
    "bearer",        "jwt",         "apikey",       "apisecret",   "apitoken",       "secretkey",
    "accesskey",     "privatekey",  "clientsecret", "accesskeyid", "credential",     "credentials",
    "authorization", "cookie",      "setcookie",    "cookies",     "secretaccesskey"};

constexpr QStringView Limit = u"(*LIMIT_MATCH=1000000)";

bool isSecretKey(std::string_view key) {
    constexpr std::size_t Longest = 32; // with some - and _
    if (key.size() > Longest) {
        return false;
    }
    std::string plain = inSmallLetters(key);
    std::erase_if(plain, [](char c) { return c == '-' || c == '_'; });
    return std::ranges::find(SecretKeys, plain) != SecretKeys.end();
}

} // namespace

RedactionRules::RedactionRules()
    : m_names(BuiltinNames.begin(), BuiltinNames.end()) {}

RedactionRuleId RedactionRules::add(std::string name) {
    m_names.push_back(std::move(name));
    return static_cast<RedactionRuleId>(m_names.size() - 1);
}

void RedactionRules::addKey(std::string name, std::string key, bool ignoresCase) {
    m_keys.push_back(
        {add(std::move(name)), ignoresCase ? inSmallLetters(key) : std::move(key), ignoresCase});
}

void RedactionRules::addPath(std::string name, JsonPathPattern path) {
    m_paths.push_back({add(std::move(name)), std::move(path)});
}

void RedactionRules::addPattern(std::string name, QRegularExpression pattern) {
    m_patterns.push_back({add(std::move(name)), std::move(pattern)});
}

QRegularExpression RedactionRules::patternFor(const QString& source, bool ignoresCase) {
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    if (ignoresCase) {
        options |= QRegularExpression::CaseInsensitiveOption;
    }
    return QRegularExpression(Limit.toString() + source, options);
}

qsizetype RedactionRules::patternErrorOffset(const QRegularExpression& pattern) {
    return std::max<qsizetype>(0, pattern.patternErrorOffset() - Limit.size());
}

std::string RedactionRules::labelOf(RedactionRuleId rule) const {
    return "[redacted: " + m_names[static_cast<std::size_t>(rule)] + ']';
}

std::optional<RedactionRuleId> RedactionRules::ruleOfKey(std::string_view key) const {
    if (key.empty()) {
        return std::nullopt;
    }
    if (!m_keys.empty()) {
        const std::string small = inSmallLetters(key);
        const auto named = std::ranges::find_if(m_keys, [&](const Key& one) {
            return one.key == (one.ignoresCase ? std::string_view(small) : key);
        });
        if (named != m_keys.end()) {
            return named->id;
        }
    }
    if (const auto header = ruleOfHeader(key)) {
        return header;
    }
    return m_hasBuiltin && isSecretKey(key) ? std::optional(idOf(BuiltinSecret::NamedSecret))
                                            : std::nullopt;
}

std::optional<RedactionRuleId> RedactionRules::ruleOfHeader(std::string_view name) const {
    if (!m_hasBuiltin) {
        return std::nullopt;
    }
    if (isSessionIdHeader(name)) {
        return idOf(BuiltinSecret::SessionHeader);
    }
    return isCredentialHeader(name) ? std::optional(idOf(BuiltinSecret::Header)) : std::nullopt;
}

} // namespace muscope
