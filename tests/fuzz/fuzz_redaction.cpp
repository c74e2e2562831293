// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/parser.h"
#include "core/json/string_value.h"
#include "core/report/redaction_file.h"
#include "core/report/redactor.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

// Any bytes: JSON stays JSON, and a secret is not told, whatever stands around it.

namespace {

using namespace muscope;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

RedactionRules allRules() {
    RedactionRules rules;
    rules.addBuiltin();
    const auto added = addRules(R"({"rules":[{"key":"k","ignore_case":true},{"path":"/a/*/0"},
                                             {"pattern":"[a-c]{3}x"}]})",
                                QStringLiteral("rules.json"), rules);
    require(added.has_value());
    return rules;
}

constexpr std::string_view Secret = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";

bool tells(const std::optional<std::string>& safe) {
    return !safe || safe->find(Secret.substr(4)) != std::string::npos;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const RedactionRules rules = allRules();
    const std::string text(reinterpret_cast<const char*>(data), size);
    RedactionTally tally;
    Redactor redactor(rules, &tally);
    json::Parser parser;
    const auto document = parser.parse(text);
    if (const auto safe = redactor.document(text); safe && document) {
        json::Parser again;
        require(again.parse(*safe).has_value());
    }
    require(!tells(redactor.text(text + ' ' + std::string(Secret) + ' ' + text)));
    std::string quoted;
    json::appendQuoted(text + ' ' + std::string(Secret), quoted);
    require(!tells(redactor.document("[1," + quoted + "]")));
    return 0;
}
