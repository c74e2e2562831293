// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace muscope {

// A TCP port of 127.0.0.1 nobody listens on right now, below those the kernel hands out by itself.
// Somebody may take it before it is used: a server that does not start is given another.
[[nodiscard]] int freePort();

} // namespace muscope
