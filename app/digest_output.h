// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/anchor_check.h"

namespace muscope {

// What digest prints: lines for a person, or one object for a program (cli-json).
enum class DigestForm : unsigned char { Text, Json };

// A digest, and with which key its anchor was signed, where it was.
void printDigest(const DigestAnchor& taken, const std::optional<AnchorSignature>& signature,
                 DigestForm form);

void printCheck(const AnchorCheck& check, DigestForm form);

} // namespace muscope
