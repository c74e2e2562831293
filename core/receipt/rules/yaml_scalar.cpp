// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/yaml_scalar.h"

#include "core/receipt/rules/front_matter.h"
#include "core/receipt/rules/text_units.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace muscope {

namespace {

// YAML 1.1 as far as front matter has it: integers and decimal fractions.
bool isNumber(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) {
        text.remove_prefix(1);
    }
    const bool isPlain = std::all_of(text.begin(), text.end(), [](char c) {
        return isAsciiDigit(c) || c == '.' || c == '_' || c == 'e' || c == 'E' || c == '+' ||
               c == '-';
    });
    return isPlain && !text.empty() && isAsciiDigit(text.front()) &&
           std::count(text.begin(), text.end(), '.') <= 1 &&
           text.find('-') == std::string_view::npos;
}

bool isWord(std::string_view text) {
    static constexpr std::array<std::string_view, 9> Words{"true", "false", "null", "yes", "no",
                                                           "on",   "off",   "~",    ""};
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::find(Words.begin(), Words.end(), lower) != Words.end();
}

// Whether the text has the form, in which 0 stands for a digit.
bool hasForm(std::string_view text, std::string_view form) {
    return std::equal(text.begin(), text.end(), form.begin(), form.end(), [](char c, char wanted) {
        return wanted == '0' ? isAsciiDigit(c) : c == wanted;
    });
}

constexpr std::string_view DateForm = "0000-00-00";

bool isTime(std::string_view text) {
    if (hasForm(text, DateForm)) {
        return true;
    }
    constexpr std::size_t Seconds = 19;
    return text.size() >= Seconds && hasForm(text.substr(0, DateForm.size()), DateForm) &&
           (text[DateForm.size()] == 'T' || text[DateForm.size()] == ' ') &&
           hasForm(text.substr(DateForm.size() + 1, 8), "00:00:00");
}

void appendTime(std::string_view time, ScalarWay way, std::string& into) {
    if (way == ScalarWay::Write && hasForm(time, "0000-00-00T00:00:00Z")) {
        into.append(time.substr(0, 10)).append(" ").append(time.substr(11, 8)).append("+00:00");
    } else if (way == ScalarWay::TurnBack && hasForm(time, "0000-00-00 00:00:00+00:00")) {
        into.append(time.substr(0, 10)).append("T").append(time.substr(11, 8)).append("Z");
    } else {
        into.append(time);
    }
}

bool isTyped(std::string_view value) {
    return isNumber(value) || isWord(value) || isTime(value);
}

void appendQuoted(std::string_view value, const FrontMatterForm& form, std::string& into) {
    into.push_back(value.front());
    form.value(value.substr(1, value.size() - 2), into);
    into.push_back(value.back());
}

// The items of "[a, b]"; nullopt where it nests or quotes a comma: it is left alone.
std::optional<std::vector<std::string_view>> flowItems(std::string_view list) {
    if (list.size() < 2 || list.back() != ']') {
        return std::nullopt;
    }
    list = list.substr(1, list.size() - 2);
    if (list.find_first_of("[]{}") != std::string_view::npos) {
        return std::nullopt;
    }
    std::vector<std::string_view> items;
    std::string_view rest = list;
    while (!trimmedText(rest).empty()) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        const std::string_view item = trimmedText(rest.substr(0, end));
        const bool isQuoted = item.starts_with('"') || item.starts_with('\'');
        if (item.empty() || (isQuoted && (item.size() < 2 || item.back() != item.front()))) {
            return std::nullopt;
        }
        items.push_back(item);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return items;
}

} // namespace

void appendScalar(std::string_view value, const FrontMatterForm& form, ScalarWay way,
                  std::string& into) {
    if (value.empty() || !form.isTyped) {
        form.value(value, into);
        return;
    }
    const char first = value.front();
    if (isTyped(value)) {
        if (form.isTimeUtc && isTime(value)) {
            appendTime(value, way, into);
        } else {
            into.append(value);
        }
    } else if (value.size() > 1 && (first == '"' || first == '\'') && value.back() == first) {
        appendQuoted(value, form, into);
    } else if (first == '[') {
        const auto items = flowItems(value);
        if (!items) {
            into.append(value);
            return;
        }
        into.push_back('[');
        for (auto item = items->rbegin(); item != items->rend(); ++item) {
            into.append(item == items->rbegin() ? "" : ", ");
            appendScalar(*item, form, way, into);
        }
        into.push_back(']');
    } else if (std::string_view("{&*!|>%@`").find(first) != std::string_view::npos) {
        into.append(value);
    } else {
        form.value(value, into);
    }
}

} // namespace muscope
