// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/postgres_server.h"

#include "tests/support/free_port.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <pwd.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace muscope {

namespace {

constexpr auto CommandTimeout = 120s;
constexpr auto StartTimeout = 60s;
constexpr auto StopTimeout = 10s;
constexpr int StartAttempts = 5;

const auto Superuser = u"muscope"_s;
const auto PasswordGroup = u"gives_password"_s;

int milliseconds(std::chrono::milliseconds time) {
    return static_cast<int>(time.count());
}

// PostgreSQL refuses to run as root; its package made a user for it.
const passwd* serverUser() {
    if (::geteuid() != 0) {
        return nullptr;
    }
    const passwd* user = ::getpwnam("postgres");
    if (user == nullptr) {
        qFatal("running as root, and there is no user postgres to run the server as");
    }
    return user;
}

// The front of a command that runs as that user, and is stopped by the kernel should the test die.
QStringList asServerUser() {
    QStringList command{u"setpriv"_s, u"--pdeathsig"_s, u"QUIT"_s};
    if (serverUser() != nullptr) {
        command << u"--reuid=postgres"_s << u"--regid=postgres"_s << u"--init-groups"_s;
    }
    return command << u"--"_s;
}

// Runs to its end; anything but success ends the test.
QString finish(QProcess& process, const QString& what) {
    if (!process.waitForFinished(milliseconds(CommandTimeout)) ||
        process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        qFatal("%s: %s\n%s", qUtf8Printable(what), qUtf8Printable(process.errorString()),
               process.readAllStandardError().constData());
    }
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString quotedName(QString name) {
    return u'"' + name.replace(u'"', u"\"\""_s) + u'"';
}

QString quotedText(QString text) {
    return u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
}

QString encoded(const QString& part) {
    return QString::fromLatin1(QUrl::toPercentEncoding(part));
}

} // namespace

PostgresServer::PostgresServer()
    : m_folder(u"/tmp/muscope-pg-XXXXXX"_s) // a socket's path must stay below 108 bytes
    , m_binaries(binaryFolder()) {
    if (!m_folder.isValid() || m_binaries.isEmpty()) {
        qFatal("no folder for a PostgreSQL server, or none is installed");
    }
    initialize();
    start();
    execute(u"CREATE ROLE "_s + PasswordGroup);
}

PostgresServer::~PostgresServer() {
    stop(SIGINT);
}

QString PostgresServer::binaryFolder() {
    const QDir versions(u"/usr/lib/postgresql"_s);
    const QStringList names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    const auto newest =
        std::ranges::max_element(names, [](const QString& left, const QString& right) {
            return left.toDouble() < right.toDouble();
        });
    return newest == names.end() ? QString() : versions.filePath(*newest + u"/bin"_s);
}

QString PostgresServer::program(const QString& name) const {
    return m_binaries + u'/' + name;
}

// Nothing of the environment's PostgreSQL settings, and messages in English.
void PostgresServer::prepare(QProcess& process) const {
    auto environment = QProcessEnvironment::systemEnvironment();
    const QStringList keys = environment.keys();
    for (const QString& key : keys) {
        if (key.startsWith(u"PG"_s)) {
            environment.remove(key);
        }
    }
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"TZ"_s, u"UTC"_s);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
}

void PostgresServer::initialize() {
    const passwd* user = serverUser();
    if (user != nullptr &&
        ::chown(QFile::encodeName(m_folder.path()).constData(), user->pw_uid, user->pw_gid) != 0) {
        qFatal("giving %s to the user postgres failed", qUtf8Printable(m_folder.path()));
    }
    QProcess process;
    prepare(process);
    const QString data = m_folder.filePath(u"data"_s);
    QStringList command = asServerUser();
    command << program(u"initdb"_s) << u"-D"_s << data << u"-A"_s << u"trust"_s << u"-E"_s
            << u"UTF8"_s << u"--locale=C.UTF-8"_s << u"-U"_s << Superuser << u"--no-sync"_s;
    process.start(command.takeFirst(), command);
    finish(process, u"initdb in "_s + data);

    QFile access(data + u"/pg_hba.conf"_s);
    if (!access.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        qFatal("writing %s failed", qUtf8Printable(access.fileName()));
    }
    access.write("host all +" + PasswordGroup.toUtf8() +
                 " 127.0.0.1/32 scram-sha-256\n"
                 "host all all 127.0.0.1/32 trust\n"
                 "local all all trust\n");
}

