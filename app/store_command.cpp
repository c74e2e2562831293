// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/console.h"
#include "app/store_actions.h"

#include <array>

namespace muscope {

namespace {

constexpr std::array Actions{
    Command{"init", StoreInitUsage, "makes muscope's table; one that exists is left as it is",
            &runStoreInit},
    Command{"check", StoreCheckUsage,
            "says how a table suits and what would mend it, and of a session file whether it is as "
            "it was saved",
            &runStoreCheck},
    Command{"save", StoreSaveUsage,
            "copies sessions into a file (.muscope) that opens as any store does", &runStoreSave},
    Command{"import", StoreImportUsage, "adds the events of NDJSON files to a store, each once",
            &runStoreImport},
    Command{"prune", StorePruneUsage, "deletes whole sessions, after asking", &runStorePrune},
};

QString storeHelpText() {
    QString text = QStringLiteral("muscope-cli store ACTION …\n\n");
    for (const Command& action : Actions) {
        text += QStringLiteral("  %1 %2\n      %3\n")
                    .arg(QLatin1StringView(action.name), QString::fromUtf8(action.usage),
                         QString::fromUtf8(action.summary));
    }
    return text + QStringLiteral("  ACTION --help\n      says more of one\n");
}

QString actionNames() {
    QStringList names;
    for (const Command& action : Actions) {
        names += QString::fromUtf8(action.name);
    }
    const QString last = names.takeLast();
    return names.join(QStringLiteral(", ")) + QStringLiteral(" or ") + last;
}

} // namespace

ExitCode runStore(const QStringList& arguments, const CommandContext& context) {
    const QString name = arguments.value(0);
    for (const Command& action : Actions) {
        if (name == QLatin1StringView(action.name)) {
            return action.run(arguments.mid(1), context);
        }
    }
    if (arguments.contains(QStringLiteral("--help"))) {
        print(storeHelpText());
        return ExitCode::Good;
    }
    printError(
        QStringLiteral("store is followed by %1; see muscope-cli store --help").arg(actionNames()));
    return ExitCode::WrongUse;
}

} // namespace muscope
