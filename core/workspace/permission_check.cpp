// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/permission_check.h"

#include "core/base/utf8_text.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace muscope {

namespace {

// Metadata keys under which a writer says who made a call.
constexpr std::array<std::string_view, 4> AgentKeys{"agent", "agent_id", "principal", "actor"};

// A boolean gives to everyone or nobody.
bool covers(const std::string& name, const QString& agent) {
    if (name == "true" || name == "false") {
        return name == "true";
    }
    const QString pattern = QRegularExpression::escape(toText(name))
                                .replace(QStringLiteral("\\*"), QStringLiteral(".*"));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(agent).hasMatch();
}

QString quoted(const std::vector<std::string>& names) {
    QStringList list;
    for (const std::string& name : names) {
        list += name == "false" ? QStringLiteral("nobody") : toText(name);
    }
    return list.isEmpty() ? QStringLiteral("nobody") : list.join(QStringLiteral(", "));
}

} // namespace

std::vector<WorkflowRemark> permissionRemarks(const MamlDocument& workflow,
                                              const json::Document& metadata) {
    std::vector<WorkflowRemark> remarks;
    for (const std::string_view key : AgentKeys) {
        const auto member = metadata.find(json::Root, key);
        if (!member || metadata.type(*member) != json::Type::String) {
            continue;
        }
        const QString agent = toText(metadata.decodedString(*member));
        for (const MamlPermission& permission : workflow.permissions) {
            const bool isCovered =
                std::ranges::any_of(permission.names, [&agent](const std::string& name) {
                    return covers(name, agent);
                });
            if (permission.action == "execute" && !isCovered) {
                remarks.push_back(
                    {permission.line, QStringLiteral("execute is given to %1; metadata.%2 is %3")
                                          .arg(quoted(permission.names), toText(key), agent)});
            }
        }
        return remarks;
    }
    return remarks;
}

} // namespace muscope
