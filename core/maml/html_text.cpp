// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/html_text.h"

#include "core/json/string_value.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::string_view Replacement = "\xEF\xBF\xBD";

void appendWithoutNul(std::string& into, std::string_view text) {
    for (std::size_t nul = text.find('\0'); nul != std::string_view::npos; nul = text.find('\0')) {
        into += text.substr(0, nul);
        into += Replacement;
        text.remove_prefix(nul + 1);
    }
    into += text;
}

std::string_view escapeOf(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return "&#39;";
    }
}

} // namespace

std::string escapedHtml(std::string_view text) {
    std::string html;
    html.reserve(text.size() + text.size() / 8);
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find_first_of("&<>\"'"), text.size());
        html += text.substr(0, plain);
        text.remove_prefix(plain);
        if (!text.empty()) {
            html += escapeOf(text.front());
            text.remove_prefix(1);
        }
    }
    return html;
}

std::string validUtf8(std::string_view text) {
    std::string valid;
    valid.reserve(text.size());
    while (!text.empty()) {
        const std::size_t bad = json::firstInvalidUtf8(text).value_or(text.size());
        appendWithoutNul(valid, text.substr(0, bad));
        text.remove_prefix(bad);
        if (!text.empty()) {
            valid += Replacement;
            text.remove_prefix(1);
        }
    }
    return valid;
}

} // namespace muscope
