// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Importing NDJSON, into both kinds of store.
#include "core/mcp/event_json_writer.h"
#include "core/store/batch_appender.h"
#include "core/workspace/digest_reading.h"
#include "core/workspace/event_importer.h"
#include "tests/support/hostile_events.h"
#include "tests/support/store_fixture.h"
#include "tests/support/stored_events.h"
#include "tests/support/value_of.h"

#include <QFile>
#include <QTest>

namespace muscope {

namespace {

const std::function<void()> Unheard = [] {};

QByteArray linesOf(const std::vector<StoredEvent>& events) {
    EventJsonWriter writer;
    QByteArray lines;
    for (const StoredEvent& event : events) {
        lines += QByteArray::fromStdString(writer.line(event.view()));
    }
    return lines;
}

std::string digestOf(const StoreLocation& location) {
    const auto store = valueOf(EventStore::open(location));
    return hexOf(
        valueOf(takeDigest(*store, SessionId("hostile"), KeepEvents::No, Unheard, {})).digest);
}

QByteArray told(const std::vector<ImportNote>& notes) {
    QStringList lines;
    for (const ImportNote& note : notes) {
        lines += QStringLiteral("%1 %2: %3").arg(note.lines).arg(note.what, note.places.join(u';'));
    }
    return lines.join(u'\n').toUtf8();
}

} // namespace

class TestEventImporter final : public QObject {
    Q_OBJECT

    StoreFixture m_stores;
    QTemporaryDir m_folder;

