// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/store_location.h"

namespace muscope {

// The SQLite file in the user's data folder (XDG) that live sessions go to where no other store is
// wanted. Whether it is there already is not looked at.
[[nodiscard]] StoreLocation defaultStore();

// Whether live sessions can be recorded into the store; the error says why not. A SQLite file may
// be missing. Connects to the store: not for the GUI thread.
[[nodiscard]] Result<void> checkRecordTarget(const StoreLocation& location);

} // namespace muscope
