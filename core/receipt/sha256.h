// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace muscope {

// A SHA-256 digest, as its 32 bytes.
using Digest = std::array<char, 32>;

// libcrypto's: it uses what the processor has for it, and Qt's does not.
[[nodiscard]] Digest sha256(std::string_view bytes);

} // namespace muscope
