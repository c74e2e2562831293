// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace muscope {

struct FrontMatterForm;

enum class ScalarWay : unsigned char { Write, TurnBack };

// Appends a value of front matter, given without white space around it, as the form writes it.
void appendScalar(std::string_view value, const FrontMatterForm& form, ScalarWay way,
                  std::string& into);

} // namespace muscope
