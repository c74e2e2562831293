// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/declarations.h"

#include <utility>

namespace muscope {

namespace {

using ValueKind = YamlValue::Kind;

void addTool(std::vector<MamlTool>& tools, const YamlValue& tool) {
    const YamlValue* name = tool.kind == ValueKind::Mapping ? tool.find("name") : &tool;
    if (name != nullptr && name->kind == ValueKind::Scalar && !name->scalar.empty()) {
        tools.push_back({name->scalar, name->line});
    }
}

} // namespace

std::vector<MamlTool> declaredTools(const YamlValue& frontMatter) {
    std::vector<MamlTool> tools;
    if (const YamlValue* tool = frontMatter.find("tool")) {
        addTool(tools, *tool);
    }
    if (const YamlValue* list = frontMatter.find("tools")) {
        for (std::size_t i = 0; i < list->items.size(); ++i) {
            if (list->kind == ValueKind::Mapping) {
                tools.push_back({list->keys[i], list->items[i].line});
            } else {
                addTool(tools, list->items[i]);
            }
        }
        if (list->kind == ValueKind::Scalar) {
            addTool(tools, *list);
        }
    }
    return tools;
}

std::vector<MamlPermission> declaredPermissions(const YamlValue& frontMatter) {
    std::vector<MamlPermission> permissions;
    const YamlValue* all = frontMatter.find("permissions");
    if (all == nullptr || all->kind != ValueKind::Mapping) {
        return permissions;
    }
    for (std::size_t i = 0; i < all->items.size(); ++i) {
        const YamlValue& names = all->items[i];
        MamlPermission permission{.action = all->keys[i], .line = names.line};
        if (names.kind == ValueKind::Scalar) {
            permission.names.push_back(names.scalar);
        }
        for (const YamlValue& name : names.items) {
            permission.names.push_back(name.scalar);
        }
        permissions.push_back(std::move(permission));
    }
    return permissions;
}

} // namespace muscope