void PostgresServer::start() {
    for (int attempt = 0; attempt < StartAttempts; ++attempt) {
        m_port = m_port == 0 ? freePort() : m_port;
        prepare(m_server);
        m_server.setStandardOutputFile(QProcess::nullDevice());
        m_server.setStandardErrorFile(m_folder.filePath(u"log"_s), QIODevice::Append);
        QStringList command = asServerUser();
        command << program(u"postgres"_s) << u"-D"_s << m_folder.filePath(u"data"_s) << u"-p"_s
                << QString::number(m_port);
        const QStringList settings{u"listen_addresses=127.0.0.1"_s,
                                   u"unix_socket_directories="_s + m_folder.path(), u"fsync=off"_s,
                                   u"full_page_writes=off"_s, u"max_wal_size=4GB"_s};
        for (const QString& setting : settings) {
            command << u"-c"_s << setting;
        }
        m_server.start(command.takeFirst(), command);
        const QDeadlineTimer deadline{StartTimeout};
        while (m_server.state() != QProcess::NotRunning && !deadline.hasExpired()) {
            QProcess probe;
            prepare(probe);
            probe.start(program(u"pg_isready"_s),
                        {u"-q"_s, u"-h"_s, u"127.0.0.1"_s, u"-p"_s, QString::number(m_port)});
            probe.waitForFinished();
            if (probe.exitStatus() == QProcess::NormalExit && probe.exitCode() == 0) {
                return;
            }
            m_server.waitForFinished(20); // returns early should it give up
        }
        stop(SIGQUIT);
        m_port = 0; // somebody may have taken the port in between
    }
    qFatal("PostgreSQL does not start:\n%s", qUtf8Printable(logTail()));
}

void PostgresServer::stop(int signal) {
    if (m_server.state() == QProcess::NotRunning) {
        return;
    }
    ::kill(static_cast<pid_t>(m_server.processId()), signal);
    if (!m_server.waitForFinished(milliseconds(StopTimeout))) {
        m_server.kill();
        m_server.waitForFinished();
    }
}

void PostgresServer::kill() {
    stop(SIGQUIT);
}

void PostgresServer::restart() {
    stop(SIGINT);
    start();
}

QString PostgresServer::logTail() const {
    QFile log(m_folder.filePath(u"log"_s));
    return log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll().right(4000)) : QString();
}

QString PostgresServer::uri(const QString& role, const QString& database,
                            const QString& password) const {
    const QString secret = password.isEmpty() ? QString() : u':' + encoded(password);
    return u"postgresql://%1%2@127.0.0.1:%3/%4"_s.arg(encoded(role), secret,
                                                      QString::number(m_port), encoded(database));
}

QString PostgresServer::uri(const QString& database) const {
    return uri(Superuser, database);
}

QString PostgresServer::execute(const QString& sql, const QString& database) {
    QProcess process;
    prepare(process);
    process.start(program(u"psql"_s), {u"-X"_s, u"-q"_s, u"-A"_s, u"-t"_s, u"-v"_s,
                                       u"ON_ERROR_STOP=1"_s, u"-d"_s, uri(database)});
    process.write(sql.toUtf8());
    process.closeWriteChannel();
    return finish(process, u"psql: "_s + sql.left(200)).trimmed();
}

void PostgresServer::createDatabase(const QString& name) {
    execute(u"CREATE DATABASE "_s + quotedName(name));
}

void PostgresServer::createRole(const QString& name, const QString& password) {
    execute(u"CREATE ROLE "_s + quotedName(name) + u" LOGIN"_s +
            (password.isEmpty()
                 ? QString()
                 : u" IN ROLE "_s + PasswordGroup + u" PASSWORD "_s + quotedText(password)));
}

} // namespace muscope
