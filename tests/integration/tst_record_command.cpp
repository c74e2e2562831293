// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// record on the command line, against real servers, with a proxy that saw what passed.
#include "core/store/event_store.h"
#include "tests/support/command_line.h"
#include "tests/support/node_server.h"
#include "tests/support/recording_proxy.h"
#include "tests/support/socket_fixture.h"
#include "tests/support/store_fixture.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int ExitFails = 1;
constexpr int ExitWrongUse = 2;
constexpr int ExitNotDone = 3;
constexpr int ExitInPart = 4;

std::vector<StoredEvent> eventsIn(const StoreLocation& location) {
    const auto store = EventStore::open(location);
    std::vector<StoredEvent> events;
    if (!store) {
        qWarning("%s", qPrintable(store.error().message));
        return events;
    }
    EventScope scope;
    scope.withRaw = true;
    const auto read = (*store)->read(
        scope, [&](const EventView& event) { events.push_back(StoredEvent::copyOf(event)); }, {});
    return read ? events : std::vector<StoredEvent>();
}

StoreLocation fileAt(const QString& path) {
    StoreLocation location;
    location.path = path;
    return location;
}

// Messages of one direction as they passed, those of probes too, sorted as the proxy's are. What
// muscope says itself of a stream has a direction and is none.
QList<QByteArray> messagesIn(const std::vector<StoredEvent>& events, const char* direction) {
    QList<QByteArray> messages;
    for (const StoredEvent& event : events) {
        const QByteArray raw = event.raw.value_or(QByteArray());
        if (event.direction == QByteArray(direction) && raw.contains("\"jsonrpc\"")) {
            messages.push_back(raw);
        }
    }
    std::sort(messages.begin(), messages.end());
    return messages;
}

QByteArrayList methodsIn(const std::vector<StoredEvent>& events) {
    QByteArrayList methods;
    for (const StoredEvent& event : events) {
        const QJsonObject message = QJsonDocument::fromJson(event.payload.value_or("")).object();
        if (event.direction == "c2s" && message.contains("id"_L1) &&
            message.contains("method"_L1)) {
            methods.push_back(message["method"_L1].toString().toUtf8());
        }
    }
    return methods;
}

} // namespace

class TestRecordCommand final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_count = 0;

    [[nodiscard]] QString newPath() {
        return m_folder.filePath(u"recorded%1.sqlite"_s.arg(++m_count));
    }

    [[nodiscard]] static QStringList words(const QUrl& url, const QString& into,
                                           const QStringList& options) {
        return QStringList{u"record"_s, url.toString(), u"--into"_s, into} + options;
    }

    [[nodiscard]] static CommandResult record(const QUrl& url, const QString& into,
                                              const QStringList& options) {
        return CommandLine::run(words(url, into, options));
    }

