// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/text_patch.h"
#include "core/json/document.h"
#include "core/report/redaction_rules.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

class Redactor;

// Goes through a JSON document once and takes out what the rules of a redactor name: values under
// keys and at paths as a whole, of strings and keys what is found in them. Everything else stays
// byte for byte. Linear in the text, and in its depth without recursion.
class JsonRedactor {
public:
    // Both outlive it.
    JsonRedactor(const json::Document& document, Redactor& redactor);

    // See Redactor::document(). For one call.
    [[nodiscard]] std::optional<std::string> apply(std::span<const std::string_view> receiptKeys);

private:
    // A container that is gone through.
    struct Open {
        json::NodeId node;
        std::uint32_t children = 0;           // met so far
        std::vector<std::size_t> paths{};     // rules whose path leads here, and further
        std::optional<json::NodeId> secret{}; // a child that is the value of a header
        std::optional<RedactionRuleId> ruleOfSecret{};
    };

    void look(json::NodeId node);
    void open(json::NodeId node, std::vector<std::size_t> paths);
    void lookAtKey(json::NodeId node);
    void lookAtValue(json::NodeId node);
    [[nodiscard]] std::optional<RedactionRuleId> ruleOf(json::NodeId node,
                                                        std::vector<std::size_t>& further);
    [[nodiscard]] std::optional<RedactionRuleId> ruleOfPath(std::string_view token,
                                                            std::vector<std::size_t>& further);
    void expectHeader(std::string_view name, std::optional<json::NodeId> value);
    void replace(json::NodeId node, std::string_view by);

    const json::Document& m_document;
    Redactor& m_redactor;
    TextPatch m_patch;
    std::span<const std::string_view> m_receiptKeys;
    std::vector<Open> m_open;
    std::string m_key; // of the node that is looked at, decoded
    std::size_t m_secretKeys = 0;
    bool m_isTouched = false;
};

} // namespace muscope
