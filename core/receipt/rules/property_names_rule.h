// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/rule.h"
#include "core/receipt/rules/structural_rule.h"

namespace muscope {

// The names of properties reversed, everything else forward. Of a JSON text every name; in a
// document those of JSON blocks (in a schema what "properties" holds) and the keys of dictionaries
// in code.
class PropertyNamesRule final : public Rule {
public:
    PropertyNamesRule();

    [[nodiscard]] const char* name() const override { return "property-names"; }
    [[nodiscard]] const char* phrase() const override { return "property names alone"; }
    void appendReceipt(std::string_view text, std::string& into) const override;
    void appendTurnedBack(std::string_view body, std::string& into) const override;
    [[nodiscard]] bool matches(std::string_view subject, std::string_view body) const override;
    [[nodiscard]] MatchLevel otherMatch(std::string_view subject,
                                        std::string_view body) const override;
    [[nodiscard]] bool isForm(std::string_view body) const override;
    [[nodiscard]] bool isDistinctFor(std::string_view) const override { return true; }

private:
    class Documents final : public StructuralRule {
    public:
        Documents();
    };

    Documents m_documents;
};

} // namespace muscope
