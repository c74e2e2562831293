// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace muscope {

// What a connection may do. Everything is opened ReadOnly unless a person asked for more.
enum class Access : unsigned char { ReadOnly, ReadWrite };

} // namespace muscope
