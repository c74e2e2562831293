// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/command.h"
#include "core/query/filter.h"

#include <QCommandLineParser>

#include <optional>
#include <vector>

namespace muscope {

// The words behind a subcommand, taken apart: one STORE, or FILEs, and the options.
class Options {
public:
    // name and usage as the help shows them.
    Options(const char* name, const char* usage, const char* summary);

    // An option that takes a value; choices, where there are some, are all it may be. A name of one
    // letter is written with one dash.
    void addValue(const char* name, const char* valueName, const char* description,
                  const QStringList& choices = {});
    // One FILE or more are given in place of a STORE.
    void expectFiles() { m_expectsFiles = true; }
    // One FILE or more are given behind the STORE.
    void expectStoreAndFiles() { m_expectsStoreAndFiles = true; }
    // What stands in place of a STORE: "MCP-URL". Read by store() all the same.
    void expect(const char* what) { m_expected = what; }
    // --filter, and what was given for it.
    void addFilter();
    void addFlag(const char* name, const char* description);

    // Reads the words; when nothing is left to do (help was asked for and printed, or the words are
    // wrong and that was said) the exit code to end with.
    [[nodiscard]] std::optional<ExitCode> parse(const QStringList& arguments);

    [[nodiscard]] const QString& store() const { return m_store; }
    [[nodiscard]] const QStringList& files() const { return m_files; }
    [[nodiscard]] bool has(const char* name) const;
    // The filter that was given; refuses those that need more than a stream of events. What is
    // wrong is said, with the place marked.
    [[nodiscard]] std::optional<Filter> filter() const;
    // The value of an option, or fallback where it was not given.
    [[nodiscard]] QString value(const char* name, const QString& fallback = {}) const;
    // All values of an option that may be repeated, and the names of all options that were given,
    // each time they were, both in the order they were.
    [[nodiscard]] QStringList values(const char* name) const;
    [[nodiscard]] QStringList order() const { return m_parser.optionNames(); }

private:
    struct Choice {
        QString option;
        QStringList allowed;
    };

    [[nodiscard]] Result<void> read(const QStringList& arguments);
    [[nodiscard]] QString helpText() const;

    const char* m_name;
    const char* m_usage;
    const char* m_summary;
    const char* m_expected = "STORE";
    QCommandLineParser m_parser;
    std::vector<Choice> m_choices;
    QString m_descriptions;
    QString m_store;
    QStringList m_files;
    bool m_expectsFiles = false;
    bool m_expectsStoreAndFiles = false;
};

} // namespace muscope
