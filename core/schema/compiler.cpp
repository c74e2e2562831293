// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/compiler.h"

#include "core/json/pointer.h"

#include <algorithm>
#include <utility>

namespace muscope::schema {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t MaxUnchecked = 100;
constexpr std::uint32_t NotYet = UINT32_MAX;

std::shared_ptr<Program> emptyProgram(std::shared_ptr<const json::OwnedDocument> text,
                                      json::NodeId root) {
    auto program = std::make_shared<Program>();
    program->text = std::move(text);
    program->root = root;
    return program;
}

bool needsOthers(const Check& check) {
    return check.keyword == Keyword::UnevaluatedItems ||
           check.keyword == Keyword::UnevaluatedProperties;
}

} // namespace

Compiler::Compiler(std::shared_ptr<const json::OwnedDocument> text, json::NodeId root,
                   Draft assumed)
    : m_program(emptyProgram(std::move(text), root))
    , m_members(document())
    , m_resources(document(), m_members, root, assumed)
    , m_subschemaOf(document().nodeCount(), NotYet) {}

std::shared_ptr<const Program> Compiler::compile() {
    subschemaAt(m_program->root);
    for (std::uint32_t index = 0; index < m_program->subschemas.size(); ++index) {
        compileSubschema(index);
        // Whatever was reached by a reference may have brought anchors with it.
        if (index + 1 == m_program->subschemas.size()) {
            for (const auto& [name, node] : m_resources.dynamicAnchors()) {
                m_program->dynamicAnchors.try_emplace(name, subschemaAt(node));
            }
        }
    }
    return m_program;
}

SubschemaId Compiler::subschemaAt(Node node) {
    std::uint32_t& index = m_subschemaOf[json::indexOf(node)];
    if (index == NotYet) {
        index = static_cast<std::uint32_t>(m_program->subschemas.size());
        m_program->subschemas.push_back({});
        m_program->subschemas.back().node = node;
    }
    return SubschemaId{index};
}

Draft Compiler::draftAt(Node subschema) const {
    return m_resources.draft(m_resources.resourceOf(subschema));
}

void Compiler::compileSubschema(std::uint32_t index) {
    Subschema subschema;
    subschema.node = m_program->subschemas[index].node;
    switch (type(subschema.node)) {
    case json::Type::True:
        subschema.kind = Subschema::Kind::Always;
        break;
    case json::Type::False:
        subschema.kind = Subschema::Kind::Never;
        break;
    case json::Type::Object:
        subschema.kind = Subschema::Kind::Checks;
        break;
    case json::Type::Null:
    case json::Type::Number:
    case json::Type::String:
    case json::Type::Array:
        note(subschema.node, u"a schema is an object, true or false"_s);
        break;
    }
    if (subschema.kind != Subschema::Kind::Unreadable) {
        subschema.resource = m_resources.resourceOf(subschema.node);
    }
    if (subschema.kind == Subschema::Kind::Checks) {
        const bool isReference = draftAt(subschema.node) == Draft::Draft07 &&
                                 document().find(subschema.node, "$ref").has_value();
        for (auto member = m_members.first(subschema.node); member;
             member = m_members.next(*member)) {
            if (!isReference || document().decodedKey(*member) == "$ref") {
                compileMember(subschema.node, *member, subschema);
            } else {
                noteIgnored(*member);
            }
        }
    }
    std::stable_partition(subschema.checks.begin(), subschema.checks.end(),
                          [](const Check& check) { return !needsOthers(check); });
    subschema.hasUnevaluated = !subschema.checks.empty() && needsOthers(subschema.checks.back());
    m_program->usesUnevaluated = m_program->usesUnevaluated || subschema.hasUnevaluated;
    m_program->subschemas[index] = std::move(subschema);
}

