// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace muscope {

// Where the locale has another encoding than UTF-8, or is none that is installed, takes C.UTF-8: Qt
// would do so too, with a complaint at every start. Before threads and the application are made.
void useUtf8Locale();

} // namespace muscope
