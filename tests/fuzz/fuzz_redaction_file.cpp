// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8_text.h"
#include "core/report/redaction_file.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

// Any bytes: they are rules that can be applied, or an error that says where.

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace muscope;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    RedactionRules rules;
    const auto builtin = rules.names().size();
    const Result<void> added = addRules(text, QStringLiteral("rules.json"), rules);
    if (!added) {
        require(added.error().code == ErrorCode::InvalidInput);
        require(added.error().message.startsWith(
            QStringLiteral("reading the redaction rules rules.json line ")));
        return 0;
    }
    for (std::size_t i = builtin; i < rules.names().size(); ++i) {
        require(!rules.labelOf(static_cast<RedactionRuleId>(i)).empty());
    }
    for (const RedactionRules::Path& path : rules.paths()) {
        require(path.path.depth() > 0);
    }
    for (const RedactionRules::Pattern& pattern : rules.patterns()) {
        require(pattern.pattern.isValid());
    }
    return 0;
}
