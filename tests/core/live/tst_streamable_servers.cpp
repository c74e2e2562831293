// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/live/live_probe.h"
#include "tests/support/node_server.h"
#include "tests/support/recording_proxy.h"

#include <QTest>

using namespace muscope;

// Streamable HTTP as real servers speak it, and the same seen by a proxy in between.
class TestStreamableServers : public QObject {
    Q_OBJECT

private slots:
    void shakesHandsAndCallsATool();

private:
    static LiveSettings settings(const QUrl& url) {
        LiveSettings result;
        result.url = url;
        result.era = EraChoice::Legacy;
        return result;
    }
};

void TestStreamableServers::shakesHandsAndCallsATool() {
    const NodeServer server(NodeServer::Kind::EverythingStreamable);
    const RecordingProxy proxy(server.port());
    LiveProbe probe(settings(server.url(proxy.port())));

    QVERIFY(probe.connectToServer());
    const Result<CallAnswer> answer = probe.callTool("echo", "{\"message\":\"hello\"}");
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().message));
    QVERIFY(probe.close());

    QVERIFY(answer->result.find("Echo: hello") != std::string::npos);
    QCOMPARE(probe.client.revision(), Revision::V2025_11_25);
    QCOMPARE(probe.messages(Direction::ClientToServer),
             sortedMessagesToServer(proxy.connections()));
    QCOMPARE(probe.messages(Direction::ServerToClient),
             sortedMessagesToClient(proxy.connections()));
}

QTEST_GUILESS_MAIN(TestStreamableServers)
#include "tst_streamable_servers.moc"
