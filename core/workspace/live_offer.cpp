// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/live_offer.h"

#include "core/base/utf8_text.h"
#include "core/json/parser.h"
#include "core/json/string_member.h"
#include "core/json/string_value.h"
#include "core/mcp/parameter_headers.h"

namespace muscope {

namespace {

void appendMember(std::string_view key, std::string_view text, std::string& object) {
    if (object.back() != '{') {
        object += ',';
    }
    json::appendQuoted(key, object);
    object += ':';
    json::appendQuoted(text, object);
}

// A prompt lists its arguments, all of them strings.
std::string schemaOfPrompt(const json::Document& prompt) {
    std::string properties = "{";
    std::string required;
    const auto arguments = prompt.find(json::Root, "arguments");
    auto argument = arguments ? prompt.firstChild(*arguments) : std::nullopt;
    for (; argument; argument = prompt.nextSibling(*argument)) {
        const std::string name = json::stringMember(prompt, *argument, "name");
        if (name.empty()) {
            continue;
        }
        properties += properties.size() > 1 ? "," : "";
        json::appendQuoted(name, properties);
        std::string property = "{";
        appendMember("type", "string", property);
        appendMember("title", json::stringMember(prompt, *argument, "title"), property);
        appendMember("description", json::stringMember(prompt, *argument, "description"), property);
        properties += ':' + property + '}';
        const auto isRequired = prompt.find(*argument, "required");
        if (isRequired && prompt.type(*isRequired) == json::Type::True) {
            required += required.empty() ? "" : ",";
            json::appendQuoted(name, required);
        }
    }
    return R"({"type":"object","properties":)" + properties + R"(},"required":[)" + required + "]}";
}

std::string schemaOfAddress(std::string_view address) {
    std::string preset;
    json::appendQuoted(address, preset);
    return R"({"type":"object","properties":{"uri":{"type":"string","default":)" + preset +
           R"(}},"required":["uri"]})";
}

} // namespace

std::string LiveOffer::method() const {
    switch (kind) {
    case ListKind::Tools:
        return "tools/call";
    case ListKind::Prompts:
        return "prompts/get";
    case ListKind::Resources:
    case ListKind::ResourceTemplates:
        break;
    }
    return "resources/read";
}

std::string LiveOffer::params(std::string_view filledIn) const {
    if (kind == ListKind::Resources || kind == ListKind::ResourceTemplates) {
        return std::string(filledIn);
    }
    std::string params = "{";
    appendMember("name", name, params);
    return params + R"(,"arguments":)" + std::string(filledIn) + '}';
}

std::optional<LiveOffer> offerOf(ListKind kind, std::string_view item,
                                 std::optional<Revision> revision) {
    json::Parser parser;
    const auto parsed = parser.parse(item);
    if (!parsed) {
        return std::nullopt;
    }
    const json::Document& document = **parsed;
    LiveOffer offer;
    offer.kind = kind;
    const std::string name = json::stringMember(document, json::Root, "name");
    const std::string title = json::stringMember(document, json::Root, "title");
    offer.title = toText(title.empty() ? name : title);
    offer.description = toText(json::stringMember(document, json::Root, "description"));
    switch (kind) {
    case ListKind::Tools: {
        offer.name = name;
        const auto schema = document.find(json::Root, "inputSchema");
        offer.schema = schema ? std::string(document.spelling(*schema)) : "{}";
        if (revision && isModern(*revision)) {
            const auto headers = parameterHeadersOf(item);
            offer.refusal = headers ? QString() : headers.error().message;
        }
        break;
    }
    case ListKind::Prompts:
        offer.name = name;
        offer.schema = schemaOfPrompt(document);
        break;
    case ListKind::Resources:
        offer.name = json::stringMember(document, json::Root, "uri");
        offer.schema = schemaOfAddress(offer.name);
        break;
    case ListKind::ResourceTemplates:
        offer.name = json::stringMember(document, json::Root, "uriTemplate");
        offer.schema = schemaOfAddress(offer.name);
        break;
    }
    return offer.name.empty() ? std::nullopt : std::optional(std::move(offer));
}

} // namespace muscope
