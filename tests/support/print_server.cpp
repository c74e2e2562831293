// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/print_server.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace muscope {

namespace {

constexpr auto PrintStartTimeout = 60s;
constexpr int PrintCommandTimeout = 60'000; // milliseconds

void writeConfiguration(const QString& path, const QString& text) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0) {
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
    }
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

PrintServer::PrintServer() {
    configure();
    m_server.setStandardOutputFile(QProcess::nullDevice());
    m_server.setStandardErrorFile(path(u"messages"_s));
    m_server.start(u"setpriv"_s,
                   {u"--pdeathsig"_s, u"TERM"_s, u"--"_s, u"/usr/sbin/cupsd"_s, u"-f"_s, u"-c"_s,
                    path(u"etc/cupsd.conf"_s), u"-s"_s, path(u"etc/cups-files.conf"_s)});
    const QDeadlineTimer deadline(PrintStartTimeout);
    while (!QFile::exists(path(u"socket"_s))) {
        if (m_server.waitForFinished(20) || deadline.hasExpired()) {
            qFatal("cupsd (package cups-daemon) does not start: %s%s",
                   qPrintable(m_server.errorString()),
                   (bytesOf(path(u"messages"_s)) + bytesOf(path(u"errors"_s))).constData());
        }
    }
    qputenv("CUPS_SERVER", path(u"socket"_s).toLocal8Bit());
}

PrintServer::~PrintServer() {
    qunsetenv("CUPS_SERVER");
    m_server.terminate();
    m_server.waitForFinished(PrintCommandTimeout);
}

void PrintServer::configure() const {
    for (const QString& folder : {u"etc"_s, u"spool"_s, u"cache"_s, u"state"_s, u"temporary"_s}) {
        if (!QDir(m_folder.path()).mkdir(folder)) {
            qFatal("cannot make %s", qPrintable(path(folder)));
        }
    }
    writeConfiguration(
        path(u"etc/cups-files.conf"_s),
        u"ServerRoot %1/etc\nRequestRoot %1/spool\nCacheDir %1/cache\n"
        "StateDir %1/state\nTempDir %1/temporary\nErrorLog %1/errors\n"
        "AccessLog %1/accesses\nPageLog %1/pages\nFileDevice Yes\n"_s.arg(m_folder.path()));
    writeConfiguration(
        path(u"etc/cupsd.conf"_s),
        u"Listen %1/socket\nBrowsing Off\nDirtyCleanInterval 0\nPreserveJobHistory Yes\n"
        "PreserveJobFiles Yes\n<Location />\nAllow all\n</Location>\n"
        "<Policy default>\n<Limit All>\nAllow all\n</Limit>\n</Policy>\n"_s.arg(m_folder.path()));
}

void PrintServer::run(const QString& program, const QStringList& arguments) const {
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(PrintCommandTimeout) || process.exitCode() != 0) {
        qFatal("%s: %s%s", qPrintable(program), qPrintable(process.errorString()),
               process.readAllStandardError().constData());
    }
}

void PrintServer::addPrinter(const QString& name, bool isUsual) {
    run(u"/usr/sbin/lpadmin"_s, {u"-p"_s, name, u"-E"_s, u"-v"_s, u"file:/dev/null"_s});
    if (isUsual) {
        run(u"/usr/sbin/lpadmin"_s, {u"-d"_s, name});
    }
}

QByteArray PrintServer::document(int job) const {
    return bytesOf(path(u"spool/d%1-001"_s.arg(job, 5, 10, QChar(u'0'))));
}

QByteArray PrintServer::wishes(int job) const {
    return bytesOf(path(u"spool/c%1"_s.arg(job, 5, 10, QChar(u'0'))));
}

} // namespace muscope