void Compiler::compileMember(Node object, Node member, Subschema& subschema) {
    std::string scratch;
    const std::string_view name = document().decodedKey(member, scratch);
    const KeywordRule* const rule = keywordRule(name, draftAt(object));
    if (rule == nullptr) {
        noteOnce(member, name, u"this keyword is not known"_s);
        return;
    }
    if (rule->keyword == Keyword::Format) {
        noteOnce(member, name, u"formats are not checked"_s);
        return;
    }
    if (name == "$schema" && type(member) == json::Type::String &&
        m_resources.isRootOfResource(object)) {
        if (const QString said = dialectOf(document().decodedString(member)).note;
            !said.isEmpty()) {
            note(member, said);
        }
    }
    const bool isGroup = rule->keyword == Keyword::Items || rule->keyword == Keyword::Properties;
    const bool isRead =
        isGroup && std::any_of(subschema.checks.begin(), subschema.checks.end(),
                               [&](const Check& check) { return check.readFor == rule->keyword; });
    if (isRead || rule->keyword == Keyword::Annotation || rule->keyword == Keyword::Beside) {
        return;
    }
    Check check;
    check.keyword = rule->keyword;
    check.node = member;
    compileKeyword(object, member, check);
    check.readFor = rule->keyword;
    subschema.checks.push_back(std::move(check));
}

void Compiler::compileKeyword(Node object, Node member, Check& check) {
    switch (check.keyword) {
    case Keyword::Ref:
    case Keyword::DynamicRef:
        return readReference(object, check);
    case Keyword::Type:
        return readType(check);
    case Keyword::Enum:
    case Keyword::Const:
        return readValues(check);
    case Keyword::Minimum:
    case Keyword::Maximum:
    case Keyword::ExclusiveMinimum:
    case Keyword::ExclusiveMaximum:
    case Keyword::MultipleOf:
        return readNumber(check);
    case Keyword::MinLength:
    case Keyword::MaxLength:
    case Keyword::MinItems:
    case Keyword::MaxItems:
    case Keyword::MinProperties:
    case Keyword::MaxProperties:
        return readCount(check);
    case Keyword::Pattern:
        return readPattern(check);
    case Keyword::UniqueItems:
        if (type(member) != json::Type::True && type(member) != json::Type::False) {
            unreadable(check, u"its value is neither true nor false"_s);
        }
        return;
    case Keyword::Items:
        return readItems(object, check);
    case Keyword::Contains:
        return readContains(object, check);
    case Keyword::Required:
        return readRequired(check);
    case Keyword::Properties:
        return readProperties(object, check);
    case Keyword::PropertyNames:
    case Keyword::Not:
    case Keyword::UnevaluatedItems:
    case Keyword::UnevaluatedProperties:
        return readOne(check);
    case Keyword::DependentRequired:
    case Keyword::DependentSchemas:
    case Keyword::Dependencies:
        return readDependent(check);
    case Keyword::AllOf:
    case Keyword::AnyOf:
    case Keyword::OneOf:
        return readMany(check);
    case Keyword::If:
        return readCondition(object, check);
    case Keyword::Annotation:
    case Keyword::Format:
    case Keyword::Beside:
        return;
    case Keyword::Unreadable:
        return note(member, u"it is of draft 2019-09 alone and is not evaluated"_s);
    }
}

void Compiler::unreadable(Check& check, const QString& reason) {
    note(check.node, reason);
    const Node node = check.node;
    check = {};
    check.node = node;
}

void Compiler::note(Node keyword, const QString& reason) {
    if (m_program->unchecked.size() == MaxUnchecked) {
        m_program->hasMoreUnchecked = true;
        return;
    }
    m_program->unchecked.push_back(
        {{json::pointerTo(document(), keyword, m_program->root), document().start(keyword)},
         document().decodedKey(keyword),
         reason});
}

void Compiler::noteOnce(Node keyword, std::string_view name, const QString& reason) {
    if (m_noted.contains(name)) {
        return;
    }
    note(keyword, reason);
    if (m_noted.size() < MaxUnchecked) {
        m_noted.emplace(name);
    }
}

// Draft-07 core, section 8.3: beside a $ref there is nothing else.
void Compiler::noteIgnored(Node member) {
    std::string scratch;
    const std::string_view name = document().decodedKey(member, scratch);
    const KeywordRule* const rule = keywordRule(name, Draft::Draft07);
    if (rule != nullptr && rule->keyword != Keyword::Annotation &&
        rule->keyword != Keyword::Format) {
        noteOnce(member, name, u"beside $ref it counts for nothing in draft-07"_s);
    }
}

std::optional<json::NodeId> Compiler::keyword(Node object, std::string_view name) const {
    return keywordRule(name, draftAt(object)) == nullptr ? std::nullopt
                                                         : document().find(object, name);
}

} // namespace muscope::schema
