// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Receipts in the table mu_receipts and in files, over both kinds of store.
#include "tests/support/command_line.h"
#include "tests/support/store_fixture.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

class TestReceiptSources final : public QObject {
    Q_OBJECT

    StoreFixture m_stores;

    [[nodiscard]] static QByteArray payloadOf(const QByteArray& session, const QByteArray& event) {
        return "{\"tool\":\"greet\",\"of\":\"" + session + '.' + event + "\"}";
    }

    // Two sessions, both with events e1 and e2; e3 is of s1 alone. No metadata.
    [[nodiscard]] StoreLocation store() {
        QFETCH(StoreLocation::Kind, kind);
        std::vector<StoredEvent> events{eventAt("s1", "e1", 0), eventAt("s1", "e2", 1),
                                        eventAt("s1", "e3", 2), eventAt("s2", "e1", 3),
                                        eventAt("s2", "e2", 4)};
        for (StoredEvent& event : events) {
            event.payload = payloadOf(event.sessionId.value(), event.eventId.value());
        }
        return m_stores.store(kind, events);
    }

    [[nodiscard]] static QByteArray receiptOf(const char* session, const char* event) {
        QByteArray text = payloadOf(session, event);
        std::reverse(text.begin(), text.end());
        return text;
    }

    [[nodiscard]] static QJsonObject verified(const StoreLocation& location, int exitCode,
                                              const QStringList& more = {}) {
        const bool isFile = location.kind == StoreLocation::Kind::Sqlite;
        const CommandResult result = CommandLine::run(
            QStringList{u"verify"_s, isFile ? location.path : location.displayText(), u"--format"_s,
                        u"json"_s} +
            more);
        if (result.exitCode != exitCode) {
            qWarning("%s", result.summary().constData());
            return {};
        }
        return QJsonDocument::fromJson(result.output).object();
    }

    // "3 match, 2 differs, 0 wrong, 0 malformed, 0 none"
    [[nodiscard]] static QString coverage(const QJsonObject& verified) {
        const QJsonValue coverage = verified["coverage"_L1];
        const auto count = [&coverage](QLatin1StringView key) { return coverage[key].toInt(-1); };
        return u"%1 match, %2 differs, %3 wrong, %4 malformed, %5 none"_s
            .arg(coverage["match"_L1]["exact"_L1].toInt(-9) +
                 coverage["match"_L1]["equivalent"_L1].toInt(-9)) // JSONB orders keys anew
            .arg(count("differs"_L1))
            .arg(count("wrong_subject"_L1))
            .arg(count("malformed"_L1))
            .arg(count("none"_L1));
    }

    // "s1/e2 differs in table mu_receipts, row e2"
    [[nodiscard]] static QStringList failures(const QJsonObject& verified) {
        QStringList lines;
        for (const QJsonValue& one : verified["failures"_L1].toArray()) {
            lines += u"%1/%2 %3 in %4"_s.arg(
                one["session_id"_L1].toString(), one["event_id"_L1].toString(),
                one["verdict"_L1].toString(), one["found_in"_L1].toString());
        }
        return lines;
    }

    [[nodiscard]] static QStringList problems(const QJsonObject& verified) {
        QStringList lines;
        for (const QJsonValue& one : verified["problems"_L1].toArray()) {
            lines += one["kind"_L1].toString() + u": "_s + one["message"_L1].toString();
        }
        return lines;
    }

