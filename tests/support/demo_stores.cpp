// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/demo_stores.h"

#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/demo_events.h"

namespace muscope {

const StoreLocation& DemoStores::of(StoreLocation::Kind kind) {
    auto known = m_locations.find(kind);
    if (known == m_locations.end()) {
        known = m_locations.emplace(kind, m_stores.store(kind, demoEvents(builtinRules()))).first;
    }
    return known->second;
}

QString DemoStores::nameOf(StoreLocation::Kind kind) {
    const StoreLocation& location = of(kind);
    return kind == StoreLocation::Kind::Sqlite ? location.path : location.displayText();
}

} // namespace muscope
