// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/command.h"

namespace muscope {

// What follows the word "store": each a command of its own, with its usage as the help shows it.
constexpr const char* StoreInitUsage = "STORE [--upgrade] [--notify]";
constexpr const char* StoreCheckUsage = "STORE";
constexpr const char* StoreSaveUsage =
    "STORE --session ID… -o FILE [--receipts DIR] [--workflows DIR] [--force]";
constexpr const char* StoreImportUsage = "STORE FILE…";
constexpr const char* StorePruneUsage = "STORE (--older-than DAYS | --session ID) [--yes]";

ExitCode runStoreInit(const QStringList& arguments, const CommandContext& context);
ExitCode runStoreCheck(const QStringList& arguments, const CommandContext& context);
ExitCode runStoreSave(const QStringList& arguments, const CommandContext& context);
ExitCode runStoreImport(const QStringList& arguments, const CommandContext& context);
ExitCode runStorePrune(const QStringList& arguments, const CommandContext& context);

} // namespace muscope
