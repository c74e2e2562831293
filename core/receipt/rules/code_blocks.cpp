// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/code_blocks.h"

#include "core/json/parser.h"
#include "core/receipt/reversed_compare.h"
#include "core/receipt/rules/json_strings.h"
#include "core/receipt/rules/text_units.h"

#include <algorithm>
#include <array>
#include <set>

namespace muscope {

namespace {

bool isOfName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool isKept(std::string_view name) {
    static constexpr std::array<std::string_view, 64> Kept{
        "False",  "None",     "True",  "and",    "any",    "as",       "assert", "async",
        "await",  "bool",     "break", "class",  "const",  "continue", "def",    "del",
        "dict",   "elif",     "else",  "except", "f",      "false",    "float",  "for",
        "from",   "function", "if",    "import", "in",     "int",      "is",     "lambda",
        "len",    "let",      "list",  "map",    "max",    "min",      "new",    "nonlocal",
        "not",    "null",     "open",  "or",     "pass",   "print",    "raise",  "range",
        "return", "round",    "self",  "set",    "sorted", "str",      "sum",    "super",
        "true",   "try",      "tuple", "type",   "var",    "while",    "with",   "yield"};
    return std::binary_search(Kept.begin(), Kept.end(), name);
}

using Names = std::set<std::string_view>;

bool isImport(std::string_view line) {
    line = trimmedText(line);
    return line.starts_with("import ") || line.starts_with("from ");
}

// Calls piece(text, isName, before) for names and for what lies between.
template <typename Piece>
void forNames(std::string_view line, Piece piece) {
    std::size_t at = 0;
    while (at != line.size()) {
        const bool isName = isOfName(line[at]);
        std::size_t end = at;
        while (end != line.size() && isOfName(line[end]) == isName) {
            ++end;
        }
        piece(line.substr(at, end - at), isName, at == 0 ? ' ' : line[at - 1]);
        at = end;
    }
}

Names importedNames(std::span<const std::string_view> lines) {
    Names names;
    for (const std::string_view line : lines) {
        if (isImport(line)) {
            forNames(line, [&names](std::string_view text, bool isName, char) {
                if (isName) {
                    names.insert(text);
                }
            });
        }
    }
    return names;
}

void appendIdentifiers(std::string_view line, const Names& imported, std::string& into) {
    if (isImport(line)) {
        into.append(line);
        return;
    }
    const std::size_t comment = std::min(line.find("# "), line.size());
    forNames(line.substr(0, comment), [&](std::string_view text, bool isName, char before) {
        const bool isNumber = isName && isAsciiDigit(text.front()) && isAsciiDigit(text.back());
        if (!isName || isNumber || before == '.' || isKept(text) || imported.contains(text)) {
            into.append(text);
        } else {
            appendReversed(text, into);
        }
    });
    if (comment != line.size()) {
        into.append("# ");
        appendReversed(line.substr(comment + 2), into);
    }
}

// "key": and 'key': with the text between the quotes reversed.
void appendDictionaryKeys(std::string_view line, std::string& into) {
    while (!line.empty()) {
        const std::size_t open = line.find_first_of("\"'");
        if (open == std::string_view::npos) {
            break;
        }
        const std::size_t close = line.find(line[open], open + 1);
        if (close == std::string_view::npos) {
            break;
        }
        into.append(line.substr(0, open + 1));
        const std::string_view inner = line.substr(open + 1, close - open - 1);
        const bool isKey = line.substr(close + 1).starts_with(':');
        (isKey ? &appendReversed : &appendForward)(inner, into);
        into.push_back(line[close]);
        line.remove_prefix(close + 1);
    }
    into.append(line);
}

// False where the block is no JSON.
bool addJsonNames(std::span<const std::string_view> lines, std::vector<std::string>& into) {
    std::string text;
    for (const std::string_view line : lines) {
        text.append(line).push_back('\n');
    }
    json::Parser parser;
    const auto parsed =
        looksLikeContainer(text) ? parser.parse(text) : tl::unexpected(json::ParseError{});
    if (!parsed) {
        return false;
    }
    const bool isSchema = text.find("\"properties\"") != std::string::npos;
    std::string result;
    appendReversedStrings(**parsed, isSchema ? JsonPart::SchemaKeys : JsonPart::Keys, result);
    result.pop_back(); // the line end that was added
    for (const std::string_view line : linesOf(result)) {
        into.emplace_back(line);
    }
    return true;
}

} // namespace

void addReversedPropertyNames(std::string_view language, std::span<const std::string_view> lines,
                              std::vector<std::string>& into) {
    if (language == "json" && addJsonNames(lines, into)) {
        return;
    }
    for (const std::string_view line : lines) {
        appendDictionaryKeys(line, into.emplace_back());
    }
}

void addReversedIdentifiers(std::string_view language, std::span<const std::string_view> lines,
                            std::vector<std::string>& into) {
    if (language == "json" && addJsonNames(lines, into)) {
        return;
    }
    const Names imported = importedNames(lines);
    for (const std::string_view line : lines) {
        appendIdentifiers(line, imported, into.emplace_back());
    }
}

void addForwardLines(std::string_view /*language*/, std::span<const std::string_view> lines,
                     std::vector<std::string>& into) {
    into.insert(into.end(), lines.begin(), lines.end());
}

} // namespace muscope
