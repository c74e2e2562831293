// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/input_form.h"

#include "core/base/utf8_text.h"
#include "core/json/string_value.h"
#include "core/schema/evaluator.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::size_t MostFields = 200;
constexpr std::size_t MostChoices = 500;
constexpr std::size_t MostHintedChoices = 20;

using json::Document;
using json::NodeId;
using json::Type;

std::optional<std::string> stringIn(const Document& document, NodeId object, std::string_view key) {
    const auto node = document.find(object, key);
    return node && document.type(*node) == Type::String
               ? std::optional(document.decodedString(*node))
               : std::nullopt;
}

template <typename Take>
void eachChild(const Document& document, NodeId parent, std::size_t limit, Take take) {
    auto child = document.firstChild(parent);
    for (std::size_t count = 0; child && count < limit; ++count) {
        take(*child);
        child = document.nextSibling(*child);
    }
}

QString titleOf(const Document& document, NodeId value) {
    return toText(document.type(value) == Type::String ? document.decodedString(value)
                                                       : std::string(document.spelling(value)));
}

// enum with enumNames beside it (2025-06-18), or oneOf or anyOf of const and title (2025-11-25).
std::vector<InputField::Choice> choicesOf(const Document& document, NodeId schema) {
    std::vector<InputField::Choice> choices;
    if (const auto values = document.find(schema, "enum");
        values && document.type(*values) == Type::Array) {
        eachChild(document, *values, MostChoices, [&](NodeId value) {
            choices.push_back({std::string(document.spelling(value)), titleOf(document, value)});
        });
        const auto names = document.find(schema, "enumNames");
        if (names && document.type(*names) == Type::Array) {
            std::size_t place = 0;
            eachChild(document, *names, choices.size(),
                      [&](NodeId name) { choices[place++].title = titleOf(document, name); });
        }
        return choices;
    }
    const auto one = document.find(schema, "oneOf");
    const auto options = one ? one : document.find(schema, "anyOf");
    if (!options || document.type(*options) != Type::Array) {
        return choices;
    }
    bool isChoice = true;
    eachChild(document, *options, MostChoices, [&](NodeId option) {
        const auto value = document.find(option, "const");
        isChoice = isChoice && value.has_value();
        if (value) {
            const auto title = stringIn(document, option, "title");
            choices.push_back({std::string(document.spelling(*value)),
                               title ? toText(*title) : titleOf(document, *value)});
        }
    });
    if (!isChoice) {
        choices.clear();
    }
    return choices;
}

InputField::Kind kindOf(const Document& document, NodeId schema, const InputField& field) {
    if (!field.choices.empty()) {
        return InputField::Kind::Choice;
    }
    const std::string type = stringIn(document, schema, "type").value_or("");
    return type == "string"    ? InputField::Kind::Text
           : type == "integer" ? InputField::Kind::Integer
           : type == "number"  ? InputField::Kind::Number
           : type == "boolean" ? InputField::Kind::Boolean
                               : InputField::Kind::Json;
}

// What the schema says of a value, as it spells it: "minimum 1, maximum 10".
QString hintOf(const Document& document, NodeId schema) {
    QStringList limits;
    for (const char* keyword :
         {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength",
          "maxLength", "minItems", "maxItems", "pattern", "format"}) {
        if (const auto node = document.find(schema, keyword)) {
            limits += QStringLiteral("%1 %2").arg(QLatin1StringView(keyword),
                                                  titleOf(document, *node).left(200));
        }
    }
    const std::string type = stringIn(document, schema, "type").value_or("");
    if (type == "array" || type == "object") {
        limits.prepend(toText(type));
    }
    if (const auto items = document.find(schema, "items")) {
        std::vector<InputField::Choice> choices = choicesOf(document, *items);
        choices.resize(std::min(choices.size(), MostHintedChoices));
        for (const InputField::Choice& choice : choices) {
            const QString value = toText(choice.value).left(200);
            limits += value.contains(choice.title)
                          ? value
                          : QStringLiteral("%1 (%2)").arg(value, choice.title);
        }
    }
    const QString description =
        toText(stringIn(document, schema, "description").value_or("")).left(1000);
    return description.isEmpty() || limits.isEmpty()
               ? description + limits.join(QStringLiteral(", "))
               : QStringLiteral("%1 (%2)").arg(description, limits.join(QStringLiteral(", ")));
}

