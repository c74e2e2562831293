// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/json_redactor.h"

#include "core/json/string_value.h"
#include "core/report/redactor.h"

#include <algorithm>
#include <numeric>

namespace muscope {

using json::NodeId;
using json::Type;

JsonRedactor::JsonRedactor(const json::Document& document, Redactor& redactor)
    : m_document(document)
    , m_redactor(redactor)
    , m_patch(document.text()) {}

std::optional<std::string> JsonRedactor::apply(std::span<const std::string_view> receiptKeys) {
    m_receiptKeys = receiptKeys;
    for (std::uint32_t i = 0; i < m_document.nodeCount(); ++i) {
        const NodeId node{i};
        if (m_patch.covers(m_document.start(node))) {
            continue;
        }
        while (!m_open.empty() && m_document.start(node) >= m_document.end(m_open.back().node)) {
            m_open.pop_back();
        }
        look(node);
    }
    return m_isTouched ? std::optional(m_patch.take()) : std::nullopt;
}

void JsonRedactor::look(NodeId node) {
    std::vector<std::size_t> further;
    if (m_open.empty()) {
        further.resize(m_redactor.rules().paths().size());
        std::iota(further.begin(), further.end(), std::size_t{0});
    } else {
        lookAtKey(node);
        if (const auto rule = ruleOf(node, further)) {
            replace(node, m_redactor.take(*rule));
            return;
        }
    }
    if (m_document.type(node) == Type::Array || m_document.type(node) == Type::Object) {
        open(node, std::move(further));
    } else {
        lookAtValue(node);
    }
}

void JsonRedactor::open(NodeId node, std::vector<std::size_t> paths) {
    m_open.push_back({.node = node, .paths = std::move(paths)});
    if (m_document.type(node) != Type::Object) {
        return;
    }
    // {"name": "Cookie", "value": "a=b"}
    const auto name = m_document.find(node, "name");
    if (name && m_document.type(*name) == Type::String) {
        expectHeader(m_document.decodedString(*name), m_document.find(node, "value"));
    }
}

void JsonRedactor::lookAtKey(NodeId node) {
    m_key.clear();
    const std::string_view spelling = m_document.keySpelling(node);
    if (spelling.empty()) {
        return;
    }
    m_key = m_document.decodedKey(node);
    std::optional<std::string> safe = m_redactor.text(m_key);
    if (!safe) {
        return;
    }
    // Keys that were two stay two.
    if (++m_secretKeys > 1) {
        *safe += " #" + std::to_string(m_secretKeys);
    }
    std::string quoted;
    json::appendQuoted(*safe, quoted);
    const auto begin = static_cast<std::size_t>(spelling.data() - m_document.text().data());
    m_patch.replace(begin - 1, begin + spelling.size() + 1, quoted);
    m_isTouched = true;
}

std::optional<RedactionRuleId> JsonRedactor::ruleOf(NodeId node,
                                                    std::vector<std::size_t>& further) {
    Open& parent = m_open.back();
    const bool isMember = m_document.type(parent.node) == Type::Object;
    const std::uint32_t number = parent.children++;
    if (isMember && m_open.size() == 1 &&
        std::ranges::find(m_receiptKeys, m_key) != m_receiptKeys.end()) {
        return idOf(BuiltinSecret::Receipt);
    }
    if (const auto rule = ruleOfPath(isMember ? m_key : std::to_string(number), further)) {
        return rule;
    }
    if (parent.secret == node) {
        return parent.ruleOfSecret;
    }
    if (isMember) {
        return m_redactor.rules().ruleOfKey(m_key);
    }
    // ["Cookie", "a=b", …]
    if (number % 2 == 0 && m_document.type(node) == Type::String) {
        expectHeader(m_document.decodedString(node), m_document.nextSibling(node));
    }
    return std::nullopt;
}

std::optional<RedactionRuleId> JsonRedactor::ruleOfPath(std::string_view token,
                                                        std::vector<std::size_t>& further) {
    const std::size_t depth = m_open.size() - 1;
    for (const std::size_t path : m_open.back().paths) {
        const RedactionRules::Path& rule = m_redactor.rules().paths()[path];
        if (!rule.path.matches(depth, token)) {
            continue;
        }
        if (rule.path.depth() == depth + 1) {
            return rule.id;
        }
        further.push_back(path);
    }
    return std::nullopt;
}

void JsonRedactor::expectHeader(std::string_view name, std::optional<NodeId> value) {
    const auto rule = m_redactor.rules().ruleOfHeader(name);
    if (rule && value) {
        m_open.back().secret = value;
        m_open.back().ruleOfSecret = rule;
    }
}

void JsonRedactor::lookAtValue(NodeId node) {
    if (m_document.type(node) == Type::String) {
        if (m_open.empty() && !m_receiptKeys.empty()) {
            replace(node, m_redactor.take(idOf(BuiltinSecret::Receipt)));
        } else if (const auto safe = m_redactor.text(m_document.decodedString(node))) {
            replace(node, *safe);
        }
    } else if (m_document.type(node) == Type::Number) {
        if (const auto rule = m_redactor.ruleOfNumber(m_document.spelling(node))) {
            replace(node, m_redactor.take(*rule));
        }
    }
}

void JsonRedactor::replace(NodeId node, std::string_view by) {
    std::string quoted;
    json::appendQuoted(by, quoted);
    m_patch.replace(m_document.start(node), m_document.end(node), quoted);
    m_isTouched = true;
}

} // namespace muscope