    [[nodiscard]] QString fileOf(const QByteArray& lines) {
        const QString path = m_folder.filePath(QStringLiteral("lines.ndjson"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(lines) != lines.size()) {
            qFatal("%s", qPrintable(file.errorString()));
        }
        return path;
    }

    ImportReport import(const StoreLocation& into, const QByteArray& lines) {
        const auto importer = valueOf(EventImporter::open(into));
        const Result<void> done = importer->addFile(fileOf(lines), Unheard, {});
        if (!done) {
            qFatal("%s", qPrintable(done.error().message));
        }
        ImportReport report = importer->report();
        for (auto* const notes : {&report.unread, &report.conflicts, &report.changed}) {
            for (ImportNote& note : *notes) {
                note.places.replaceInStrings(m_folder.filePath(QStringLiteral("lines.ndjson")),
                                             QStringLiteral("f"));
            }
        }
        return report;
    }

private slots:
    void makesAMissingFileAndKeepsEveryByte() {
        std::vector<StoredEvent> events = hostileEvents();
        std::erase_if(events, [](const StoredEvent& event) { return !event.payload; });
        for (std::size_t i = 0; i < events.size(); ++i) {
            events[i].sequence = Sequence(static_cast<std::int64_t>(i + 1));
        }
        const StoreLocation into = m_stores.emptyPlace(StoreLocation::Kind::Sqlite);

        const ImportReport report = import(into, linesOf(events));

        QCOMPARE(report.added, static_cast<std::int64_t>(events.size()));
        QCOMPARE(told(report.unread) + told(report.conflicts) + told(report.changed), QByteArray());
        const std::vector<StoredEvent> stored = eventsOf(into);
        QCOMPARE(stored.size(), events.size());
        for (std::size_t i = 0; i < events.size(); ++i) {
            QCOMPARE(stored[i].sessionId, events[i].sessionId);
            QCOMPARE(stored[i].eventId, events[i].eventId);
            QCOMPARE(stored[i].type, events[i].type);
            QCOMPARE(stored[i].payload, events[i].payload);
            QCOMPARE(stored[i].metadata, events[i].metadata);
            QCOMPARE(stored[i].direction, events[i].direction);
            QCOMPARE(stored[i].streamId, events[i].streamId);
            QCOMPARE(stored[i].raw, events[i].raw);
        }
        // What is exported once more is the same.
        QCOMPARE(linesOf(stored), linesOf(events));
    }

    void givesTheSameDigestInBothStores() {
        const QByteArray lines = linesOf(mildEvents());
        const StoreLocation sqlite = m_stores.emptyPlace(StoreLocation::Kind::Sqlite);
        const StoreLocation postgres = m_stores.store(StoreLocation::Kind::PostgreSql, {});
        import(sqlite, lines);
        import(postgres, lines);
        QCOMPARE(digestOf(postgres), digestOf(sqlite));
        // JSONB has other spellings; the bytes are beside it.
        const std::vector<StoredEvent> stored = eventsOf(postgres);
        const std::vector<StoredEvent> events = mildEvents();
        for (std::size_t i = 0; i < events.size(); ++i) {
            QCOMPARE(stored[i].raw, events[i].raw ? events[i].raw : events[i].payload);
        }
    }

    void addsNothingTheSecondTime_data() { addStoreKinds(); }
    void addsNothingTheSecondTime() {
        QFETCH(StoreLocation::Kind, kind);
        const bool isSqlite = kind == StoreLocation::Kind::Sqlite;
        const StoreLocation into = m_stores.store(kind, {});
        std::vector<StoredEvent> events = hostileEvents();
        if (!isSqlite) {
            // Texts and times that PostgreSQL refuses whatever stands in the JSON.
            std::erase_if(events, [](const StoredEvent& event) {
                const QByteArray time = event.createdAt.value_or("infinity");
                return event.eventId.value().startsWith('\xff') || time == "yesterday" ||
                       time == "" || time.startsWith("1795");
            });
        }
        std::erase_if(events, [](const StoredEvent& event) { return !event.payload; });
        const auto count = static_cast<std::int64_t>(events.size());
        const ImportReport first = import(into, linesOf(events));
        QCOMPARE(told(first.unread), QByteArray());
        QCOMPARE(first.added, count);

        const ImportReport second = import(into, linesOf(events));

        QCOMPARE(told(second.unread) + told(second.conflicts), QByteArray());
        QCOMPARE(second.added, 0);
        QCOMPARE(second.present, count);
        QCOMPARE(static_cast<std::int64_t>(eventsOf(into).size()), count);
    }

    void keepsWhatJsonbRefuses() {
        const StoreLocation into = m_stores.store(StoreLocation::Kind::PostgreSql, {});
        const ImportReport report =
            import(into, R"({"session_id":"hostile","event_id":"e","event_type":"t",)"
                         R"("payload":{"a":"\u0000"},"metadata":{"b":"\ud800"}})");

        QCOMPARE(report.added, 1);
        QVERIFY2(told(report.changed).contains("1 a payload that JSONB refuses"),
                 told(report.changed));
        QVERIFY(told(report.changed).contains("1 metadata that JSONB refuses"));
        const StoredEvent stored = eventsOf(into).front();
        QCOMPARE(stored.raw, std::optional<QByteArray>(R"({"a":"\u0000"})"));
        QVERIFY(stored.payload->contains("unrepresentable"));
        QVERIFY(stored.metadata->contains(QByteArray(R"({"b":"\ud800"})").toBase64()));
    }

    void tellsConflictsByNameAndLeavesTheStoreAsItIs_data() { addStoreKinds(); }
    void tellsConflictsByNameAndLeavesTheStoreAsItIs() {
        QFETCH(StoreLocation::Kind, kind);
        const StoreLocation into = m_stores.store(kind, {});
        std::vector<StoredEvent> events{eventAt("s", "e1", 0), eventAt("s", "e2", 0)};
        import(into, linesOf(events));
        events[1].payload = R"({"tool":"other"})";
        events.push_back(eventAt("s", "e3", 0));
        events.push_back(events.back());
        events.push_back(events.back());
        events.back().type = "other";

        const ImportReport report = import(into, linesOf(events));

        QCOMPARE(report.added, 1);
        QCOMPARE(report.present, 2);
        QCOMPARE(told(report.conflicts),
                 QByteArray("2 is there with other content: f:5 (session s, event e3);f:2 (session "
                            "s, event e2)"));
        QVERIFY(eventsOf(into)[1].payload->contains("greet"));
        QCOMPARE(eventsOf(into).size(), std::size_t{3});
    }

    void readsOnPastLinesThatAreNoEvents_data() { addStoreKinds(); }
    void readsOnPastLinesThatAreNoEvents() {
        QFETCH(StoreLocation::Kind, kind);
        const StoreLocation into = m_stores.store(kind, {});
        const QByteArray good = linesOf({eventAt("s", "e1", 0)});
        QByteArray other = linesOf({eventAt("s", "e2", 0)});
        other.replace("event_id", "eventId").insert(1, R"("colour":"red",)");

        const ImportReport report =
            import(into, "\n{\n" + good + "  \r\n[]\n{}\nno\n{\"a\":\nx\n" + other);

        QCOMPARE(report.lines, 8);
        QCOMPARE(report.added, 2);
        const QByteArrayList unread = told(report.unread).split('\n');
        QCOMPARE(unread.size(), 3);
        QVERIFY2(unread[0].startsWith("4 is no JSON: f:2 (byte 2: ") && unread[0].count(';') == 2,
                 unread[0]);
        QCOMPARE(unread[1], QByteArray("1 is no JSON object: f:5"));
        QCOMPARE(unread[2], QByteArray("1 lacks a member: f:6 (session_id)"));
        QVERIFY(
            told(report.changed).contains("1 a member that is not known: not kept: f:10 (colour)"));
    }

    void keepsTheOrderOfTheFile_data() { addStoreKinds(); }
    void keepsTheOrderOfTheFile() {
        QFETCH(StoreLocation::Kind, kind);
        std::vector<StoredEvent> events;
        for (int i = 0; i < 9000; ++i) {
            events.push_back(
                eventAt("s", QByteArray::number((i * 7919) % 9000).constData(), i % 60));
        }
        const StoreLocation into = m_stores.store(kind, {});
        import(into, linesOf({events.begin() + 4000, events.begin() + 4100}));

        QCOMPARE(import(into, linesOf(events)).added, 8900);

        const std::vector<StoredEvent> stored = eventsOf(into);
        QCOMPARE(stored.size(), events.size());
        events.erase(events.begin() + 4000, events.begin() + 4100);
        for (std::size_t i = 0; i < events.size(); ++i) {
            QCOMPARE(stored[i + 100].eventId, events[i].eventId);
        }
    }

    void tellsWhatATableHasNoColumnFor_data() { addStoreKinds(); }
    void tellsWhatATableHasNoColumnFor() {
        QFETCH(StoreLocation::Kind, kind);
        const StoreLocation into = m_stores.emptyPlace(kind);
        m_stores.execute(into, "CREATE TABLE mcp_events (session_id TEXT, event_id TEXT,"
                               " event_type TEXT, payload TEXT, created_at TEXT)");
        StoredEvent event = eventAt("s", "e1", 0);
        event.raw = "x";
        event.streamId = "y";
        event.direction = "c2s";

        const ImportReport report = import(into, linesOf({event}));

        QCOMPARE(report.added, 1);
        const QByteArray changed = told(report.changed);
        for (const char* const what : {"raw bytes", "a direction", "a stream", "metadata"}) {
            QVERIFY2(changed.contains(QByteArray("1 ") + what + ", for which"), changed);
        }
        QCOMPARE(import(into, linesOf({event})).present, 1);
    }

    void skipsWhatTheStoreRefuses_data() {
        QTest::addColumn<QByteArray>("time");
        QTest::addColumn<QByteArray>("id");
        const QByteArray noon = "2026-11-20T12:00:00Z";
        QTest::newRow("no time") << QByteArray("yesterday, or so") << QByteArray("e2");
        // PostgreSQL would take this for a day of its own calendar.
        QTest::newRow("a word for a time") << QByteArray("yesterday") << QByteArray("e2");
        QTest::newRow("no text") << noon << QByteArray("\xff");
        QTest::newRow("a NUL") << noon << QByteArray("e\0002", 3);
    }
    void skipsWhatTheStoreRefuses() {
        QFETCH(const QByteArray, time);
        QFETCH(const QByteArray, id);
        const StoreLocation into = m_stores.store(StoreLocation::Kind::PostgreSql, {});
        std::vector<StoredEvent> events{eventAt("s", "e1", 0), eventAt("s", "e2", 0),
                                        eventAt("s", "e3", 0)};
        events[1].createdAt = time;
        events[1].eventId = EventId(id);

        const ImportReport report = import(into, linesOf(events));

        QCOMPARE(report.added, 2);
        QVERIFY2(told(report.unread).startsWith("1 is refused by the store: f:2 ("),
                 told(report.unread));
        QCOMPARE(eventsOf(into).size(), std::size_t{2});
    }

    void saysWhatIsInWhenItIsStopped() {
        std::vector<StoredEvent> events;
        for (int i = 0; i < 9000; ++i) {
            events.push_back(eventAt("s", QByteArray::number(i).constData(), i % 60));
        }
        const StoreLocation into = m_stores.emptyPlace(StoreLocation::Kind::Sqlite);
        const auto importer = valueOf(EventImporter::open(into));
        std::stop_source stop;
        int lines = 0;

        const Result<void> done = importer->addFile(
            fileOf(linesOf(events)),
            [&] {
                if (++lines == 5000) {
                    stop.request_stop();
                }
            },
            stop.get_token());

        QVERIFY(!done && done.error().code == ErrorCode::Cancelled);
        QCOMPARE(importer->report().added, static_cast<std::int64_t>(eventsOf(into).size()));
        QVERIFY(importer->report().added > 0 && importer->report().added < 9000);
        // And it goes on from there.
        QCOMPARE(import(into, linesOf(events)).added, 9000 - importer->report().added);
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestEventImporter)
#include "tst_event_importer.moc"
