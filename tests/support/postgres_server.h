// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace muscope {

// A PostgreSQL of the test's own: data folder, socket and port are new, and gone with the object;
// should the test die, the kernel stops the server. Ready when the constructor returns. Whatever
// goes wrong here ends the test with a message: a test cannot go on without its server.
class PostgresServer final {
public:
    PostgresServer();
    ~PostgresServer();
    Q_DISABLE_COPY_MOVE(PostgresServer)

    // Where the distribution keeps its newest PostgreSQL programs; empty when it has none.
    [[nodiscard]] static QString binaryFolder();

    [[nodiscard]] int port() const { return m_port; }

    // A URI over TCP. The password is percent-encoded into it when one is given.
    [[nodiscard]] QString uri(const QString& role, const QString& database,
                              const QString& password = {}) const;
    // The superuser's URI.
    [[nodiscard]] QString uri(const QString& database) const;

    // Runs SQL as superuser, stopping at the first error; what it prints, columns separated by '|'.
    QString execute(const QString& sql, const QString& database = QStringLiteral("postgres"));

    void createDatabase(const QString& name);
    // A role that may log in; with a password it has to give it over TCP, without it need not.
    void createRole(const QString& name, const QString& password = {});

    // Breaks every connection at once, as a crash does. The data stays, restart() recovers it.
    void kill();
    void restart();

private:
    void initialize();
    void start();
    void stop(int signal);
    [[nodiscard]] QString program(const QString& name) const;
    void prepare(QProcess& process) const;
    [[nodiscard]] QString logTail() const;

    QTemporaryDir m_folder;
    QString m_binaries;
    QProcess m_server;
    int m_port = 0;
};

} // namespace muscope