    static void writeFile(const QString& path, const QByteArray& bytes) {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private slots:
    void readsATableWithSessions_data() { addStoreKinds(); }
    void readsATableWithSessions() {
        const StoreLocation location = store();
        m_stores.execute(location, "CREATE TABLE mu_receipts (id INTEGER PRIMARY KEY, session_id "
                                   "TEXT, event_id TEXT, mu TEXT)");
        m_stores.execute(location, "INSERT INTO mu_receipts VALUES (1, 's1', 'e1', '" +
                                       receiptOf("s1", "e1") + "'), (2, 's2', 'e1', '" +
                                       receiptOf("s1", "e1") + "'), (3, 's2', 'gone', 'x')");
        const QJsonObject all = verified(location, 1);
        QCOMPARE(coverage(all), u"1 match, 1 differs, 0 wrong, 0 malformed, 3 none");
        QCOMPARE(failures(all), QStringList{u"s2/e1 differs in table mu_receipts, row e1"_s});
        QCOMPARE(problems(all), QStringList{u"receipt-orphan: the table mu_receipts has a receipt "
                                            "of event gone, which is not there"_s});
        const QJsonObject one = verified(location, 0, {u"--session"_s, u"s1"_s});
        QCOMPARE(coverage(one), u"1 match, 0 differs, 0 wrong, 0 malformed, 2 none");
        QCOMPARE(problems(one), QStringList());
    }

    // The table of a receipt validator: the path of the file is the key.
    void readsATableOfFilePaths_data() { addStoreKinds(); }
    void readsATableOfFilePaths() {
        const StoreLocation location = store();
        m_stores.execute(location,
                         "CREATE TABLE mu_receipts (id VARCHAR PRIMARY KEY, content TEXT)");
        m_stores.execute(location, "INSERT INTO mu_receipts VALUES ('out/e3.mu', '## Receipt\n" +
                                       receiptOf("s1", "e3") + "')");
        const QJsonObject all = verified(location, 0);
        QCOMPARE(coverage(all), u"1 match, 0 differs, 0 wrong, 0 malformed, 4 none");
    }

    void readsAColumnOfJson() {
        const StoreLocation location =
            m_stores.store(StoreLocation::Kind::PostgreSql, {eventAt("s1", "e1", 0)});
        m_stores.execute(location, "CREATE TABLE mu_receipts (event_id TEXT, receipt JSONB)");
        m_stores.execute(location, "INSERT INTO mu_receipts SELECT 'e1', to_jsonb("
                                   "reverse(payload::text)) FROM mcp_events");
        QCOMPARE(coverage(verified(location, 0)),
                 u"1 match, 0 differs, 0 wrong, 0 malformed, 0 none");
    }

    void saysWhyATableIsNotRead_data() { addStoreKinds(); }
    void saysWhyATableIsNotRead() {
        const StoreLocation location = store();
        m_stores.execute(location, "CREATE TABLE mu_receipts (event_id TEXT, digest TEXT)");
        QCOMPARE(coverage(verified(location, 0)),
                 u"0 match, 0 differs, 0 wrong, 0 malformed, 5 none");
        const bool isFile = location.kind == StoreLocation::Kind::Sqlite;
        const CommandResult check =
            CommandLine::run({u"verify"_s, isFile ? location.path : location.displayText()});
        QVERIFY2(check.messages.contains("mu_receipts has no columns for event id and receipt"),
                 check.summary().constData());
    }

    void readsAFolder_data() { addStoreKinds(); }
    void readsAFolder() {
        const StoreLocation location = store();
        const QTemporaryDir folder;
        writeFile(folder.filePath(u"e3.mu"_s), receiptOf("s1", "e3") + '\n');
        writeFile(folder.filePath(u"deep/any.mu.md"_s),
                  "## Receipt\nEvent_ID: e2\nSession_ID: s2\nPayload: " + receiptOf("s2", "e2"));
        writeFile(folder.filePath(u"lost.mu"_s), "x");
        writeFile(folder.filePath(u"notes.txt"_s), "x");
        const QStringList more{u"--receipts"_s, folder.path()};
        const QJsonObject all = verified(location, 0, more);
        QCOMPARE(coverage(all), u"2 match, 0 differs, 0 wrong, 0 malformed, 3 none");
        QCOMPARE(
            problems(all),
            QStringList{u"receipt-orphan: the receipt lost.mu is of no event that is there"_s});
    }

    void aLabelNamesAnotherEventOrSession_data() { addStoreKinds(); }
    void aLabelNamesAnotherEventOrSession() {
        const StoreLocation location = store();
        const QTemporaryDir folder;
        writeFile(folder.filePath(u"e3.mu"_s),
                  "## Receipt\nSession_ID: s9\nPayload: " + receiptOf("s1", "e3"));
        writeFile(folder.filePath(u"e1.mu"_s),
                  "## Receipt\nEvent_ID: e2\nSession_ID: s1\nPayload: " + receiptOf("s1", "e2"));
        const QJsonObject all = verified(location, 1, {u"--receipts"_s, folder.path()});
        QCOMPARE(failures(all), (QStringList{u"s1/e1 wrong_subject in file e1.mu"_s,
                                             u"s1/e3 wrong_subject in file e3.mu"_s}));
        QCOMPARE(coverage(all), u"1 match, 0 differs, 2 wrong, 0 malformed, 2 none");
    }

    void theWorstOfAllReceiptsCounts_data() { addStoreKinds(); }
    void theWorstOfAllReceiptsCounts() {
        const StoreLocation location = store();
        m_stores.execute(location, "CREATE TABLE mu_receipts (event_id TEXT, content TEXT)");
        m_stores.execute(location,
                         "INSERT INTO mu_receipts VALUES ('e3', '" + receiptOf("s1", "e3") + "')");
        const QTemporaryDir folder;
        writeFile(folder.filePath(u"e3.mu"_s), "something else");
        const QJsonObject all = verified(location, 1, {u"--receipts"_s, folder.path()});
        QCOMPARE(failures(all), QStringList{u"s1/e3 differs in file e3.mu"_s});
        const QTemporaryDir none;
        QCOMPARE(coverage(verified(location, 0, {u"--receipts"_s, none.path()})),
                 u"1 match, 0 differs, 0 wrong, 0 malformed, 4 none");
    }

    void checksReceiptsOfWorkflows_data() { addStoreKinds(); }
    void checksReceiptsOfWorkflows() {
        const StoreLocation location = store();
        const QTemporaryDir folder;
        const QByteArray workflow = "---\ntool: greet\n---\n## Context\nGreets.\n";
        QByteArray receipt = workflow;
        std::reverse(receipt.begin(), receipt.end());
        writeFile(folder.filePath(u"good.maml.md"_s), workflow);
        writeFile(folder.filePath(u"good.mu"_s), receipt);
        writeFile(folder.filePath(u"bad.maml.md"_s), workflow);
        writeFile(folder.filePath(u"bad.maml.mu"_s),
                  QByteArray(receipt).replace("steerG", "steerg"));
        const QStringList more{u"--receipts"_s, folder.path()};
        const QJsonObject all = verified(location, 1, more);
        const QJsonArray problems = all["problems"_L1].toArray();
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems[0]["kind"_L1].toString(), u"differs"_s);
        QCOMPARE(problems[0]["workflow"_L1].toString(), u"bad.maml.md"_s);
        QCOMPARE(problems[0]["line"_L1].toInt(), 5);
        QVERIFY(problems[0]["message"_L1].toString().contains(u"bad.maml.mu"_s));
    }

