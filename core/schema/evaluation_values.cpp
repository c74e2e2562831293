// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/canonical.h"
#include "core/schema/evaluation.h"
#include "core/schema/number_check.h"
#include "core/schema/wording.h"

#include <algorithm>
#include <utility>

// Keywords that look at a value alone (2020-12 validation, sections 6.1 to 6.3), and which keyword
// is evaluated how.
namespace muscope::schema {

namespace {

using namespace Qt::StringLiterals;

constexpr std::uint32_t MaxListed = 6; // values of an enumeration in a message

unsigned typeOf(const json::Document& document, json::NodeId value) {
    switch (document.type(value)) {
    case json::Type::Null:
        return types::Null;
    case json::Type::False:
    case json::Type::True:
        return types::Boolean;
    case json::Type::Number:
        break;
    case json::Type::String:
        return types::String;
    case json::Type::Array:
        return types::Array;
    case json::Type::Object:
        return types::Object;
    }
    return types::Number | (isInteger(document.spelling(value)) ? types::Integer : 0U);
}

// In code points; half of a surrogate pair alone is one.
std::uint64_t characters(std::string_view text) {
    return static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
    }));
}

QString listed(const json::Document& schema, json::NodeId values) {
    QString list;
    std::uint32_t count = 0;
    for (auto value = schema.firstChild(values); value && count != MaxListed;
         value = schema.nextSibling(*value), ++count) {
        list.append(count == 0 ? QString() : u", "_s).append(described(schema, *value));
    }
    const std::uint32_t all = schema.childCount(values);
    return count == all ? list : list + u" and %1 more"_s.arg(all - count);
}

} // namespace

Verdict Evaluation::evaluate(const Check& check, Node instance, Marks* marks) {
    switch (check.keyword) {
    case Keyword::Ref:
    case Keyword::DynamicRef:
        return reference(check, instance, marks);
    case Keyword::Type:
        return type(check, instance);
    case Keyword::Enum:
    case Keyword::Const:
        return value(check, instance);
    case Keyword::Minimum:
    case Keyword::Maximum:
    case Keyword::ExclusiveMinimum:
    case Keyword::ExclusiveMaximum:
        return number(check, instance);
    case Keyword::MultipleOf:
        return multiple(check, instance);
    case Keyword::MinLength:
    case Keyword::MaxLength:
    case Keyword::MinItems:
    case Keyword::MaxItems:
    case Keyword::MinProperties:
    case Keyword::MaxProperties:
        return size(check, instance);
    case Keyword::Pattern:
        return pattern(check, instance);
    case Keyword::UniqueItems:
        return uniqueItems(check, instance);
    case Keyword::Items:
        return items(check, instance, marks);
    case Keyword::Contains:
        return contains(check, instance, marks);
    case Keyword::Required:
        return required(check, instance);
    case Keyword::Properties:
        return properties(check, instance, marks);
    case Keyword::PropertyNames:
        return propertyNames(check, instance);
    case Keyword::DependentRequired:
    case Keyword::DependentSchemas:
    case Keyword::Dependencies:
        return dependent(check, instance, marks);
    case Keyword::AllOf:
        return allOf(check, instance, marks);
    case Keyword::AnyOf:
        return anyOf(check, instance, marks);
    case Keyword::OneOf:
        return oneOf(check, instance, marks);
    case Keyword::Not:
        return negation(check, instance);
    case Keyword::If:
        return condition(check, instance, marks);
    case Keyword::UnevaluatedItems:
        return unevaluatedItems(check, instance, marks);
    case Keyword::UnevaluatedProperties:
        return unevaluatedProperties(check, instance, marks);
    case Keyword::Annotation:
    case Keyword::Format:
    case Keyword::Beside:
        return Verdict::Holds;
    case Keyword::Unreadable:
        break;
    }
    return Verdict::Unknown;
}

Verdict Evaluation::type(const Check& check, Node instance) {
    if (m_document->type(instance) == json::Type::Number &&
        !spend(bytes(instance) / BytesPerStep)) {
        return Verdict::Unknown;
    }
    if ((typeOf(*m_document, instance) & check.count) != 0) {
        return Verdict::Holds;
    }
    if ((check.count & types::Unknown) != 0) {
        return Verdict::Unknown;
    }
    return breach(
        check.node, instance,
        u"expected %1, found %2"_s.arg(typeNames(check.count), described(*m_document, instance)));
}

Verdict Evaluation::value(const Check& check, Node instance) {
    if (!spend(bytes(instance) / BytesPerStep)) {
        return Verdict::Unknown;
    }
    std::string canonical;
    json::appendCanonical(*m_document, instance, canonical);
    if (std::binary_search(check.values.begin(), check.values.end(), canonical)) {
        return Verdict::Holds;
    }
    if (isQuiet()) {
        return Verdict::Breached;
    }
    const QString expected = check.keyword == Keyword::Const
                                 ? described(m_schema, check.node)
                                 : u"one of "_s + listed(m_schema, check.node);
    return breach(check.node, instance,
                  u"expected %1, found %2"_s.arg(expected, described(*m_document, instance)));
}

