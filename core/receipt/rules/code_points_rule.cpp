// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/code_points_rule.h"

#include "core/receipt/reversed_compare.h"

namespace muscope {

void CodePointsRule::appendReceipt(std::string_view text, std::string& into) const {
    appendReversed(text, into);
}

void CodePointsRule::appendTurnedBack(std::string_view body, std::string& into) const {
    appendReversed(body, into);
}

bool CodePointsRule::matches(std::string_view subject, std::string_view body) const {
    return equalsReversed(subject, body);
}

} // namespace muscope
