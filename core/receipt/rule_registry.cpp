// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rule_registry.h"

namespace muscope {

const Rule* RuleRegistry::find(std::string_view name) const {
    for (const auto& rule : m_rules) {
        if (rule->name() == name) {
            return rule.get();
        }
    }
    return nullptr;
}

RuleRegistry RuleRegistry::only(std::string_view name, RuleRegistry&& all) {
    RuleRegistry registry;
    for (auto& rule : all.m_rules) {
        if (rule->name() == name) {
            registry.add(std::move(rule));
            break;
        }
    }
    return registry;
}

} // namespace muscope
