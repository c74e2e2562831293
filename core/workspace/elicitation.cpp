// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/elicitation.h"

#include "core/json/owned_document.h"
#include "core/json/parser.h"
#include "core/mcp/json_edit.h"
#include "core/schema/evaluator.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

using json::Document;
using json::NodeId;
using json::Type;

std::string textAt(const Document& document, NodeId object, std::string_view key) {
    const auto member = document.find(object, key);
    return member && document.type(*member) == Type::String ? document.decodedString(*member)
                                                            : std::string();
}

bool isListed(const Document& document, std::optional<NodeId> list, std::string_view word) {
    if (!list) {
        return false;
    }
    std::string scratch;
    for (auto item = document.firstChild(*list); item; item = document.nextSibling(*item)) {
        if (document.type(*item) == Type::String &&
            document.decodedString(*item, scratch) == word) {
            return true;
        }
    }
    return false;
}

// enum with or without enumNames; oneOf or anyOf of titled constants.
std::vector<ElicitationChoice> choicesOf(const Document& document, NodeId schema) {
    std::vector<ElicitationChoice> choices;
    const auto titleOf = [&document](NodeId node) {
        return document.type(node) == Type::String ? document.decodedString(node)
                                                   : std::string(document.spelling(node));
    };
    if (const auto values = document.find(schema, "enum")) {
        const auto names = document.find(schema, "enumNames");
        auto name = names ? document.firstChild(*names) : std::nullopt;
        for (auto value = document.firstChild(*values); value;
             value = document.nextSibling(*value)) {
            choices.push_back(
                {std::string(document.spelling(*value)), titleOf(name ? *name : *value)});
            name = name ? document.nextSibling(*name) : std::nullopt;
        }
    }
    for (const char* const keyword : {"oneOf", "anyOf"}) {
        const auto options = document.find(schema, keyword);
        for (auto option = options ? document.firstChild(*options) : std::nullopt; option;
             option = document.nextSibling(*option)) {
            if (const auto value = document.find(*option, "const")) {
                const std::string title = textAt(document, *option, "title");
                choices.push_back({std::string(document.spelling(*value)),
                                   title.empty() ? titleOf(*value) : title});
            }
        }
    }
    return choices;
}

ElicitationField fieldOf(const Document& document, NodeId schema) {
    ElicitationField field;
    field.name = document.decodedKey(schema);
    field.title = textAt(document, schema, "title");
    if (field.title.empty()) {
        field.title = field.name;
    }
    field.description = textAt(document, schema, "description");
    field.type = textAt(document, schema, "type");
    if (const auto value = document.find(schema, "default")) {
        field.defaultValue = document.spelling(*value);
    }
    const auto items = document.find(schema, "items");
    field.choices = choicesOf(document, field.type == "array" && items ? *items : schema);
    return field;
}

tl::unexpected<Error> unanswerable(const QString& why) {
    return failure(ErrorCode::InvalidInput, u"answering what the server asks: %1"_s.arg(why));
}

} // namespace

Result<Elicitation> elicitationOf(std::string_view params) {
    json::Parser parser;
    const auto parsed = parser.parse(params);
    if (!parsed) {
        return unanswerable(u"its params are no JSON"_s);
    }
    const Document& document = **parsed;
    Elicitation elicitation;
    elicitation.message = textAt(document, json::Root, "message");
    if (textAt(document, json::Root, "mode") == "url") {
        elicitation.url = textAt(document, json::Root, "url");
        return elicitation.isUrl() ? Result<Elicitation>(elicitation)
                                   : unanswerable(u"it names no URL"_s);
    }
    const auto schema = document.find(json::Root, "requestedSchema");
    if (!schema || document.type(*schema) != Type::Object) {
        return unanswerable(u"it has no schema of the answer"_s);
    }
    elicitation.schema = document.spelling(*schema);
    const auto properties = document.find(*schema, "properties");
    const auto required = document.find(*schema, "required");
    for (auto property = properties ? document.firstChild(*properties) : std::nullopt; property;
         property = document.nextSibling(*property)) {
        ElicitationField field = fieldOf(document, *property);
        field.isRequired = isListed(document, required, field.name);
        elicitation.fields.push_back(std::move(field));
    }
    return elicitation;
}

Result<std::string> contentFromDefaults(const Elicitation& elicitation) {
    std::vector<JsonMember> members;
    for (const ElicitationField& field : elicitation.fields) {
        if (!field.defaultValue.empty()) {
            members.push_back({field.name, field.defaultValue});
        } else if (field.isRequired) {
            return unanswerable(
                u"the schema has no default for \"%1\""_s.arg(QString::fromStdString(field.name)));
        }
    }
    Result<std::string> content = withMembers({}, members, "the schema's defaults");
    if (content) {
        if (const Result<void> kept = checkContent(elicitation, *content); !kept) {
            return tl::unexpected(kept.error());
        }
    }
    return content;
}

Result<void> checkContent(const Elicitation& elicitation, std::string_view content) {
    const auto schema = json::OwnedDocument::parse(elicitation.schema);
    const auto instance = json::OwnedDocument::parse(std::string(content));
    if (!instance || (*instance)->document().type(json::Root) != Type::Object) {
        return unanswerable(u"the content is no JSON object"_s);
    }
    if (!schema) {
        return unanswerable(u"it has no schema of the answer"_s);
    }
    const schema::Outcome outcome =
        schema::Evaluator().evaluate(schema::Schema::compile(*schema), (*instance)->document());
    if (outcome.verdict != schema::Verdict::Breached) {
        return {};
    }
    const schema::Breach& breach = outcome.breaches.front();
    return unanswerable(
        breach.instance.pointer.empty()
            ? breach.message
            : u"%1: %2"_s.arg(QString::fromStdString(breach.instance.pointer), breach.message));
}

std::string acceptedElicitation(std::string_view content) {
    return content.empty() ? R"({"action":"accept"})"
                           : R"({"action":"accept","content":)" + std::string(content) + "}";
}

} // namespace muscope
