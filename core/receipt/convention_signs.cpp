// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/convention_signs.h"

#include "core/json/parser.h"
#include "core/receipt/rules/json_strings.h"
#include "core/receipt/rules/structured_text.h"
#include "core/receipt/rules/text_units.h"

#include <algorithm>
#include <array>
#include <vector>

namespace muscope {

namespace {

// Words that front matter and headings hold, reversed.
constexpr std::array ReversedWords{
    "noisrev_lmam",  "di",           "epyt",         "nigiro",       "seriuqer",
    "snoissimrep",   "noitacifirev", "ta_detaerc",   "eltit",        "amehcs",
    "txetnoc",       "ytiruces",     "pmatsemit",    "noisrev",      "rohtua",
    "noitpyrcne",    "sgat",         "sloot",        "loot",         "stnemugra",
    "tnetnI",        "txetnoC",      "tnetnoC",      "skcolB_edoC",  "amehcS_tupnI",
    "amehcS_tuptuO", "yrotsiH",      "noitacifireV", "skcolB_tnegA", "esopruP",
    "elor",          "tnetnoc",      "tnemtnc"};

// Words that a text of any length holds.
constexpr std::array StopWords{"the", "a", "of", "to", "and", "is", "in", "for"};

template <typename Words>
bool isAmong(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool hasReversedKey(const StructuredText& text) {
    if (!text.frontMatter) {
        return false;
    }
    return std::any_of(text.frontMatter->begin(), text.frontMatter->end(), [](auto line) {
        return isAmong(ReversedWords, line.substr(0, line.find(':')));
    });
}

bool hasReversedHeading(const StructuredText& text) {
    return std::any_of(text.sections.begin() + 1, text.sections.end(), [](const auto& section) {
        return isAmong(ReversedWords, trimmedText(*section.heading));
    });
}

bool hasFrontMatterLine(const StructuredText& text, std::string_view begin) {
    return text.frontMatter && std::any_of(text.frontMatter->begin(), text.frontMatter->end(),
                                           [begin](auto line) { return line.starts_with(begin); });
}

// How much a word, reversed, looks like the first of a sentence: it ends in a capital, or is one
// that sentences seldom end in.
int firstness(std::string_view word) {
    std::string turned;
    appendReversedWords(word, turned);
    const bool isCapital = turned.front() >= 'A' && turned.front() <= 'Z';
    return (isCapital ? 1 : 0) + (isAmong(StopWords, turned) ? 1 : 0) -
           (turned.ends_with('.') ? 1 : 0);
}

// Whether the words of its prose stand in the order of sentences, each reversed.
bool isWordOrderKept(const StructuredText& text) {
    int score = 0;
    for (const auto& section : text.sections) {
        for (const std::string_view line : section.lines) {
            const auto words = wordsIn(line);
            if (words.size() > 1) {
                score += firstness(words.front()) - firstness(words.back());
            }
        }
    }
    return score > 0;
}

std::optional<LikelyConvention> recogniseDocument(const StructuredText& text,
                                                  std::string_view body) {
    if (hasFrontMatterLine(text, "mu_version:")) {
        return LikelyConvention{"number-list", "its front matter has mu_version"};
    }
    if (hasFrontMatterLine(text, "schema: dunes.mu.v")) {
        return LikelyConvention{"identifiers", "its front matter names the schema dunes.mu"};
    }
    if (hasFrontMatterLine(text, "schema: ") && body.find(".mu.v") != std::string_view::npos) {
        return LikelyConvention{"property-names", "its front matter names a schema of receipts"};
    }
    if (hasFrontMatterLine(text, "type: shutdown_script")) {
        return LikelyConvention{"shutdown", "its front matter has type: shutdown_script"};
    }
    if (body.find("MAML_WORKFLOW_REVERSE") != std::string_view::npos) {
        return LikelyConvention{"yaml-lines", "it has a section MAML_WORKFLOW_REVERSE"};
    }
    if (!hasReversedKey(text) && !hasReversedHeading(text)) {
        return std::nullopt;
    }
    if (body.find("```") != std::string_view::npos && body.find("\nimport ") != body.npos) {
        return LikelyConvention{"forward-code", "its headings are reversed and its code is not"};
    }
    if (hasFrontMatterLine(text, "type: receipt") || isWordOrderKept(text)) {
        // Where runs are reversed a full stop stays behind its word.
        const bool isPunctuationKept =
            body.find(".\n") != body.npos && body.find(" .") == body.npos;
        return isPunctuationKept ? LikelyConvention{"runs", "reversed words, punctuation in place"}
                                 : LikelyConvention{"words", "reversed words and type: receipt"};
    }
    return LikelyConvention{"lines", "its front matter or headings are reversed"};
}

bool isReversedJson(std::string_view body) {
    json::Parser parser;
    const auto parsed = parser.parse(body);
    if (!parsed) {
        return false;
    }
    for (std::uint32_t index = 1; index < (*parsed)->nodeCount(); ++index) {
        if (isAmong(ReversedWords, (*parsed)->keySpelling(json::NodeId{index}))) {
            return true;
        }
    }
    return false;
}

} // namespace

std::optional<LikelyConvention> recognise(std::string_view text, std::string_view body,
                                          bool hasHeader) {
    const StructuredText structured = takeApart(body);
    if (auto document = recogniseDocument(structured, body)) {
        return document;
    }
    if (looksLikeContainer(body) && isReversedJson(body)) {
        return LikelyConvention{"json-mirror", "it is JSON whose names are reversed words"};
    }
    if (body.find("\nOriginal:") != std::string_view::npos && hasHeader) {
        return LikelyConvention{"labelled-pair", "it has a label Original"};
    }
    if (text.find("## Receipt\n```") != std::string_view::npos) {
        return LikelyConvention{"inline", "its Receipt section holds a fenced block"};
    }
    if (hasHeader) {
        return LikelyConvention{"utf16-units", "it has a line ## Receipt"};
    }
    if (trimmedText(body).ends_with("---") && body.find(" ##\n") != std::string_view::npos) {
        return LikelyConvention{"code-points", "it ends as a document begins"};
    }
    return std::nullopt;
}

} // namespace muscope
