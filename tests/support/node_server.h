// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

#include <chrono>

namespace muscope {

// A server of the Model Context Protocol run by Node on 127.0.0.1, listening when the constructor
// returns. It sees nothing of the test's environment, and ends with the object; should the test
// die, the kernel ends it. Whatever goes wrong ends the test with a message. The test that uses it
// requires the fixture node_packages. Thread: the one that lives as long as the server.
class NodeServer final {
public:
    enum class Kind : unsigned char {
        EverythingStreamable, // server-everything, 2025-03-26 to 2025-11-25, at /mcp
        EverythingSse,        // server-everything, 2024-11-05, at /sse
        Polling,              // polling_server.mjs: sessions, resumption, retry
        PollingJson,          // the same, answers in JSON
        ModernStateless,      // modern_server.mjs: 2026-07-28, and older clients without sessions
        ModernReject,         // the same, refuses older clients
    };

    explicit NodeServer(Kind kind);
    ~NodeServer();
    Q_DISABLE_COPY_MOVE(NodeServer)

    [[nodiscard]] int port() const { return m_port; }
    // Where its protocol is spoken; with another port when a proxy stands before it.
    [[nodiscard]] QUrl url() const { return url(m_port); }
    [[nodiscard]] QUrl url(int port) const;

    // What it printed so far, and whether it printed the text before the time was over.
    [[nodiscard]] QByteArray log() const;
    [[nodiscard]] bool waitForLog(const QByteArray& text,
                                  std::chrono::seconds timeout = std::chrono::seconds(60));

    // Ends it at once, as a crash does. start() brings it back on the same port, without memory.
    void kill();
    // Asks it to end: the modern server ends its streams as the protocol has it first.
    void terminate();
    void start();

private:
    [[nodiscard]] bool tryStart();

    Kind m_kind;
    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
};

} // namespace muscope
