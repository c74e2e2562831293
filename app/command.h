// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <functional>
#include <stop_token>

namespace muscope {

class RuleRegistry;

// How a command ended (product.md, section 7). Of several the first of WrongUse, NotDone, InPart,
// Fails is taken.
enum class ExitCode : int { Good = 0, Fails = 1, WrongUse = 2, NotDone = 3, InPart = 4 };

// What a command works with.
struct CommandContext {
    const RuleRegistry& rules;
    std::stop_token stop; // requested by Ctrl-C
    // Tells the connection to interrupt when Ctrl-C comes; an empty function takes it back.
    std::function<void(std::function<void()>)> setInterrupter;
};

// A subcommand: its word, the line of it in the help, and what it does with the words behind it.
struct Command {
    const char* name;
    const char* usage;
    const char* summary;
    ExitCode (*run)(const QStringList& arguments, const CommandContext& context);
};

ExitCode runSessions(const QStringList& arguments, const CommandContext& context);
ExitCode runEvents(const QStringList& arguments, const CommandContext& context);
ExitCode runVerify(const QStringList& arguments, const CommandContext& context);
ExitCode runReport(const QStringList& arguments, const CommandContext& context);
ExitCode runDigest(const QStringList& arguments, const CommandContext& context);
ExitCode runMaml(const QStringList& arguments, const CommandContext& context);
ExitCode runMu(const QStringList& arguments, const CommandContext& context);
ExitCode runRecord(const QStringList& arguments, const CommandContext& context);
ExitCode runTail(const QStringList& arguments, const CommandContext& context);
ExitCode runStore(const QStringList& arguments, const CommandContext& context);

// The exit code for an operation that failed before it gave anything.
[[nodiscard]] ExitCode exitCodeFor(const Error& error);
// Says the error; the same code.
ExitCode failWith(const Error& error);

} // namespace muscope
