// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/json_mirror_rule.h"

#include "core/json/comparer.h"
#include "core/json/parser.h"
#include "core/receipt/rules/json_strings.h"

namespace muscope {

namespace {

void appendValue(const json::Document& document, json::NodeId node, std::string& into) {
    if (document.type(node) != json::Type::String) {
        into.append(document.spelling(node));
        return;
    }
    into.push_back('"');
    appendReversedSpelling(document.stringSpelling(node), into);
    into.push_back('"');
}

// {k[::-1]: v[::-1] if isinstance(v, str) else v for k, v in node.items()}, without its brackets
void appendMembers(const json::Document& document, json::NodeId object, std::string& into) {
    const char* comma = "";
    for (auto member = document.firstChild(object); member;
         member = document.nextSibling(*member)) {
        into.append(comma).append("\"");
        appendReversedSpelling(document.keySpelling(*member), into);
        into.append("\":");
        appendValue(document, *member, into);
        comma = ",";
    }
}

// What the producer writes of an object; of names given twice the last counts.
std::string asProduced(const json::Document& document) {
    std::string text = "{";
    appendMembers(document, json::Root, text);
    const auto content = document.find(json::Root, "content");
    if (content && document.type(*content) == json::Type::Object) {
        text.append(",\"tnemtnc\":{");
        appendMembers(document, *content, text);
        text.push_back('}');
    }
    const auto tools = document.find(json::Root, "tools");
    if (tools && document.type(*tools) == json::Type::Array) {
        text.append(",\"sloot\":[");
        const char* comma = "";
        for (auto tool = document.firstChild(*tools); tool; tool = document.nextSibling(*tool)) {
            text.append(comma);
            appendValue(document, *tool, text);
            comma = ",";
        }
        text.push_back(']');
    }
    return text + "}";
}

} // namespace

void JsonMirrorRule::appendReceipt(std::string_view text, std::string& into) const {
    json::Parser parser;
    if (const auto parsed = parser.parse(text)) {
        appendReversedStrings(**parsed, JsonPart::KeysAndStrings, into);
    }
}

const char* JsonMirrorRule::refusal(std::string_view text) const {
    json::Parser parser;
    const bool isContainer = looksLikeContainer(text) && parser.parse(text).has_value();
    return isContainer ? nullptr : "it mirrors a JSON object or array, and this is none";
}

void JsonMirrorRule::appendTurnedBack(std::string_view body, std::string& into) const {
    appendReceipt(body, into); // it undoes itself
}

bool JsonMirrorRule::matches(std::string_view subject, std::string_view body) const {
    if (subject.size() != body.size()) {
        return false;
    }
    std::string turned;
    appendTurnedBack(body, turned);
    return turned == subject;
}

MatchLevel JsonMirrorRule::otherMatch(std::string_view subject, std::string_view body) const {
    json::Parser subjectParser;
    json::Parser bodyParser;
    json::Parser producedParser;
    const auto parsedSubject = subjectParser.parse(subject);
    const auto parsedBody = bodyParser.parse(body);
    if (!parsedSubject || !parsedBody || (*parsedSubject)->type(json::Root) != json::Type::Object) {
        return MatchLevel::None;
    }
    const std::string produced = asProduced(**parsedSubject);
    const auto parsedProduced = producedParser.parse(produced);
    json::Comparer comparer;
    const bool isSame =
        parsedProduced &&
        comparer.compare(**parsedBody, json::Root, **parsedProduced, json::Root).isEqual();
    return isSame ? MatchLevel::Lossy : MatchLevel::None;
}

bool JsonMirrorRule::isForm(std::string_view body) const {
    return looksLikeContainer(body);
}

} // namespace muscope
