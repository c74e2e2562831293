// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// YAML as data, whatever its spelling. Aliases are written out, deep ones and those of cycles as
// Null: a value is never larger than a few thousand nodes.
struct YamlValue {
    enum class Kind : unsigned char { Null, Scalar, List, Mapping };

    Kind kind = Kind::Null;
    std::string scalar;            // quotes and escapes resolved
    bool isQuoted = false;         // of a scalar: it is text, whatever it looks like
    int line = 0;                  // from 0, in the text that was read
    std::vector<YamlValue> items;  // of a list, or the values of a mapping
    std::vector<std::string> keys; // of a mapping, one for each value

    // The last member of that key; null: there is none.
    [[nodiscard]] const YamlValue* find(std::string_view key) const;
};

// Why a text is no YAML, and where: line and column from 0.
struct YamlProblem {
    int line = 0;
    int column = 0;
    std::string message;
};

// What reading YAML gave: a value, or a problem.
struct YamlReading {
    YamlValue value;
    bool isCut = false; // something lies too deep or is too much, and is not in the value
    std::optional<YamlProblem> problem;
};

// Reads the first document of a YAML text. A text over 256 KiB or nested deeper than the library
// goes (500) is a problem like any other; nothing is thrown.
[[nodiscard]] YamlReading readYaml(const std::string& text);

} // namespace muscope
