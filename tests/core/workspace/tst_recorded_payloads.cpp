// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Whatever passes on a connection is in the store afterwards, byte for byte, with a receipt that
// holds and without credentials.
#include "core/json/comparer.h"
#include "core/json/parser.h"
#include "core/receipt/receipt_engine.h"
#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/recorder.h"
#include "tests/core/workspace/live_events.h"
#include "tests/support/store_fixture.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace std::chrono_literals;

namespace muscope {

namespace {

constexpr auto Patience = 60s;

std::string nested(int depth, const char* open, const char* close) {
    std::string text;
    for (int i = 0; i < depth; ++i) {
        text += open;
    }
    text += '1';
    for (int i = 0; i < depth; ++i) {
        text += close;
    }
    return text;
}

// JSON that JSONB takes, some of it only just.
std::vector<std::string> takenPayloads() {
    return {R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"greet"}})",
            "{ \"b\":1, \"a\":[2 , 1.50] ,\"a\":3}",
            R"([1e2,-0,-0.0,0.1e-7,1E+3,12345678901234567000000000000000000001])",
            R"(["\u0041\ud83d\ude00\\u0000\/\b","é 😀 日本"])",
            "[1e131071,1e-16383,0e0,-1e131070]",
            '[' + std::string(131072, '7') + ']',
            "[0." + std::string(16382, '3') + "1]",
            nested(5000, "[", "]"),
            nested(5000, "{\"a\":", "}"),
            "{\"\":\"\",\" \":null}",
            "\"\\n'); DROP TABLE mcp_events; -- \\\\N \\t\"",
            "{\"a\":\"\xe2\x80\xa8 raw U+2028\"}",
            "{\"big\":\"" + std::string(3'000'000, 'x') + "\"}",
            R"({"unrepresentable": "a message that says so itself"})",
            " \r\n\t[true, false]\n"};
}

