// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/timestamp.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace muscope {

// The forms of cli-json: what the command line prints for programs.
using Json = nlohmann::ordered_json;

// One line of JSON with its line end; bytes that are no UTF-8 come as U+FFFD.
[[nodiscard]] std::string jsonLine(const Json& value);

[[nodiscard]] Json timeJson(const Timestamp& time);

} // namespace muscope
