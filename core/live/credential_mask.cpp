// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/credential_mask.h"

#include "core/json/parser.h"
#include "core/json/pointer.h"
#include "core/json/string_value.h"
#include "core/live/letter_case.h"
#include "core/live/text_patch.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <optional>

namespace muscope {

namespace {

constexpr std::size_t KeptOfSessionId = 8;

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

bool isSessionIdHeader(std::string_view small) {
    return small == "mcp-session-id" || small == "mcp_session_id" || small == "mcpsessionid";
}

bool isUrlSecret(std::string_view name) {
    const QByteArray decoded = QByteArray::fromPercentEncoding(
        QByteArray(name.data(), static_cast<qsizetype>(name.size())));
    const std::string small =
        inSmallLetters({decoded.constData(), static_cast<std::size_t>(decoded.size())});
    return std::ranges::find(Names, small) != Names.end() || small.ends_with("token") ||
           small.ends_with("secret");
}

constexpr std::string_view UrlEnds = " \t\r\n\"'<>`\\";

// Where the value behind a mark of an authentication scheme ends.
std::size_t endOfToken(std::string_view text, std::size_t at) {
    return std::min(text.find_first_of(" \t\r\n\"'<>,;", at), text.size());
}

// "scheme://user:password@host": all before the @.
void maskUserInformation(std::string_view text, std::string& into) {
    TextPatch patch(text);
    for (std::size_t at = text.find("://"); at != std::string_view::npos;
         at = text.find("://", at + 3)) {
        const std::size_t begin = at + 3;
        const std::size_t end = std::min(text.find_first_of("/?#", begin),
                                         std::min(text.find_first_of(UrlEnds, begin), text.size()));
        const std::size_t sign = text.substr(0, end).rfind('@');
        if (sign != std::string_view::npos && sign >= begin) {
            patch.replace(begin, sign, MaskText);
        }
    }
    into = patch.take();
}

// "?name=value" and what follows in the same way; also in a fragment.
void maskQuery(std::string_view text, std::string& into) {
    TextPatch patch(text);
    for (std::size_t at = text.find_first_of("?&#;"); at != std::string_view::npos;
         at = text.find_first_of("?&#;", at + 1)) {
        const std::size_t sign = text.find_first_of("=?&#; \t\r\n\"'<>", at + 1);
        if (sign == std::string_view::npos || text[sign] != '=' ||
            !isUrlSecret(text.substr(at + 1, sign - at - 1))) {
            continue;
        }
        const std::size_t end =
            std::min(text.find_first_of("&#", sign + 1),
                     std::min(text.find_first_of(UrlEnds, sign + 1), text.size()));
        if (end > sign + 1) {
            patch.replace(sign + 1, end, MaskText);
        }
    }
    into = patch.take();
}

// Sentences speak of a "bearer token" as well.
bool isPlainWord(std::string_view text) {
    constexpr std::size_t LongestWord = 14;
    return text.size() <= LongestWord &&
           std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

// "Bearer …", "Basic …" wherever it stands.
void maskSchemes(std::string_view text, std::string& into) {
    TextPatch patch(text);
    const std::string small = inSmallLetters(text);
    for (std::size_t at = 0; at < small.size(); ++at) {
        for (const std::string_view scheme : {"bearer ", "basic "}) {
            if (small.compare(at, scheme.size(), scheme) == 0 && !patch.covers(at)) {
                const std::size_t begin = at + scheme.size();
                const std::size_t end = endOfToken(text, begin);
                if (!isPlainWord(text.substr(begin, end - begin))) {
                    patch.replace(begin, end, MaskText);
                }
            }
        }
    }
    into = patch.take();
}

// The lines "Name: value" of credential headers.
void maskHeaderLines(std::string_view text, std::string& into) {
    TextPatch patch(text);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos) {
            const std::string name = inSmallLetters(line.substr(0, colon));
            const std::size_t value =
                std::min(line.find_first_not_of(" \t", colon + 1), line.size());
            const std::size_t past = line.ends_with('\r') ? line.size() - 1 : line.size();
            if (isSessionIdHeader(name) && value < past) {
                patch.replace(begin + value, begin + past,
                              sessionIdPrefix(line.substr(value, past - value)));
            } else if (isCredentialHeader(name) && value < past) {
                patch.replace(begin + value, begin + past, MaskText);
            }
        }
        begin = end + 1;
    }
    into = patch.take();
}

using json::Document;
using json::NodeId;
using json::Type;

// Walks the facts once and replaces what is secret.
class FactsMask {
public:
    FactsMask(const Document& document, std::vector<std::string>& masked)
        : m_document(document)
        , m_masked(masked)
        , m_patch(document.text()) {}

