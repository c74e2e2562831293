// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Evaluates the arguments of tool calls against a schema as workflows have them; the yardstick of
// the same run parses the same bytes.
#include "core/json/parser.h"
#include "core/schema/evaluator.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

namespace muscope {

namespace {

constexpr std::size_t Payloads = 50'000;
constexpr int Rounds = 9;
constexpr double Never = 1e9;

constexpr const char* SchemaText = R"({
  "type": "object", "required": ["tool", "args"],
  "properties": {
    "tool": {"type": "string", "enum": ["greet", "measure", "plot"]},
    "args": {"type": "object", "additionalProperties": false, "required": ["name"],
      "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 80, "pattern": "^[\\w .-]+$"},
        "shots": {"type": "integer", "minimum": 1, "maximum": 100000},
        "angle": {"type": "number", "exclusiveMinimum": -3.15, "maximum": 3.15},
        "channels": {"type": "array", "maxItems": 64, "items": {"$ref": "#/$defs/channel"}}}}},
  "$defs": {"channel": {"type": "object", "required": ["id"],
    "properties": {"id": {"type": "string"}, "value": {"type": ["number", "null"]}}}}})";

std::string payload(std::mt19937& random) {
    std::string text = R"({"tool":"measure","args":{"name":"run )" + std::to_string(random()) +
                       R"(","shots":)" + std::to_string(random() % 100'000 + 1) +
                       R"(,"angle":-0.)" + std::to_string(random()) + R"(,"channels":[)";
    const std::size_t channels = random() % 12;
    for (std::size_t channel = 0; channel < channels; ++channel) {
        text.append(channel == 0 ? "" : ",").append(R"({"id":"helium_)");
        text.append(std::to_string(channel)).append(R"(","value":)");
        text.append(std::to_string(random() % 1000)).append(".5}");
    }
    return text.append("]}}");
}

template <typename Work>
double seconds(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    const std::size_t count = work();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    if (count != Payloads) {
        std::printf("%zu of %zu payloads are as they should be\n", count, Payloads);
        return Never;
    }
    return took.count();
}

std::size_t parseAll(const std::vector<std::string>& texts) {
    json::Parser parser;
    std::size_t good = 0;
    for (const std::string& text : texts) {
        good += parser.parse(text) ? 1 : 0;
    }
    return good;
}

std::size_t parseAndEvaluateAll(const std::vector<std::string>& texts,
                                const schema::Schema& schema) {
    json::Parser parser;
    const schema::Evaluator evaluator;
    std::size_t good = 0;
    for (const std::string& text : texts) {
        const schema::Outcome outcome = evaluator.evaluate(schema, **parser.parse(text));
        good += outcome.verdict == schema::Verdict::Holds ? 1 : 0;
    }
    return good;
}

} // namespace

} // namespace muscope

// The best of several rounds; both take turns, so that a busy machine slows both.
int main() {
    using namespace muscope;
    constexpr double Limit = 15; // times the parse
    std::mt19937 random(20261124);
    std::vector<std::string> texts;
    std::size_t bytes = 0;
    for (std::size_t index = 0; index < Payloads; ++index) {
        texts.push_back(payload(random));
        bytes += texts.back().size();
    }
    const schema::Schema schema =
        schema::Schema::compile(json::OwnedDocument::parse(SchemaText).value());
    double bare = Never;
    double both = Never;
    for (int round = 0; round < Rounds; ++round) {
        bare = std::min(bare, seconds([&] { return parseAll(texts); }));
        both = std::min(both, seconds([&] { return parseAndEvaluateAll(texts, schema); }));
    }
    const double ratio = (both - bare) / bare;
    std::printf("%zu payloads of %zu bytes: parse %.2f us, evaluate %.2f us each, %.1f times the "
                "parse (at most %.0f)\n",
                Payloads, bytes / Payloads, bare * 1e6 / Payloads, (both - bare) * 1e6 / Payloads,
                ratio, Limit);
    return ratio <= Limit ? 0 : 1;
}
