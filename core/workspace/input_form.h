// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/owned_document.h"
#include "core/schema/schema.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muscope {

// One member of an object that a person fills in.
struct InputField {
    enum class Kind : unsigned char { Text, Integer, Number, Boolean, Choice, Json };
    struct Choice {
        std::string value; // JSON text
        QString title;
    };

    std::string name;
    QString title; // the name where the schema has no other
    QString hint;  // description and limits
    Kind kind = Kind::Json;
    bool isRequired = false;
    std::string preset;          // JSON text of the default; empty: none
    std::vector<Choice> choices; // of a Choice
};

// The members of an object, each with its JSON text, in the order they are written.
using InputValues = std::vector<std::pair<std::string, std::string>>;

// What a JSON Schema of an object (a tool's inputSchema, an elicitation's requestedSchema) wants to
// be filled in. What it says beyond simple members is left to JSON text and to check(). Immutable.
class InputForm final {
public:
    // Of a text that is no schema of an object a form without fields.
    [[nodiscard]] static InputForm read(std::string_view schema);

    [[nodiscard]] const std::vector<InputField>& fields() const { return m_fields; }

    // The object of all defaults, as JSON text.
    [[nodiscard]] std::string defaults() const;
    // What is wrong with the JSON text of an object, a sentence each; empty: it may be sent.
    [[nodiscard]] QStringList check(std::string_view object) const;

private:
    std::vector<InputField> m_fields;
    std::shared_ptr<const json::OwnedDocument> m_text; // null: no schema
    std::optional<schema::Schema> m_schema;
};

// An object of these members, as JSON text; and the members of such a text, nullopt where it is no
// object.
[[nodiscard]] std::string objectOf(const InputValues& values);
[[nodiscard]] std::optional<InputValues> valuesOf(std::string_view object);

} // namespace muscope
