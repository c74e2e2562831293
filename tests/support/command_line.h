// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QMap>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <chrono>

namespace muscope {

// What a finished muscope-cli left behind.
struct CommandResult {
    int exitCode = -1;
    bool ended = false;  // by itself: neither crashed nor out of time
    QByteArray output;   // standard output
    QByteArray messages; // standard error

    // All of it on a few lines, for the message of a failing test.
    [[nodiscard]] QByteArray summary() const;
};

// One run of the muscope-cli that was built with the tests. Owned by the test, on its thread; a run
// that is still going is killed with the object.
class CommandLine final {
public:
    static constexpr std::chrono::seconds DefaultTimeout{120};

    // folder: the one to run in; empty: this one.
    explicit CommandLine(const QStringList& arguments,
                         const QMap<QString, QString>& environment = {},
                         const QString& folder = {});
    ~CommandLine();
    Q_DISABLE_COPY_MOVE(CommandLine)

    // Starts, waits for the end and returns all that was said.
    [[nodiscard]] static CommandResult run(const QStringList& arguments,
                                           std::chrono::seconds timeout = DefaultTimeout);

    // Sends SIGINT, as Ctrl+C does.
    void interrupt();
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    // Waits until standard error holds the text.
    [[nodiscard]] bool waitForMessage(const QByteArray& text,
                                      std::chrono::seconds timeout = DefaultTimeout);
    // Waits until standard output holds so many whole lines, and gives what it holds.
    [[nodiscard]] QByteArray waitForLines(qsizetype count,
                                          std::chrono::seconds timeout = DefaultTimeout);
    [[nodiscard]] CommandResult wait(std::chrono::seconds timeout = DefaultTimeout);

private:
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_messages;
};

} // namespace muscope
