// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace muscope::schema {

// By whose rules a schema is read. Undeclared is 2020-12 that takes the spellings of draft-07 as
// well (items as a list, additionalItems, dependencies); 2019-09 is read alike.
enum class Draft : unsigned char { Draft07, Draft2020, Undeclared };

} // namespace muscope::schema
