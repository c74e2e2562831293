// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>

namespace muscope {

// What a POST may bring and take, of whatever revision.
constexpr std::size_t MessageLimit = std::size_t{64} << 20;  // bytes of a message
constexpr std::size_t KeptOfRefusal = std::size_t{64} << 10; // bytes of what is no message
constexpr std::chrono::seconds EndTime{5}; // for a server to end a stream with no more to say

} // namespace muscope
