// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/credential_mask.h"

#include "core/base/letter_case.h"
#include "core/base/text_patch.h"
#include "core/json/parser.h"
#include "core/json/pointer.h"
#include "core/json/string_value.h"
#include "core/mcp/credential_finder.h"
#include "core/mcp/credential_names.h"

#include <algorithm>
#include <optional>

namespace muscope {

namespace {

constexpr std::size_t KeptOfSessionId = 8;

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
        if (isSessionIdHeader(name) && isText) {
            replace(node, sessionIdPrefix(m_document.decodedString(node)));
            return true;
        }
        const bool isSecret =
            isCredentialHeader(small) || (isText && (small == "token" || small == "access_token" ||
                                                     small == "password" || small == "secret"));
        if (isSecret || isSessionIdHeader(name)) {
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
        if (value && (isCredentialHeader(name) || isSessionIdHeader(name))) {
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

std::string_view sessionIdPrefix(std::string_view id) {
    return id.substr(0, std::min(KeptOfSessionId, id.size() / 2));
}

std::string withoutSecrets(std::string_view text) {
    TextPatch patch(text);
    for (const Credential& found : credentialsIn(text)) {
        const std::string_view secret = text.substr(found.begin, found.end - found.begin);
        patch.replace(found.begin, found.end,
                      found.kind == CredentialKind::SessionHeader ? sessionIdPrefix(secret)
                                                                  : MaskText);
    }
    return patch.take();
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
