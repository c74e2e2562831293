// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/found_secret.h"

#include <string_view>

namespace muscope {

// Finds the values that stand behind the names of keys in a text that is no JSON, or no longer:
// password=…, "password":"…", \"password\": …. A bracket opens a value that goes on to the end of
// the text. Appends in order; linear in the text.
void findNamedValues(std::string_view text, const RedactionRules& rules, FoundSecrets& into);

} // namespace muscope
