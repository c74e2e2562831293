// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/json_strings.h"

#include "core/receipt/rules/text_units.h"

#include <algorithm>
#include <vector>

namespace muscope {

namespace {

constexpr std::size_t EscapeSize = 6; // "\uXXXX"

bool isSurrogate(std::string_view text, std::string_view firstDigits) {
    return text.size() >= EscapeSize && text.starts_with("\\u") &&
           (text[2] == 'd' || text[2] == 'D') &&
           firstDigits.find(text[3]) != std::string_view::npos;
}

// The length in bytes of the unit at the front.
std::size_t unitSize(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    std::size_t size = 1;
    if (lead == '\\' && text.size() > 1) {
        const bool isPair = isSurrogate(text, "89abAB") && text.size() >= 2 * EscapeSize &&
                            isSurrogate(text.substr(EscapeSize), "cdefCDEF");
        size = isPair ? 2 * EscapeSize : text[1] == 'u' ? EscapeSize : 2;
    } else if (lead >= 0xc0U) {
        while (size < 4 && size < text.size() &&
               (static_cast<unsigned char>(text[size]) & 0xc0U) == 0x80U) {
            ++size;
        }
    }
    return std::min(size, text.size());
}

} // namespace

void appendReversedSpelling(std::string_view spelling, std::string& into) {
    std::vector<std::string_view> units;
    while (!spelling.empty()) {
        const std::size_t size = unitSize(spelling);
        units.push_back(spelling.substr(0, size));
        spelling.remove_prefix(size);
    }
    std::for_each(units.rbegin(), units.rend(),
                  [&into](std::string_view unit) { into.append(unit); });
}

void appendReversedStrings(const json::Document& document, JsonPart part, std::string& into) {
    const std::string_view text = document.text();
    std::size_t copied = 0;
    const auto reverse = [&](std::string_view spelling) {
        const auto begin = static_cast<std::size_t>(spelling.data() - text.data());
        into.append(text.substr(copied, begin - copied));
        appendReversedSpelling(spelling, into);
        copied = begin + spelling.size();
    };
    std::vector<bool> isProperty(document.nodeCount(), part != JsonPart::SchemaKeys);
    for (std::uint32_t index = 0; index != document.nodeCount(); ++index) {
        const json::NodeId node{index};
        if (isProperty[index] && !document.keySpelling(node).empty()) {
            reverse(document.keySpelling(node));
        }
        if (part == JsonPart::KeysAndStrings && document.type(node) == json::Type::String) {
            reverse(document.stringSpelling(node));
        }
        if (part == JsonPart::SchemaKeys && document.type(node) == json::Type::Object &&
            document.keySpelling(node) == "properties" && !isProperty[index]) {
            for (auto child = document.firstChild(node); child;
                 child = document.nextSibling(*child)) {
                isProperty[json::indexOf(*child)] = true;
            }
        }
    }
    into.append(text.substr(copied));
}

bool looksLikeContainer(std::string_view text) {
    text = trimmedText(text);
    return text.size() > 1 && ((text.front() == '{' && text.back() == '}') ||
                               (text.front() == '[' && text.back() == ']'));
}

} // namespace muscope
