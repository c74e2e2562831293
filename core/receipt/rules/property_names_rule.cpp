// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/property_names_rule.h"

#include "core/json/parser.h"
#include "core/receipt/rules/code_blocks.h"
#include "core/receipt/rules/json_strings.h"

namespace muscope {

namespace {

Convention propertyNamesConvention() {
    Convention it;
    it.name = "property-names";
    it.prose = &appendForward;
    it.heading = &appendForward;
    it.block = &addReversedPropertyNames;
    it.frontMatter = {.key = &appendForward, .value = &appendForward, .isTyped = false};
    return it;
}

} // namespace

PropertyNamesRule::Documents::Documents()
    : StructuralRule(propertyNamesConvention()) {}

PropertyNamesRule::PropertyNamesRule() = default;

void PropertyNamesRule::appendReceipt(std::string_view text, std::string& into) const {
    if (looksLikeContainer(text)) {
        json::Parser parser;
        if (const auto parsed = parser.parse(text)) {
            appendReversedStrings(**parsed, JsonPart::Keys, into);
            return;
        }
    }
    m_documents.appendReceipt(text, into);
}

void PropertyNamesRule::appendTurnedBack(std::string_view body, std::string& into) const {
    if (looksLikeContainer(body)) {
        appendReceipt(body, into); // it undoes itself
    } else {
        m_documents.appendTurnedBack(body, into);
    }
}

bool PropertyNamesRule::matches(std::string_view subject, std::string_view body) const {
    if (!looksLikeContainer(body)) {
        return m_documents.matches(subject, body);
    }
    if (subject.size() != body.size()) {
        return false;
    }
    std::string turned;
    appendTurnedBack(body, turned);
    return turned == subject;
}

MatchLevel PropertyNamesRule::otherMatch(std::string_view subject, std::string_view body) const {
    return looksLikeContainer(body) ? MatchLevel::None : m_documents.otherMatch(subject, body);
}

bool PropertyNamesRule::isForm(std::string_view body) const {
    return looksLikeContainer(body) || hasStructure(body);
}

} // namespace muscope
