// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/canonical.h"
#include "core/json/comparer.h"
#include "core/json/duplicate_keys.h"
#include "core/json/parser.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

// Any bytes: one text, or two parted by the byte 0x1e. A canonical form is JSON, says the same, and
// is its own canonical form; two texts have one form when they are equal, and only then.

namespace {

using namespace muscope;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

std::string canonical(const json::Document& document) {
    std::string text;
    json::appendCanonical(document, json::Root, text);
    return text;
}

// The first as a store holds it, without repeated keys.
bool areEqual(const json::Document& first, const json::Document& second) {
    json::Comparer comparer;
    return comparer.compare(first, json::Root, second, json::Root).isEqual();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t cut = input.find('\x1e');
    const std::string firstText(input.substr(0, cut));
    const std::string secondText(cut == std::string_view::npos ? std::string_view()
                                                               : input.substr(cut + 1));
    json::Parser firstParser;
    const auto first = firstParser.parse(firstText);
    if (!first) {
        return 0;
    }
    const std::string form = canonical(**first);
    if ((*first)->firstInvalidUtf8()) {
        return 0;
    }
    json::Parser formParser;
    const auto read = formParser.parse(form);
    require(read && !(*read)->firstInvalidUtf8());
    require(canonical(**read) == form);
    require(areEqual(**read, **first));
    require(!json::DuplicateKeys().findIn(**read));
    json::Parser secondParser;
    const auto second = secondParser.parse(secondText);
    if (second && !(*second)->firstInvalidUtf8()) {
        require((canonical(**second) == form) == areEqual(**read, **second));
    }
    return 0;
}