    std::string apply() {
        for (std::uint32_t i = 0; i < m_document.nodeCount(); ++i) {
            const NodeId node{i};
            if (!m_patch.covers(m_document.start(node)) || i == 0) {
                look(node);
            }
        }
        return m_patch.take();
    }

private:
    void look(NodeId node) {
        if (!m_document.keySpelling(node).empty() &&
            lookAtMember(m_document.decodedKey(node), node)) {
            return;
        }
        if (m_secret && *m_secret == node) {
            lookAtMember(m_secretName, node);
            return;
        }
        if (m_document.type(node) == Type::String) {
            const std::string text = m_document.decodedString(node);
            if (const std::string safe = withoutSecrets(text); safe != text) {
                replace(node, safe);
            }
        } else if (m_document.type(node) == Type::Array) {
            lookAtPair(node);
        } else if (m_document.type(node) == Type::Object) {
            lookAtNamed(node);
        }
    }

    // A value that belongs to that name; false: it is no secret as a whole.
    bool lookAtMember(std::string_view name, NodeId node) {
        const std::string small = inSmallLetters(name);
        const bool isText = m_document.type(node) == Type::String;
        if (isSessionIdHeader(small) && isText) {
            replace(node, sessionIdPrefix(m_document.decodedString(node)));
            return true;
        }
        const bool isSecret =
            isCredentialHeader(small) || (isText && (small == "token" || small == "access_token" ||
                                                     small == "password" || small == "secret"));
        if (isSecret || isSessionIdHeader(small)) {
            replace(node, MaskText);
            return true;
        }
        return false;
    }

    // ["Cookie", "a=b"]
    void lookAtPair(NodeId array) {
        const auto name = m_document.firstChild(array);
        if (m_document.childCount(array) == 2 && m_document.type(*name) == Type::String) {
            expect(m_document.decodedString(*name), m_document.nextSibling(*name));
        }
    }

    // {"name": "Cookie", "value": "a=b"}
    void lookAtNamed(NodeId object) {
        const auto name = m_document.find(object, "name");
        if (name && m_document.type(*name) == Type::String) {
            expect(m_document.decodedString(*name), m_document.find(object, "value"));
        }
    }

    void expect(std::string name, std::optional<NodeId> value) {
        const std::string small = inSmallLetters(name);
        if (value && (isCredentialHeader(small) || isSessionIdHeader(small))) {
            m_secretName = std::move(name);
            m_secret = value;
        }
    }

    void replace(NodeId node, std::string_view by) {
        std::string quoted;
        json::appendQuoted(by, quoted);
        m_patch.replace(m_document.start(node), m_document.end(node), quoted);
        m_masked.push_back(json::pointerTo(m_document, node));
    }

    const Document& m_document;
    std::vector<std::string>& m_masked;
    TextPatch m_patch;
    std::optional<NodeId> m_secret; // the value whose name stood before it
    std::string m_secretName;
};

} // namespace

bool isCredentialHeader(std::string_view name) {
    const std::string small = inSmallLetters(name);
    return std::ranges::find(Headers, small) != Headers.end() ||
           std::ranges::any_of(HeaderEnds,
                               [&small](std::string_view end) { return small.ends_with(end); });
}

std::string_view sessionIdPrefix(std::string_view id) {
    return id.substr(0, std::min(KeptOfSessionId, id.size() / 2));
}

std::string withoutSecrets(std::string_view text) {
    std::string first;
    std::string second;
    maskHeaderLines(text, first);
    maskSchemes(first, second);
    maskUserInformation(second, first);
    maskQuery(first, second);
    return second;
}

std::string maskedFacts(std::string_view facts, std::vector<std::string>& masked) {
    json::Parser parser;
    const auto document = parser.parse(facts);
    if (document) {
        return FactsMask(**document, masked).apply();
    }
    std::string object = "{\"text\":";
    json::appendQuoted(withoutSecrets(facts), object);
    masked.emplace_back("/text");
    return object + '}';
}

} // namespace muscope
