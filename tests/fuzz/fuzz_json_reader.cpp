// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/comparer.h"
#include "core/json/parser.h"
#include "core/json/pointer.h"
#include "core/json/text_position.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

// Any bytes: one document, or two parted by the byte 0x1e. What is read must hang together, a
// document must equal itself, and of two the answer must not depend on which is asked first.

namespace {

using namespace muscope;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

bool hasDuplicateKeys(const json::Document& document) {
    // A repeated key is found at another place than it is met.
    for (std::uint32_t index = 0; index < document.nodeCount(); ++index) {
        const json::NodeId node{index};
        if (document.type(node) != json::Type::Object || document.childCount(node) > 64) {
            continue;
        }
        for (auto member = document.firstChild(node); member;
             member = document.nextSibling(*member)) {
            if (document.find(node, document.decodedKey(*member)) != member) {
                return true;
            }
        }
    }
    return false;
}

void walk(const json::Document& document) {
    std::size_t children = 0;
    for (std::uint32_t index = 0; index < document.nodeCount(); ++index) {
        const json::NodeId node{index};
        require(document.end(node) <= document.text().size());
        require(!document.spelling(node).empty());
        (void)document.decodedKey(node);
        if (document.type(node) == json::Type::String) {
            require(document.decodedString(node).size() <= document.stringSpelling(node).size());
        }
        std::size_t count = 0;
        for (auto child = document.firstChild(node); child; child = document.nextSibling(*child)) {
            require(document.start(*child) > document.start(node));
            ++count;
        }
        require(count == document.childCount(node));
        children += count;
    }
    require(children + 1 == document.nodeCount());
    const json::NodeId last{document.nodeCount() - 1};
    (void)json::pointerTo(document, last);
    require(json::positionAt(document.text(), document.start(last)).line >= 1);
}

void compare(const json::Document& first, const json::Document& second) {
    json::Comparer comparer;
    const auto forth = comparer.compare(first, json::Root, second, json::Root);
    const auto back = comparer.compare(second, json::Root, first, json::Root);
    const bool isClear = first.nodeCount() + second.nodeCount() < 2000 &&
                         !hasDuplicateKeys(first) && !hasDuplicateKeys(second);
    require(!isClear || forth.isEqual() == back.isEqual());
    if (forth.difference) {
        (void)json::pointerTo(first, json::Root, second, *forth.difference);
    }
    const auto lossy =
        comparer.compare(first, json::Root, second, json::Root, json::Halves::Forgiven);
    require(!forth.isEqual() || lossy.isEqual());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t cut = input.find('\x1e');
    // Texts of their own size, so that reading past the end is seen.
    const std::string firstText(input.substr(0, cut));
    const std::string secondText(cut == std::string_view::npos ? std::string_view()
                                                               : input.substr(cut + 1));
    json::Parser firstParser;
    json::Parser secondParser;
    const auto first = firstParser.parse(firstText);
    if (!first) {
        require(first.error().offset <= firstText.size());
        return 0;
    }
    walk(**first);
    json::Comparer comparer;
    require(comparer.compare(**first, json::Root, **first, json::Root).isEqual());
    if (const auto second = secondParser.parse(secondText)) {
        compare(**first, **second);
    }
    return 0;
}