InputField fieldOf(const Document& document, NodeId schema) {
    InputField field;
    field.name = document.decodedKey(schema);
    const auto title = stringIn(document, schema, "title");
    field.title = toText(title && !title->empty() ? *title : field.name);
    field.hint = hintOf(document, schema);
    field.choices = choicesOf(document, schema);
    field.kind = kindOf(document, schema, field);
    if (const auto preset = document.find(schema, "default")) {
        field.preset = document.spelling(*preset);
    }
    return field;
}

} // namespace

InputForm InputForm::read(std::string_view schema) {
    InputForm form;
    const auto parsed = json::OwnedDocument::parse(std::string(schema));
    if (!parsed || (*parsed)->document().type(json::Root) != Type::Object) {
        return form;
    }
    form.m_text = *parsed;
    form.m_schema = schema::Schema::compile(form.m_text);
    const Document& document = form.m_text->document();
    const auto properties = document.find(json::Root, "properties");
    if (!properties || document.type(*properties) != Type::Object) {
        return form;
    }
    eachChild(document, *properties, MostFields,
              [&](NodeId property) { form.m_fields.push_back(fieldOf(document, property)); });
    const auto required = document.find(json::Root, "required");
    if (required && document.type(*required) == Type::Array) {
        eachChild(document, *required, MostFields, [&](NodeId name) {
            if (document.type(name) != Type::String) {
                return;
            }
            const std::string wanted = document.decodedString(name);
            for (InputField& field : form.m_fields) {
                field.isRequired = field.isRequired || field.name == wanted;
            }
        });
    }
    return form;
}

std::string InputForm::defaults() const {
    InputValues values;
    for (const InputField& field : m_fields) {
        if (!field.preset.empty()) {
            values.emplace_back(field.name, field.preset);
        }
    }
    return objectOf(values);
}

QStringList InputForm::check(std::string_view object) const {
    json::Parser parser;
    const auto document = parser.parse(object);
    if (!document) {
        return {QStringLiteral("this is no JSON: byte %1: %2")
                    .arg(document.error().offset)
                    .arg(QLatin1StringView(document.error().message))};
    }
    if ((*document)->type(json::Root) != Type::Object) {
        return {QStringLiteral("a JSON object is wanted")};
    }
    QStringList sentences;
    if (m_schema) {
        schema::Limits limits;
        limits.steps = 200'000; // a few milliseconds: a person waits
        const schema::Outcome outcome = schema::Evaluator(limits).evaluate(*m_schema, **document);
        for (const schema::Breach& breach : outcome.breaches) {
            const QString place = toText(breach.instance.pointer).mid(1);
            sentences += place.isEmpty() ? breach.message
                                         : QStringLiteral("%1: %2").arg(place, breach.message);
        }
    }
    return sentences;
}

std::string objectOf(const InputValues& values) {
    std::string text = "{";
    for (const auto& [name, value] : values) {
        if (text.size() > 1) {
            text += ',';
        }
        json::appendQuoted(name, text);
        text += ':';
        text += value;
    }
    return text + '}';
}

std::optional<InputValues> valuesOf(std::string_view object) {
    json::Parser parser;
    const auto document = parser.parse(object);
    if (!document || (*document)->type(json::Root) != Type::Object) {
        return std::nullopt;
    }
    InputValues values;
    eachChild(**document, json::Root, std::string_view::npos, [&](NodeId member) {
        values.emplace_back((*document)->decodedKey(member), (*document)->spelling(member));
    });
    return values;
}

} // namespace muscope
