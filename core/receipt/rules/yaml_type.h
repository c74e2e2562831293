// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/yaml_value.h"

#include <string>

namespace muscope {

// A scalar as YAML 1.1 reads it, which is what the producers of receipts read and write: two that
// are equal are dumped alike.
struct YamlTyped {
    enum class Type : unsigned char { Null, Boolean, Integer, Real, Time, Text };

    Type type = Type::Null;
    std::string text; // its one spelling

    bool operator==(const YamlTyped&) const = default;
};

// Of a scalar or Null. Numbers in base 2 and 16, infinities and "not a number" are read as texts.
[[nodiscard]] YamlTyped typedOf(const YamlValue& scalar);

} // namespace muscope
