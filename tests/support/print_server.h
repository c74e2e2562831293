// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QTemporaryDir>

namespace muscope {

// A CUPS of the test's own, which lp and lpstat of this process talk to: its folders are new, and
// gone with the object; should the test die, the kernel stops it. Ready when the constructor
// returns. Whatever goes wrong here ends the test with a message.
class PrintServer final {
public:
    PrintServer();
    ~PrintServer();
    Q_DISABLE_COPY_MOVE(PrintServer)

    // A printer that takes what is handed to it and prints nothing.
    void addPrinter(const QString& name, bool isUsual = false);

    // What the server keeps of its jobs, counted from 1: the file that was handed over, and what
    // was wanted of it, as the bytes of IPP; empty where there is no such job.
    [[nodiscard]] QByteArray document(int job) const;
    [[nodiscard]] QByteArray wishes(int job) const;

private:
    void configure() const;
    void run(const QString& program, const QStringList& arguments) const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QProcess m_server;
};

} // namespace muscope
