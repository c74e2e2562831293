// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/report/redaction_rules.h"

#include <QStringList>

#include <memory>
#include <string_view>

namespace muscope {

// Adds the rules of a file, which is the JSON object
//   {"rules": [{"key": "customer_id", "ignore_case": true},
//              {"path": "/params/arguments/*/ssn", "name": "social security number"},
//              {"pattern": "C-[0-9]{6}"}]}
// A rule has one of key (of an object, at any depth), path (a JSON pointer, * for any one member or
// element) and pattern (a regular expression, PCRE2); what it takes out is told by its name. What
// is not of this form is ErrorCode::InvalidInput, with the file, the line, and what is wrong.
[[nodiscard]] Result<void> addRules(std::string_view text, const QString& file,
                                    RedactionRules& into);

// The rules that a person named: "builtin", or files.
[[nodiscard]] Result<std::shared_ptr<const RedactionRules>>
redactionRules(const QStringList& names);

} // namespace muscope