Verdict Evaluation::number(const Check& check, Node instance) {
    if (m_document->type(instance) != json::Type::Number) {
        return Verdict::Holds;
    }
    if (!spend((bytes(instance) + m_schema.spelling(check.node).size()) / BytesPerStep)) {
        return Verdict::Unknown;
    }
    const auto order =
        compareNumbers(m_document->spelling(instance), m_schema.spelling(check.node));
    if (!order) {
        return unknown(check.node, u"exponents of more than 18 digits are not compared"_s);
    }
    bool isGood = true;
    QString wanted;
    if (check.keyword == Keyword::Minimum) {
        isGood = *order >= 0;
        wanted = u"at least"_s;
    } else if (check.keyword == Keyword::Maximum) {
        isGood = *order <= 0;
        wanted = u"at most"_s;
    } else if (check.keyword == Keyword::ExclusiveMinimum) {
        isGood = *order > 0;
        wanted = u"more than"_s;
    } else {
        isGood = *order < 0;
        wanted = u"less than"_s;
    }
    return isGood
               ? Verdict::Holds
               : breach(check.node, instance,
                        u"expected %1 %2, found %3"_s.arg(wanted, described(m_schema, check.node),
                                                          described(*m_document, instance)));
}

Verdict Evaluation::multiple(const Check& check, Node instance) {
    if (m_document->type(instance) != json::Type::Number) {
        return Verdict::Holds;
    }
    if (!spend((bytes(instance) + m_schema.spelling(check.node).size()) / BytesPerStep)) {
        return Verdict::Unknown;
    }
    const auto isGood = isMultiple(m_document->spelling(instance), m_schema.spelling(check.node));
    if (!isGood) {
        return unknown(check.node, u"exponents of more than 18 digits are not divided"_s);
    }
    return *isGood ? Verdict::Holds
                   : breach(check.node, instance,
                            u"expected a multiple of %1, found %2"_s.arg(
                                described(m_schema, check.node), described(*m_document, instance)));
}

Verdict Evaluation::size(const Check& check, Node instance) {
    const json::Type type = m_document->type(instance);
    const bool isLength =
        check.keyword == Keyword::MinLength || check.keyword == Keyword::MaxLength;
    const bool isItems = check.keyword == Keyword::MinItems || check.keyword == Keyword::MaxItems;
    const json::Type counts = isLength  ? json::Type::String
                              : isItems ? json::Type::Array
                                        : json::Type::Object;
    if (type != counts) {
        return Verdict::Holds;
    }
    if (!spend(bytes(instance) / BytesPerStep)) {
        return Verdict::Unknown;
    }
    std::uint64_t count = 0;
    if (isLength) {
        std::string scratch;
        count = characters(m_document->decodedString(instance, scratch));
    } else {
        count = isItems ? m_document->childCount(instance) : m_members.count(instance);
    }
    const bool isLeast = check.keyword == Keyword::MinLength ||
                         check.keyword == Keyword::MinItems ||
                         check.keyword == Keyword::MinProperties;
    if (isLeast ? count >= check.count : count <= check.count) {
        return Verdict::Holds;
    }
    const QString wanted = isLength  ? counted(check.count, u"character", u"characters")
                           : isItems ? counted(check.count, u"item", u"items")
                                     : counted(check.count, u"property", u"properties");
    return breach(
        check.node, instance,
        u"expected at %1 %2, found %3"_s.arg(isLeast ? u"least" : u"most", wanted).arg(count));
}

Verdict Evaluation::pattern(const Check& check, Node instance) {
    if (m_document->type(instance) != json::Type::String) {
        return Verdict::Holds;
    }
    std::string scratch;
    const Verdict verdict =
        matches(check.patterns.front(), m_document->decodedString(instance, scratch), check.node);
    return verdict != Verdict::Breached
               ? verdict
               : breach(check.node, instance,
                        u"expected a text that matches %1, found %2"_s.arg(
                            described(m_schema, check.node), described(*m_document, instance)));
}

Verdict Evaluation::matches(const Pattern& pattern, std::string_view text, Node keyword) {
    const Pattern::Tried tried = pattern.match(text);
    if (!spend(tried.steps)) {
        return Verdict::Unknown;
    }
    switch (tried.match) {
    case Pattern::Match::Yes:
        return Verdict::Holds;
    case Pattern::Match::No:
        return Verdict::Breached;
    case Pattern::Match::GaveUp:
        break;
    }
    return unknown(keyword, u"a text is too long for the pattern, or the pattern takes too long"_s);
}

} // namespace muscope::schema