    void namesTheEventAReceiptIsOf_data() { addStoreKinds(); }
    void namesTheEventAReceiptIsOf() {
        const StoreLocation location = store();
        const QTemporaryDir folder;
        writeFile(folder.filePath(u"e3.mu"_s), receiptOf("s1", "e2"));
        const QJsonObject all = verified(location, 1, {u"--receipts"_s, folder.path()});
        QCOMPARE(failures(all), QStringList{u"s1/e3 wrong_subject in file e3.mu"_s});
        const QJsonObject failure = all["failures"_L1].toArray().first().toObject();
        QCOMPARE(failure["detail"_L1].toString(),
                 u"it is a receipt of the event \"e2\" of the same session"_s);
        QCOMPARE(coverage(all), u"0 match, 0 differs, 1 wrong, 0 malformed, 4 none"_s);
    }

    void aReceiptThatDiffersIsWorseThanOneOfAnotherEvent_data() { addStoreKinds(); }
    void aReceiptThatDiffersIsWorseThanOneOfAnotherEvent() {
        const StoreLocation location = store();
        m_stores.execute(location, "CREATE TABLE mu_receipts (id INTEGER PRIMARY KEY, session_id "
                                   "TEXT, event_id TEXT, mu TEXT)");
        m_stores.execute(location, "INSERT INTO mu_receipts VALUES (1, 's1', 'e3', '" +
                                       receiptOf("s1", "e2") + "'), (2, 's1', 'e3', 'of nothing')");
        const QJsonObject all = verified(location, 1);
        QCOMPARE(failures(all), QStringList{u"s1/e3 differs in table mu_receipts, row e3"_s});
        QVERIFY(all["failures"_L1][0]["first_difference"_L1].isObject());
        QCOMPARE(coverage(all), u"0 match, 1 differs, 0 wrong, 0 malformed, 4 none"_s);
        m_stores.execute(location, "UPDATE mu_receipts SET mu = '" + receiptOf("s1", "e1") +
                                       "' WHERE id = 2");
        QCOMPARE(coverage(verified(location, 1)),
                 u"0 match, 0 differs, 1 wrong, 0 malformed, 4 none"_s);
    }

    // Of two events that are the same none can be named; those of other sessions do not count.
    void namesNoneOfSeveral_data() { addStoreKinds(); }
    void namesNoneOfSeveral() {
        const StoreLocation location = store();
        m_stores.execute(location,
                         "UPDATE mcp_events SET payload = (SELECT payload FROM mcp_events "
                         "WHERE id = 1) WHERE id = 2");
        const QTemporaryDir folder;
        writeFile(folder.filePath(u"e3.mu"_s), receiptOf("s1", "e1"));
        const QJsonObject all = verified(location, 1, {u"--receipts"_s, folder.path()});
        QCOMPARE(failures(all), QStringList{u"s1/e3 differs in file e3.mu"_s});
    }

    void aFolderThatIsNotThereIsAnError() {
        const CommandResult result =
            CommandLine::run({u"verify"_s, u"demo"_s, u"--receipts"_s, u"/nowhere/at all"_s});
        QCOMPARE(result.exitCode, 3);
        QVERIFY2(result.messages.contains("there is no folder /nowhere/at all"),
                 result.summary().constData());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestReceiptSources)

#include "tst_receipt_sources.moc"
