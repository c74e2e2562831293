// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/store_fixture.h"

#include <map>

namespace muscope {

// The demo's events in a store of every kind, each written when it is first asked for: the window
// is driven over all of them.
class DemoStores {
public:
    [[nodiscard]] const StoreLocation& of(StoreLocation::Kind kind);
    // What a person would type to open it.
    [[nodiscard]] QString nameOf(StoreLocation::Kind kind);

private:
    StoreFixture m_stores;
    std::map<StoreLocation::Kind, StoreLocation> m_locations;
};

} // namespace muscope
