// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/partial_rule.h"

namespace muscope {

const char* PartialRule::refusal(std::string_view /*text*/) const {
    return "receipts reversed in part prove nothing; they are recognised, not made";
}

void PartialRule::appendTurnedBack(std::string_view body, std::string& into) const {
    into.append(body);
}

} // namespace muscope
