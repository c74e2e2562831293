// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/command_line.h"

#include <QDeadlineTimer>
#include <QProcessEnvironment>

#include <csignal>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

int inMilliseconds(std::chrono::milliseconds time) {
    return static_cast<int>(time.count());
}

} // namespace

QByteArray CommandResult::summary() const {
    constexpr qsizetype ShownBytes = 2000;
    return "exit code " + QByteArray::number(exitCode) +
           (ended ? "" : " (crashed or out of time)") + "\nstdout: " + output.left(ShownBytes) +
           "\nstderr: " + messages.left(ShownBytes);
}

CommandLine::CommandLine(const QStringList& arguments, const QMap<QString, QString>& environment,
                         const QString& folder) {
    auto all = QProcessEnvironment::systemEnvironment();
    for (auto entry = environment.begin(); entry != environment.end(); ++entry) {
        all.insert(entry.key(), entry.value());
    }
    m_process.setProcessEnvironment(all);
    m_process.setWorkingDirectory(folder);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.start(QStringLiteral(MUSCOPE_CLI), arguments);
    if (!m_process.waitForStarted()) {
        qFatal("%s does not start: %s", MUSCOPE_CLI, qUtf8Printable(m_process.errorString()));
    }
}

CommandLine::~CommandLine() {
    if (isRunning()) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

CommandResult CommandLine::run(const QStringList& arguments, std::chrono::seconds timeout) {
    return CommandLine(arguments).wait(timeout);
}

void CommandLine::interrupt() {
    ::kill(static_cast<pid_t>(m_process.processId()), SIGINT);
}

bool CommandLine::waitForMessage(const QByteArray& text, std::chrono::seconds timeout) {
    const QDeadlineTimer deadline{timeout};
    m_process.setReadChannel(QProcess::StandardError);
    while (!m_messages.contains(text)) {
        if (deadline.hasExpired() || (!m_process.waitForReadyRead(100) && !isRunning())) {
            break;
        }
        m_messages += m_process.readAllStandardError();
    }
    return m_messages.contains(text);
}

QByteArray CommandLine::waitForLines(qsizetype count, std::chrono::seconds timeout) {
    const QDeadlineTimer deadline{timeout};
    m_process.setReadChannel(QProcess::StandardOutput);
    while (m_output.count('\n') < count) {
        if (deadline.hasExpired() || (!m_process.waitForReadyRead(100) && !isRunning())) {
            break;
        }
        m_output += m_process.readAllStandardOutput();
    }
    return m_output;
}

CommandResult CommandLine::wait(std::chrono::seconds timeout) {
    const bool finished = !isRunning() || m_process.waitForFinished(inMilliseconds(timeout));
    CommandResult result;
    result.ended = finished && m_process.exitStatus() == QProcess::NormalExit;
    result.exitCode = result.ended ? m_process.exitCode() : -1;
    result.output = m_output + m_process.readAllStandardOutput();
    result.messages = m_messages + m_process.readAllStandardError();
    return result;
}

} // namespace muscope
