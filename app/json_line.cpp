// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/json_line.h"

#include <nlohmann/json.hpp>

namespace muscope {

std::string jsonLine(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Json timeJson(const Timestamp& time) {
    const std::string text = time.toText();
    return text.empty() ? Json() : Json(text);
}

} // namespace muscope
