// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/store_location.h"

namespace muscope {

class RuleRegistry;

// A location as people name it: "demo", or whatever StoreLocation::parse reads.
[[nodiscard]] Result<StoreLocation> locateStore(const QString& text);

// What has to be there before a location is opened: the demo store is written on first use and
// again when muscope brings another version of it. Takes a moment then; not for the GUI thread.
[[nodiscard]] Result<void> prepareStore(const StoreLocation& location, const RuleRegistry& rules);

// Writes the demo store into a file that does not exist yet: the same events on every machine.
[[nodiscard]] Result<void> writeDemoStore(const QString& path, const RuleRegistry& rules);

} // namespace muscope
