// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/elicitation_rule.h"

#include "core/workspace/input_form.h"
#include "core/workspace/server_question.h"

namespace muscope {

std::optional<ServerAnswer> ElicitationRule::answerTo(const ServerRequest& request) const {
    const ServerQuestion question = questionOf(request);
    if (kind == Kind::Decline || question.kind != ServerQuestion::Kind::Form) {
        return std::nullopt;
    }
    return accepted(question,
                    kind == Kind::Content ? content : InputForm::read(question.schema).defaults());
}

} // namespace muscope
