// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/elicitation_rule.h"

#include "core/workspace/input_form.h"

#include <nlohmann/json.hpp>

namespace muscope {

std::optional<ServerAnswer> ElicitationRule::answerTo(const ServerRequest& request) const {
    if (kind == Kind::Decline || request.method != "elicitation/create") {
        return std::nullopt;
    }
    const auto params = nlohmann::ordered_json::parse(request.params, nullptr, false);
    if (!params.is_object() || params.value("mode", "form") != "form") {
        return std::nullopt;
    }
    const auto schema = params.find("requestedSchema");
    const std::string accepted =
        kind == Kind::Content ? content
        : schema == params.end()
            ? "{}"
            : InputForm::read(
                  schema->dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace))
                  .defaults();
    return ServerAnswer{R"({"action":"accept","content":)" + accepted + '}', {}};
}

} // namespace muscope
