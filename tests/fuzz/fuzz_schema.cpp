// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/evaluator.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

// Any bytes: a schema, the byte 0x1e, a value; without that byte the schema is the value too. Every
// draft compiles and evaluates it within its limits, twice alike, and the places of all that is
// said lie in the texts; breaches and verdict agree.

namespace {

using namespace muscope;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

void requireInside(const schema::Place& place, const json::Document& document) {
    require(place.offset < document.text().size());
    require(place.pointer.empty() || place.pointer.front() == '/');
}

void check(const std::shared_ptr<const json::OwnedDocument>& text, schema::Draft draft,
           const json::Document& value) {
    const schema::Schema schema = schema::Schema::compile(text, json::Root, draft);
    for (const schema::Unchecked& unchecked : schema.unchecked()) {
        requireInside(unchecked.schema, text->document());
        require(!unchecked.reason.isEmpty());
    }
    schema::Limits limits;
    limits.steps = 20'000;
    limits.breaches = 5;
    const schema::Outcome outcome = schema::Evaluator(limits).evaluate(schema, value);
    require(outcome.breaches.size() <= limits.breaches);
    require(outcome.breaches.empty() == (outcome.verdict != schema::Verdict::Breached));
    require(outcome.isComplete || outcome.verdict != schema::Verdict::Holds);
    for (const schema::Breach& breach : outcome.breaches) {
        requireInside(breach.instance, value);
        requireInside(breach.schema, text->document());
        require(!breach.message.isEmpty());
    }
    for (const schema::Unchecked& unchecked : outcome.unchecked) {
        requireInside(unchecked.schema, text->document());
    }
    const schema::Outcome again = schema::Evaluator(limits).evaluate(schema, value);
    require(again.verdict == outcome.verdict && again.breaches == outcome.breaches &&
            again.unchecked == outcome.unchecked);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t cut = input.find('\x1e');
    const auto text = json::OwnedDocument::parse(std::string(input.substr(0, cut)));
    if (!text) {
        return 0;
    }
    const auto value = cut == std::string_view::npos
                           ? text
                           : json::OwnedDocument::parse(std::string(input.substr(cut + 1)));
    if (!value) {
        return 0;
    }
    check(*text, schema::Draft::Undeclared, (*value)->document());
    check(*text, schema::Draft::Draft07, (*value)->document());
    check(*text, schema::Draft::Draft2020, (*value)->document());
    return 0;
}
