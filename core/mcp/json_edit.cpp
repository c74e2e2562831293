// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/json_edit.h"

#include "core/json/parser.h"
#include "core/json/string_value.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

using json::Document;
using json::NodeId;
using json::Type;

Result<Document> parsedObject(std::string_view text, std::string_view what) {
    json::Parser parser;
    const auto parsed = parser.parse(text);
    const auto name = QString::fromUtf8(what.data(), static_cast<qsizetype>(what.size()));
    if (!parsed) {
        return failure(ErrorCode::InvalidInput, u"writing %1: no JSON at byte %2: %3"_s.arg(
                                                    name, QString::number(parsed.error().offset),
                                                    QLatin1StringView(parsed.error().message)));
    }
    if ((*parsed)->type(json::Root) != Type::Object) {
        return failure(ErrorCode::InvalidInput, u"writing %1: no JSON object"_s.arg(name));
    }
    return parser.takeDocument();
}

bool isAmong(const std::vector<JsonMember>& members, std::string_view key) {
    return std::any_of(members.begin(), members.end(),
                       [key](const JsonMember& member) { return member.key == key; });
}

// The text of that object with members before what is left of its own.
std::string rewritten(const Document& document, NodeId object,
                      const std::vector<JsonMember>& members) {
    std::string text = "{";
    for (const JsonMember& member : members) {
        text += text.size() == 1 ? "" : ",";
        text += quotedJson(member.key) + ":" + member.value;
    }
    std::string scratch;
    for (auto child = document.firstChild(object); child; child = document.nextSibling(*child)) {
        if (isAmong(members, document.decodedKey(*child, scratch))) {
            continue;
        }
        text += text.size() == 1 ? "\"" : ",\"";
        text += document.keySpelling(*child);
        text += "\":";
        text += document.spelling(*child);
    }
    return text + "}";
}

} // namespace

Result<std::string> withMembers(std::string_view object, const std::vector<JsonMember>& members,
                                std::string_view what) {
    const Result<Document> document = parsedObject(object.empty() ? "{}" : object, what);
    if (!document) {
        return tl::unexpected(document.error());
    }
    return members.empty() ? std::string(document->text())
                           : rewritten(*document, json::Root, members);
}

Result<std::string> withMeta(std::string_view params, const std::vector<JsonMember>& members,
                             std::string_view what) {
    const Result<Document> document = parsedObject(params.empty() ? "{}" : params, what);
    if (!document) {
        return tl::unexpected(document.error());
    }
    const auto meta = document->find(json::Root, "_meta");
    if (!meta) {
        const Result<std::string> own = withMembers({}, members, what);
        return rewritten(*document, json::Root, {{"_meta", *own}});
    }
    if (document->type(*meta) != Type::Object) {
        const auto name = QString::fromUtf8(what.data(), static_cast<qsizetype>(what.size()));
        return failure(ErrorCode::InvalidInput, u"writing %1: _meta is no JSON object"_s.arg(name));
    }
    std::vector<JsonMember> missing;
    std::copy_if(members.begin(), members.end(), std::back_inserter(missing),
                 [&](const JsonMember& member) { return !document->find(*meta, member.key); });
    std::string text(document->text().substr(0, document->start(*meta)));
    text += rewritten(*document, *meta, missing);
    text += document->text().substr(document->end(*meta));
    return text;
}

std::string quotedJson(std::string_view text) {
    std::string quoted;
    json::appendQuoted(text, quoted);
    return quoted;
}

} // namespace muscope
