// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/found_secret.h"

#include <string_view>

namespace muscope {

// Secrets that are known by their form. Each appends what it finds, in order; linear in the text,
// whatever it holds.

// JSON web tokens, and the API keys of services that give theirs a prefix.
void findTokens(std::string_view text, FoundSecrets& into);

// PEM blocks of private keys; one that is not ended goes on to the end of the text.
void findPrivateKeys(std::string_view text, FoundSecrets& into);

// E-mail addresses, the @ written as %40 too.
void findEMails(std::string_view text, FoundSecrets& into);

} // namespace muscope
