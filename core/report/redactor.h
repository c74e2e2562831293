// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/redaction_tally.h"
#include "core/report/secret_finder.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace muscope {

// Takes what the rules find out of texts and JSON: a function of both, but for the tally. Nullopt
// everywhere means that there is nothing in it and the text stays as it is. One per thread.
class Redactor {
public:
    // tally may be null: nobody counts.
    Redactor(const RedactionRules& rules, RedactionTally* tally)
        : m_rules(rules)
        , m_finder(rules)
        , m_tally(tally) {}

    // A text of any kind: an object or array of JSON value by value, of another what the rules find
    // in it and in it turned round, as receipts are. One that holds a secret in base64 or escapes
    // goes as a whole.
    [[nodiscard]] std::optional<std::string> text(std::string_view text);

    // A document of JSON, whatever it is of; all but what is replaced stays byte for byte. What is
    // no JSON is a text. The members of the root with these keys go as a whole, whatever they hold;
    // so does a string that is the root, and a text, where there are such keys.
    [[nodiscard]] std::optional<std::string>
    document(std::string_view json, std::span<const std::string_view> receiptKeys = {});

    // What the rules find in a number as it is spelled, the first alone.
    [[nodiscard]] std::optional<RedactionRuleId> ruleOfNumber(std::string_view spelling) const;

    // Counts it, and gives what stands in its place.
    [[nodiscard]] std::string take(RedactionRuleId rule);

    [[nodiscard]] const RedactionRules& rules() const { return m_rules; }

private:
    [[nodiscard]] bool hidesSecret(std::string_view text) const;
    [[nodiscard]] bool isReceiptOfSecret(std::string_view reversed) const;
    [[nodiscard]] std::optional<std::string> patched(std::string_view text,
                                                     const FoundSecrets& found);

    const RedactionRules& m_rules;
    SecretFinder m_finder;
    RedactionTally* m_tally;
};

} // namespace muscope
