// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Parses a workflow of 1 MB and makes a page of it; the yardstick of the same run is cmark-gfm
// doing that with the same bytes.
#include "core/maml/html_writer.h"
#include "core/maml/maml_parser.h"

#include <cmark-gfm.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace muscope {

namespace {

constexpr std::size_t Bytes = 1'000'000;
constexpr int Rounds = 15;
constexpr double Limit = 10; // times the yardstick
constexpr double Never = 1e9;

std::string typicalWorkflow() {
    std::string text =
        "---\nmaml_version: \"2.0.0\"\nid: urn:uuid:0b3d6f10-8c1e-4f6a-9d2b-5e7c1a2b3c4d\n"
        "type: workflow\norigin: \"agent://a\"\npermissions:\n  read: [\"agent://*\"]\n"
        "created_at: 2025-03-26T10:00:00Z\n---\n## Intent\nMuch.\n\n## Context\n";
    for (int part = 0; text.size() < Bytes; ++part) {
        const std::string number = std::to_string(part);
        text += "\n## Step " + number + "\nSome *prose* with `code`, a [link](http://a.example/" +
                number +
                ") and\na second line of **words** that goes on for a while.\n\n"
                "- [x] done\n- [ ] open\n\n| key | value |\n|---|---|\n| size | " +
                number +
                " |\n\n```python\ndef step(a, b):\n    # ## no section\n    return a + b\n```\n\n"
                "```json\n{\"type\": \"object\", \"properties\": {\"a\": {\"type\": "
                "\"string\"}}}\n```\n";
    }
    return text +
           "\n## Input_Schema\n{\"type\": \"object\"}\n\n## Output_Schema\n{}\n\n## History\n"
           "- 2025-03-27T14:35:00Z: [CREATE] made\n";
}

template <typename Work>
double seconds(const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    if (work() < Bytes) {
        std::printf("a page shorter than its text\n");
        return Never;
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::size_t withCmark(const std::string& text) {
    char* html = cmark_markdown_to_html(text.data(), text.size(), CMARK_OPT_DEFAULT);
    const std::size_t size = std::string_view(html).size();
    std::free(html); // NOLINT: cmark allocates with malloc
    return size;
}

std::size_t withMuscope(const std::string& text) {
    return renderHtml(parseMaml(text), "bench").size();
}

} // namespace

} // namespace muscope

// The best of several rounds; both take turns, so that a busy machine slows both.
int main() {
    using namespace muscope;
    const std::string text = typicalWorkflow();
    double bare = Never;
    double parse = Never;
    double whole = Never;
    for (int round = 0; round < Rounds; ++round) {
        bare = std::min(bare, seconds([&] { return withCmark(text); }));
        parse = std::min(
            parse, seconds([&] { return parseMaml(text).documents.size() == 1 ? Bytes : 0; }));
        whole = std::min(whole, seconds([&] { return withMuscope(text); }));
    }
    std::printf("cmark-gfm alone  %6.1f ms for %zu bytes\nparsed           %6.1f ms\n"
                "parsed, rendered %6.1f ms, %.2f times it (at most %.0f)\n",
                bare * 1e3, text.size(), parse * 1e3, whole * 1e3, whole / bare, Limit);
    return whole / bare <= Limit ? 0 : 1;
}
