// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/json_path_pattern.h"

#include <QRegularExpression>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// Which rule took something out: its place among RedactionRules::names().
enum class RedactionRuleId : std::uint32_t {};

// What muscope itself knows to be secret, and what goes with a secret that was found.
enum class BuiltinSecret : unsigned char {
    Scheme,        // what follows "Bearer" or "Basic"
    WebToken,      // a JSON web token
    ApiKey,        // sk-…, ghp_…, AKIA…
    PrivateKey,    // a PEM block
    Header,        // the value of an Authorization, Cookie, … header
    SessionHeader, // of an Mcp-Session-Id header
    NamedSecret,   // the value of a key "password", "api_key", …
    EMail,
    UrlLogin,  // "user:password@" of a URL
    UrlSecret, // "?token=…", "?sessionId=…" of a URL
    Receipt,   // a receipt of what was redacted: it is a copy, reversed
    Reversed,  // what is any of these when it is turned round
    Encoded,   // a text in base64, or with escapes, that holds any of these
};

constexpr std::size_t BuiltinSecretCount = 13;

[[nodiscard]] constexpr RedactionRuleId idOf(BuiltinSecret secret) {
    return static_cast<RedactionRuleId>(secret);
}

// What is to be taken out of what a report tells: rules of keys, of JSON paths and of patterns,
// and the built-in ones where they are wanted. Immutable once made, so any thread may read it.
class RedactionRules {
public:
    struct Key {
        RedactionRuleId id{};
        std::string key; // in small letters where case does not matter
        bool ignoresCase = false;
    };
    struct Path {
        RedactionRuleId id{};
        JsonPathPattern path;
    };
    struct Pattern {
        RedactionRuleId id{};
        QRegularExpression pattern; // with a limit: see patternFor()
    };

    RedactionRules();

    void addBuiltin() { m_hasBuiltin = true; }
    void addKey(std::string name, std::string key, bool ignoresCase);
    void addPath(std::string name, JsonPathPattern path);
    void addPattern(std::string name, QRegularExpression pattern);

    // A pattern (PCRE2) that gives up where it would try for too long; see isValid() of it, and
    // patternErrorOffset() for the place in source that is wrong.
    [[nodiscard]] static QRegularExpression patternFor(const QString& source, bool ignoresCase);
    [[nodiscard]] static qsizetype patternErrorOffset(const QRegularExpression& pattern);

    [[nodiscard]] bool hasBuiltin() const { return m_hasBuiltin; }
    [[nodiscard]] const std::vector<Path>& paths() const { return m_paths; }
    [[nodiscard]] const std::vector<Pattern>& patterns() const { return m_patterns; }
    // How a report calls the rules, those of muscope first.
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
    // What stands in place of what a rule took out: "[redacted: e-mail]".
    [[nodiscard]] std::string labelOf(RedactionRuleId rule) const;

    // The rule that makes the values of that key secret, if one does.
    [[nodiscard]] std::optional<RedactionRuleId> ruleOfKey(std::string_view key) const;
    // The same for the name of a header, which lists of headers tell in other ways.
    [[nodiscard]] std::optional<RedactionRuleId> ruleOfHeader(std::string_view name) const;

private:
    [[nodiscard]] RedactionRuleId add(std::string name);

    bool m_hasBuiltin = false;
    std::vector<std::string> m_names;
    std::vector<Key> m_keys;
    std::vector<Path> m_paths;
    std::vector<Pattern> m_patterns;
};

} // namespace muscope