private slots:
    void recordsWhatAProxySaw_data() {
        QTest::addColumn<NodeServer::Kind>("kind");
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<QString>("call");
        using Kind = NodeServer::Kind;
        const QString echo = u"echo={\"message\":\"hello\"}"_s;
        QTest::newRow("Streamable HTTP") << Kind::EverythingStreamable << u"auto"_s << echo;
        QTest::newRow("HTTP+SSE") << Kind::EverythingSse << u"auto"_s << echo;
        QTest::newRow("2024-11-05") << Kind::EverythingSse << u"2024-11-05"_s << echo;
        QTest::newRow("2025-06-18") << Kind::EverythingStreamable << u"2025-06-18"_s << echo;
        QTest::newRow("2026-07-28") << Kind::ModernReject << u"auto"_s << u"echo={\"text\":\"hello\"}"_s;
    }

    void recordsWhatAProxySaw() {
        QFETCH(NodeServer::Kind, kind);
        QFETCH(QString, protocol);
        QFETCH(QString, call);
        const NodeServer server(kind);
        const RecordingProxy proxy(server.port());
        const QString path = newPath();
        const CommandResult result =
            record(server.url(proxy.port()), path,
                   {u"--protocol"_s, protocol, u"--list"_s, u"--call"_s, call});
        QVERIFY2(result.exitCode == 0, result.summary());
        QVERIFY2(result.output.contains("call " + call.section(u'=', 0, 0).toUtf8() + "  ok"),
                 result.summary());
        const auto events = eventsIn(fileAt(path));
        QCOMPARE(messagesIn(events, "c2s"), sortedMessagesToServer(proxy.connections()));
        QCOMPARE(messagesIn(events, "s2c"), sortedMessagesToClient(proxy.connections()));
        QVERIFY(methodsIn(events).contains("tools/call"));
        QVERIFY(methodsIn(events).contains("tools/list"));
    }

    void asksInTheOrderGiven() {
        const NodeServer server(NodeServer::Kind::EverythingStreamable);
        const QString path = newPath();
        const CommandResult result =
            record(server.url(), path,
                   {u"--prompt"_s, u"simple-prompt"_s, u"--call"_s, u"echo={\"message\":\"a=b\"}"_s,
                    u"--read"_s, u"demo://resource/static/document/architecture.md"_s, u"--call"_s,
                    u"get-sum={\"a\":1,\"b\":2}"_s});
        QVERIFY2(result.exitCode == 0, result.summary());
        const QByteArrayList methods = methodsIn(eventsIn(fileAt(path)));
        QCOMPARE(methods.mid(methods.indexOf("prompts/get")),
                 (QByteArrayList{"prompts/get", "tools/call", "resources/read", "tools/call"}));
        QVERIFY2(result.output.contains("a=b"), result.summary());
    }

    void aCallThatFailsIsTold() {
        const NodeServer server(NodeServer::Kind::EverythingStreamable);
        const CommandResult result =
            record(server.url(), newPath(), {u"--call"_s, u"no-such-tool={}"_s});
        QVERIFY2(result.exitCode == ExitFails, result.summary());
        QVERIFY2(result.output.contains("call no-such-tool  error"), result.summary());
    }

    void answersWhatTheServerAsks_data() {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("declines") << u"decline"_s << QByteArray("decline") << QByteArray();
        QTest::newRow("defaults") << u"defaults"_s << QByteArray("accept") << QByteArray("{");
        QTest::newRow("content") << u"{\"name\": \"Bob\", \"check\": true}"_s
                                 << QByteArray("accept")
                                 << QByteArray(R"({"name": "Bob", "check": true})");
    }

    void answersWhatTheServerAsks() {
        QFETCH(QString, answer);
        QFETCH(QByteArray, action);
        QFETCH(QByteArray, content);
        const NodeServer server(NodeServer::Kind::EverythingStreamable);
        const QString path = newPath();
        const CommandResult result =
            record(server.url(), path,
                   {u"--answer"_s, answer, u"--call"_s, u"trigger-elicitation-request={}"_s});
        QVERIFY2(result.ended, result.summary());
        const auto sent = messagesIn(eventsIn(fileAt(path)), "c2s");
        const auto found = std::ranges::find_if(sent, [&](const QByteArray& message) {
            return message.contains("\"action\":\"" + action + '"');
        });
        QVERIFY2(found != sent.end(), result.summary());
        QVERIFY2(content.isEmpty() || found->contains("\"content\":" + content), *found);
    }

    void whatCannotBeReachedIsNamed() {
        int port = 0;
        {
            const SocketFixture fixture(SocketFixture::answering([](const auto&) { return ""; }));
            port = fixture.port();
        }
        const CommandResult result =
            record(QUrl(u"http://127.0.0.1:%1/mcp"_s.arg(port)), newPath(), {});
        QVERIFY2(result.exitCode == ExitNotDone, result.summary());
        QVERIFY2(result.messages.contains("127.0.0.1:" + QByteArray::number(port)),
                 result.summary());
    }

    void aPinnedRevisionIsTriedAlone_data() {
        QTest::addColumn<NodeServer::Kind>("kind");
        QTest::addColumn<QString>("protocol");
        using Kind = NodeServer::Kind;
        QTest::newRow("modern of a legacy server") << Kind::EverythingStreamable << u"2026-07-28"_s;
        QTest::newRow("legacy of a modern server") << Kind::ModernReject << u"2025-11-25"_s;
        QTest::newRow("HTTP+SSE of a Streamable server") << Kind::ModernReject << u"2024-11-05"_s;
    }

    void aPinnedRevisionIsTriedAlone() {
        QFETCH(NodeServer::Kind, kind);
        QFETCH(QString, protocol);
        const NodeServer server(kind);
        const CommandResult result = record(server.url(), newPath(), {u"--protocol"_s, protocol});
        QVERIFY2(result.exitCode == ExitNotDone, result.summary());
        QVERIFY2(result.messages.contains(protocol.toUtf8()) ||
                     result.messages.contains(QByteArray::number(server.port())),
                 result.summary());
    }

    void staysAndIsInterruptedCleanly() {
        const NodeServer server(NodeServer::Kind::EverythingStreamable);
        const RecordingProxy proxy(server.port());
        const QString path = newPath();
        CommandLine command(
            words(server.url(proxy.port()), path,
                  {u"--for"_s, u"600"_s, u"--call"_s, u"echo={\"message\":\"x\"}"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(messagesIn(eventsIn(fileAt(path)), "s2c").size() > 2, 60'000);
        command.interrupt();
        const CommandResult result = command.wait();
        QVERIFY2(result.exitCode == ExitInPart, result.summary());
        const auto events = eventsIn(fileAt(path));
        QCOMPARE(messagesIn(events, "c2s"), sortedMessagesToServer(proxy.connections()));
        QCOMPARE(messagesIn(events, "s2c"), sortedMessagesToClient(proxy.connections()));
    }

    void staysAsLongAsAsked() {
        const NodeServer server(NodeServer::Kind::EverythingStreamable);
        const CommandResult result = record(server.url(), newPath(), {u"--for"_s, u"0.5"_s});
        QVERIFY2(result.exitCode == 0, result.summary());
    }

    void aServerThatIsGoneIsTold() {
        NodeServer server(NodeServer::Kind::EverythingStreamable);
        const QString path = newPath();
        CommandLine command(words(server.url(), path,
                                  {u"--call"_s,
                                   u"trigger-long-running-operation={\"duration\":600,"
                                   "\"steps\":600}"_s,
                                   u"--for"_s, u"8"_s}));
        QTRY_VERIFY_WITH_TIMEOUT(methodsIn(eventsIn(fileAt(path))).contains("tools/call"), 60'000);
        server.kill();
        const CommandResult result = command.wait();
        QVERIFY2(result.exitCode == ExitInPart, result.summary());
    }

    void secretsStayOut() {
        const NodeServer server(NodeServer::Kind::EverythingStreamable);
        const QString path = newPath();
        const CommandResult result =
            record(server.url(), path,
                   {u"--header"_s, u"Authorization: Bearer planted-secret"_s, u"--header"_s,
                    u"X-Api-Key: planted-secret"_s, u"--call"_s, u"echo={\"message\":\"x\"}"_s});
        QVERIFY2(result.exitCode == 0, result.summary());
        QVERIFY(!result.output.contains("planted-secret"));
        QVERIFY(!result.messages.contains("planted-secret"));
        for (const QString& name : QDir(m_folder.path()).entryList({u"recorded*"_s}, QDir::Files)) {
            QFile file(m_folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("planted-secret"), qPrintable(name));
        }
    }

    void wrongWordsAreRefused_data() {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("no JSON") << QStringList{u"--call"_s, u"echo={"_s};
        QTest::newRow("no object") << QStringList{u"--call"_s, u"echo=[1]"_s};
        QTest::newRow("no name") << QStringList{u"--call"_s, u"={}"_s};
        QTest::newRow("no header") << QStringList{u"--header"_s, u"Authorization"_s};
        QTest::newRow("no revision") << QStringList{u"--protocol"_s, u"2025"_s};
        QTest::newRow("no seconds") << QStringList{u"--for"_s, u"soon"_s};
        QTest::newRow("no answer") << QStringList{u"--answer"_s, u"yes"_s};
    }

    void wrongWordsAreRefused() {
        QFETCH(QStringList, options);
        const QString path = newPath();
        const CommandResult result = record(QUrl(u"http://127.0.0.1:9/mcp"_s), path, options);
        QVERIFY2(result.exitCode == ExitWrongUse, result.summary());
        QVERIFY(!QFile::exists(path));
    }

    void otherServersAreNotReachedYet() {
        const CommandResult result =
            CommandLine::run({u"record"_s, u"node server.js"_s, u"--into"_s, newPath()});
        QVERIFY2(result.exitCode == ExitWrongUse, result.summary());
        QVERIFY2(result.messages.contains("not reached yet"), result.summary());
    }

    void recordsIntoThePublishedTable() {
        StoreFixture stores;
        const StoreLocation place = stores.emptyPlace(StoreLocation::Kind::PostgreSql);
        stores.execute(place, "CREATE TABLE mcp_events (id SERIAL PRIMARY KEY, "
                              "session_id VARCHAR(36) NOT NULL, event_id VARCHAR(36) NOT NULL, "
                              "event_type VARCHAR(50) NOT NULL, payload JSONB NOT NULL, "
                              "metadata JSONB DEFAULT '{}', "
                              "created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, "
                              "CONSTRAINT unique_session_event UNIQUE (session_id, event_id))");
        const NodeServer server(NodeServer::Kind::EverythingStreamable);
        const RecordingProxy proxy(server.port());
        const CommandResult result = record(server.url(proxy.port()), place.storableText(),
                                            {u"--call"_s, u"echo={\"message\":\"hello\"}"_s});
        QVERIFY2(result.exitCode == 0, result.summary());
        const auto messages = std::ranges::count_if(eventsIn(place), [](const StoredEvent& event) {
            return event.payload.value_or("").contains("\"jsonrpc\"");
        });
        QCOMPARE(messages, sortedMessagesToServer(proxy.connections()).size() +
                               sortedMessagesToClient(proxy.connections()).size());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestRecordCommand)
#include "tst_record_command.moc"
