// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/node_server.h"

#include "tests/support/free_port.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QProcessEnvironment>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace muscope {

namespace {

constexpr auto StartTimeout = 60s;
constexpr int StartAttempts = 5;
constexpr int LookAgainMs = 20;
constexpr int StopTimeoutMs = 10000;

QString inNodeFolder(const QString& path) {
    return QStringLiteral(MUSCOPE_NODE_FOLDER "/") + path;
}

// The installed Node, or the one of the packages where that is too old.
QString nodeProgram() {
    const QDir packages(inNodeFolder(u"node_modules"_s));
    const QStringList own = packages.entryList({u"node-linux-*"_s}, QDir::Dirs);
    return own.isEmpty() ? u"node"_s : packages.filePath(own.first() + u"/bin/node"_s);
}

QStringList scriptOf(NodeServer::Kind kind) {
    const QString everything =
        inNodeFolder(u"node_modules/@modelcontextprotocol/server-everything/dist/index.js"_s);
    const QString polling = inNodeFolder(u"polling_server.mjs"_s);
    const QString modern = inNodeFolder(u"modern_server.mjs"_s);
    switch (kind) {
    case NodeServer::Kind::EverythingStreamable:
        return {everything, u"streamableHttp"_s};
    case NodeServer::Kind::EverythingSse:
        return {everything, u"sse"_s};
    case NodeServer::Kind::Polling:
        return {polling};
    case NodeServer::Kind::PollingJson:
        return {polling, u"json"_s};
    case NodeServer::Kind::ModernStateless:
        return {modern, u"stateless"_s};
    case NodeServer::Kind::ModernReject:
        return {modern, u"reject"_s};
    }
    return {};
}

// What it prints once it listens, and not before.
QByteArray readyLine(NodeServer::Kind kind, int port) {
    const bool isEverything =
        kind == NodeServer::Kind::EverythingSse || kind == NodeServer::Kind::EverythingStreamable;
    return (isEverything ? "on port "_ba : "listening on "_ba) + QByteArray::number(port);
}

} // namespace

NodeServer::NodeServer(Kind kind)
    : m_kind(kind) {
    if (!m_folder.isValid() || !QFile::exists(scriptOf(kind).first())) {
        qFatal("no folder for a server's log, or %s is not installed",
               qUtf8Printable(scriptOf(kind).first()));
    }
    start();
}

NodeServer::~NodeServer() {
    kill();
}

QUrl NodeServer::url(int port) const {
    const QString path = m_kind == Kind::EverythingSse ? u"/sse"_s : u"/mcp"_s;
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(port).arg(path));
}

QByteArray NodeServer::log() const {
    QFile file(m_folder.filePath(u"log"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool NodeServer::waitForLog(const QByteArray& text, std::chrono::seconds timeout) {
    const QDeadlineTimer deadline{timeout};
    while (!log().contains(text)) {
        if (deadline.hasExpired() || m_process.waitForFinished(LookAgainMs) ||
            m_process.state() == QProcess::NotRunning) {
            return log().contains(text);
        }
    }
    return true;
}

void NodeServer::kill() {
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

void NodeServer::terminate() {
    m_process.terminate();
    if (!m_process.waitForFinished(StopTimeoutMs)) {
        kill();
    }
}

void NodeServer::start() {
    const bool isFirst = m_port == 0;
    for (int attempt = 0; attempt < StartAttempts; ++attempt) {
        if (isFirst) {
            m_port = freePort();
        }
        if (tryStart()) {
            return;
        }
        kill();
    }
    qFatal("the server does not start:\n%s", log().right(4000).constData());
}

bool NodeServer::tryStart() {
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"HOME"_s, m_folder.path());
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"TZ"_s, u"UTC"_s);
    environment.insert(u"PORT"_s, QString::number(m_port));
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(m_folder.path());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(m_folder.filePath(u"log"_s), QIODevice::Truncate);
    m_process.start(u"setpriv"_s, QStringList{u"--pdeathsig"_s, u"KILL"_s, u"--"_s, nodeProgram(),
                                              u"--require"_s, inNodeFolder(u"loopback.cjs"_s)} +
                                      scriptOf(m_kind));
    return waitForLog(readyLine(m_kind, m_port), StartTimeout);
}

} // namespace muscope