// What it refuses, or what is no JSON at all.
std::vector<std::string> refusedPayloads() {
    return {R"({"result":{"text":"nul:\u0000 lone:\ud83d"},"id":5})",
            R"({"\u0000":1})",
            R"(["\ude00"])",
            R"(["\ud83d\ud83d\ude00"])",
            "[1e131072]",
            "[1e-16384]",
            "[1e140000,2]",
            "[-0." + std::string(16384, '0') + "]",
            nested(60'000, "[", "]"),
            nested(5001, "{\"a\":", "}"),
            "{\"a\":\"\xff\xfe\"}",
            "<html>no JSON</html>",
            "{\"method\":\"cut",
            std::string("nul\0byte", 8)};
}

std::vector<std::string> allPayloads() {
    std::vector<std::string> all = takenPayloads();
    for (std::string& payload : refusedPayloads()) {
        all.push_back(std::move(payload));
    }
    return all;
}

QByteArray memberOf(const QByteArray& metadata, const char* name) {
    json::Parser parser;
    const std::string text = metadata.toStdString();
    const auto document = parser.parse(text);
    const auto member = document ? (*document)->find(json::Root, name) : std::nullopt;
    return member ? QByteArray::fromStdString((*document)->decodedString(*member)) : QByteArray();
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestRecordedPayloads : public QObject {
    Q_OBJECT

private slots:
    void keepsEveryByte_data();
    void keepsEveryByte();
    void storesWhatJsonbTakesAsThePayload_data();
    void storesWhatJsonbTakesAsThePayload();
    void makesReceiptsThatHold_data();
    void makesReceiptsThatHold();
    void keepsARowThatTheStoreRefuses();
    void writesNoCredentialAnywhere_data() { addStoreKinds(); }
    void writesNoCredentialAnywhere();

private:
    // A store with muscope's table, or with the published one.
    [[nodiscard]] StoreLocation store();
    [[nodiscard]] std::vector<StoredEvent> recorded(const StoreLocation& location,
                                                    const std::vector<std::string>& payloads,
                                                    bool withReceipts);
    static void addTables();

    StoreFixture m_stores;
    QTemporaryDir m_folder;
};

void TestRecordedPayloads::addTables() {
    QTest::addColumn<StoreLocation::Kind>("kind");
    QTest::addColumn<bool>("isSeed");
    QTest::newRow("PostgreSQL") << StoreLocation::Kind::PostgreSql << false;
    QTest::newRow("PostgreSQL, published table") << StoreLocation::Kind::PostgreSql << true;
    QTest::newRow("SQLite") << StoreLocation::Kind::Sqlite << false;
    QTest::newRow("SQLite, published table") << StoreLocation::Kind::Sqlite << true;
}

StoreLocation TestRecordedPayloads::store() {
    QFETCH(StoreLocation::Kind, kind);
    QFETCH(bool, isSeed);
    if (!isSeed) {
        return m_stores.store(kind, {});
    }
    const StoreLocation location = m_stores.emptyPlace(kind);
    const QByteArray json = kind == StoreLocation::Kind::PostgreSql ? "JSONB" : "TEXT";
    const QByteArray id =
        kind == StoreLocation::Kind::PostgreSql ? "SERIAL PRIMARY KEY" : "INTEGER PRIMARY KEY";
    m_stores.execute(location,
                     "CREATE TABLE mcp_events (id " + id +
                         ", session_id VARCHAR(36) NOT NULL,"
                         " event_id VARCHAR(36) NOT NULL,"
                         " event_type VARCHAR(50) NOT NULL, payload " +
                         json + " NOT NULL, metadata " + json +
                         " DEFAULT '{}', created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,"
                         " CONSTRAINT unique_session_event UNIQUE (session_id, event_id))");
    return location;
}

std::vector<StoredEvent> TestRecordedPayloads::recorded(const StoreLocation& location,
                                                        const std::vector<std::string>& payloads,
                                                        bool withReceipts) {
    RecorderOptions options;
    options.spoolFolder = m_folder.filePath(QStringLiteral("spool"));
    options.withReceipts = withReceipts;
    const auto recorder = Recorder::open(location, options, {});
    for (int i = 0; const std::string& payload : payloads) {
        (*recorder)->add(message(++i, payload));
    }
    const auto finished = (*recorder)->finish(Patience);
    if (!finished || *finished != 0 || !(*recorder)->counters().lastError.isEmpty()) {
        qFatal("%s", qPrintable((*recorder)->counters().lastError));
    }
    return eventsOf(location);
}

void TestRecordedPayloads::keepsEveryByte_data() {
    addTables();
}

void TestRecordedPayloads::keepsEveryByte() {
    QFETCH(bool, isSeed);
    const std::vector<std::string> payloads = allPayloads();

    const std::vector<StoredEvent> events = recorded(store(), payloads, false);

    QCOMPARE(events.size(), payloads.size());
    for (std::size_t i = 0; i < payloads.size(); ++i) {
        const QByteArray bytes = QByteArray::fromStdString(payloads[i]);
        if (!isSeed) {
            QCOMPARE(*events[i].raw, bytes);
        } else if (const QByteArray kept = memberOf(*events[i].metadata, "raw_base64");
                   !kept.isEmpty()) {
            QCOMPARE(QByteArray::fromBase64(kept), bytes);
        } else {
            QVERIFY(!events[i].payload->startsWith("{\"unrepresentable\": \"the"));
        }
        QCOMPARE(memberOf(*events[i].metadata, "direction"), isSeed ? "c2s" : "");
    }
}

void TestRecordedPayloads::storesWhatJsonbTakesAsThePayload_data() {
    addTables();
}

void TestRecordedPayloads::storesWhatJsonbTakesAsThePayload() {
    const std::vector<std::string> payloads = allPayloads();

    const std::vector<StoredEvent> events = recorded(store(), payloads, false);

    const std::size_t taken = takenPayloads().size();
    json::Parser firstParser;
    json::Parser secondParser;
    json::Comparer comparer;
    for (std::size_t i = 0; i < payloads.size(); ++i) {
        const std::string stored = events[i].payload->toStdString();
        const auto payload = firstParser.parse(stored);
        QVERIFY(payload.has_value());
        const auto sent = secondParser.parse(payloads[i]);
        if (i < taken) {
            QVERIFY2(comparer.compare(**payload, json::Root, **sent, json::Root).isEqual(),
                     payloads[i].substr(0, 200).c_str());
        } else {
            QVERIFY2(stored.starts_with("{\"unrepresentable\": \""), stored.c_str());
        }
    }
}

void TestRecordedPayloads::makesReceiptsThatHold_data() {
    addTables();
}

void TestRecordedPayloads::makesReceiptsThatHold() {
    const std::vector<std::string> payloads = allPayloads();
    const RuleRegistry rules = builtinRules();
    ReceiptEngine engine(rules);

    const std::vector<StoredEvent> events = recorded(store(), payloads, true);

    int holding = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const EventVerdict verdict = engine.check(events[i].view(), {}, Evidence::Full);
        const std::string about = payloads[i].substr(0, 100) + ": " + wordFor(verdict.verdict) +
                                  ", " + wordFor(verdict.level) + ", " +
                                  (verdict.reports.empty() ? "" : verdict.reports[0].detail);
        QVERIFY2(!isFailure(verdict.verdict), about.c_str());
        if (verdict.verdict == Verdict::Match) {
            QVERIFY2(verdict.level != MatchLevel::Lossy, about.c_str());
            ++holding;
        } else {
            // Bytes that no text can hold.
            QVERIFY2(i >= takenPayloads().size() || payloads[i].size() > 1'000'000, about.c_str());
        }
    }
    QVERIFY2(holding >= static_cast<int>(events.size()) - 3, qPrintable(QString::number(holding)));
}

void TestRecordedPayloads::keepsARowThatTheStoreRefuses() {
    const StoreLocation location = m_stores.store(StoreLocation::Kind::PostgreSql, {});
    m_stores.execute(location, "ALTER TABLE mcp_events ADD CHECK (payload->>'method' <> 'odd')");

    const std::vector<StoredEvent> events =
        recorded(location, {R"({"method":"a"})", R"({"method":"odd"})", R"({"method":"b"})"}, true);

    QCOMPARE(events.size(), std::size_t{3});
    QCOMPARE(*events[1].raw, QByteArray(R"({"method":"odd"})"));
    QVERIFY2(events[1].payload->contains("unrepresentable") && events[1].payload->contains("check"),
             *events[1].payload);
    QCOMPARE(*events[2].payload, QByteArray(R"({"method": "b"})"));
}

void TestRecordedPayloads::writesNoCredentialAnywhere() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.store(kind, {});
    RecorderOptions options;
    options.spoolFolder = m_folder.filePath(QStringLiteral("secret spool"));
    options.maskedKeys = {"password"};
    options.withReceipts = true;
    const auto addAll = [](Recorder& recorder) {
        LiveEvent connected = message(1, {});
        connected.kind = LiveEventKind::Connection;
        connected.facts = R"({"url":"https://me:pl4nted@host/mcp?token=pl4nted",)"
                          R"("headers":{"Authorization":"Bearer pl4nted","Cookie":"a=pl4nted"},)"
                          R"("Mcp-Session-Id":"12345678-pl4nted"})";
        recorder.add(connected);
        LiveEvent probe = message(2, "GET /mcp HTTP/1.1\r\nX-API-Key: pl4nted\r\n\r\n");
        probe.kind = LiveEventKind::Probe;
        recorder.add(probe);
        recorder.add(message(3, R"({"method":"login","params":{"password":"pl4nted"}})"));
        recorder.add(message(4, R"({"method":"login","params":{"password":"pl4nted")"));
    };
    const auto recorder = Recorder::open(location, options, {});
    addAll(**recorder);
    QVERIFY((*recorder)->flush(Patience));
    m_stores.execute(location, "ALTER TABLE mcp_events RENAME TO elsewhere");
    addAll(**recorder);
    QVERIFY((*recorder)->flush(Patience));
    QCOMPARE((*recorder)->finish(0ms), Result<std::uint64_t>(4));
    m_stores.execute(location, "ALTER TABLE elsewhere RENAME TO mcp_events");

    QCOMPARE(eventsOf(location).size(), std::size_t{4});
    for (const StoredEvent& event : eventsOf(location)) {
        for (const auto& column : {event.payload, event.metadata, event.raw}) {
            const QByteArray text = column.value_or(QByteArray());
            QVERIFY2(!text.contains("pl4nted") && !text.contains("detn4lp"), text);
        }
    }
    const QDir spools(options.spoolFolder);
    QVERIFY(!spools.isEmpty());
    for (const QFileInfo& file : spools.entryInfoList(QDir::Files)) {
        QVERIFY2(!contentOf(file.filePath()).contains("pl4nted"), qPrintable(file.fileName()));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestRecordedPayloads)
#include "tst_recorded_payloads.moc"
