// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

#include <QString>

#include <cstdint>
#include <string_view>

// What messages of breaches are made of.
namespace muscope::schema {

// A text for a message, in its quotes and cut.
[[nodiscard]] QString inQuotes(std::string_view text);

// A value as it is written, cut; of an object or array that it is one.
[[nodiscard]] QString described(const json::Document& document, json::NodeId value);

// "1 item", "2 items".
[[nodiscard]] QString counted(std::uint64_t count, QStringView one, QStringView many);

// The types of a set (see types): "a string, null or an object".
[[nodiscard]] QString typeNames(std::uint64_t set);

} // namespace muscope::schema
