// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

struct FrontMatterForm;

enum class ScalarWay : unsigned char { Write, TurnBack };

// Appends a value of front matter, given without white space around it, as the form writes it.
void appendScalar(std::string_view value, const FrontMatterForm& form, ScalarWay way,
                  std::string& into);

// The items of "[a, b]"; nullopt where it nests or quotes a comma: it is left alone.
[[nodiscard]] std::optional<std::vector<std::string_view>> flowItems(std::string_view list);

} // namespace muscope
