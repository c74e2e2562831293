// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace muscope {

// Puts bytes on the clipboard as plain text, as they are: also those that are no UTF-8.
void copyText(std::string_view bytes);

} // namespace muscope
