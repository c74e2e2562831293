// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// One of the values a field offers: JSON text, and what a person is shown for it.
struct ElicitationChoice {
    std::string value;
    std::string title;

    bool operator==(const ElicitationChoice&) const = default;
};

// A field of the form that a server asks to be filled in.
struct ElicitationField {
    std::string name;
    std::string title; // the name where the schema has none
    std::string description;
    std::string type;         // string, number, integer, boolean, array; empty: not said
    std::string defaultValue; // JSON text; empty: none
    std::vector<ElicitationChoice> choices;
    bool isRequired = false;
};

// What a server asks of a person: elicitation/create in the forms of all revisions (2025-11-25,
// client/elicitation).
struct Elicitation {
    std::string message;
    std::string url;    // of a question that is answered there, outside of the protocol
    std::string schema; // JSON text of an object; empty: none
    std::vector<ElicitationField> fields;

    [[nodiscard]] bool isUrl() const { return !url.empty(); }
};

// params: JSON text. Fails where there is no form that could be filled in.
[[nodiscard]] Result<Elicitation> elicitationOf(std::string_view params);

// The content that the schema's defaults make. Fails where a required field has none, or a default
// breaks the schema.
[[nodiscard]] Result<std::string> contentFromDefaults(const Elicitation& elicitation);

// Whether content, JSON text of an object, keeps to the schema. The failure names the field.
[[nodiscard]] Result<void> checkContent(const Elicitation& elicitation, std::string_view content);

// The result that accepts with that content; with none for a URL.
[[nodiscard]] std::string acceptedElicitation(std::string_view content);

} // namespace muscope
