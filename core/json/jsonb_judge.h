// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"
#include "core/json/duplicate_keys.h"

#include <string>
#include <vector>

namespace muscope::json {

// What PostgreSQL's JSONB makes of a JSON text.
struct JsonbVerdict {
    std::string refusal;       // why it does not take it, for a person; empty: it does
    bool changesValue = false; // a key is repeated, or a number comes back spelled otherwise
};

// Tells beforehand what JSONB would do to a text (limits measured on PostgreSQL 15 to 17). It
// refuses no less than JSONB does with its usual max_stack_depth. Linear, but for the sorting of
// large objects' keys; holds scratch memory: one per thread.
class JsonbJudge {
public:
    [[nodiscard]] JsonbVerdict judge(const Document& document);

private:
    [[nodiscard]] bool isTooDeep(const Document& document);

    DuplicateKeys m_duplicates;
    std::vector<std::size_t> m_open; // the ends of the containers around a value
};

} // namespace muscope::json
