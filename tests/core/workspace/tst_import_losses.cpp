// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What a table cannot keep of an imported event is told: for every hostile event and every kind of
// column, what is in the store says the same as the line did, or the report names the line.
#include "core/base/utf8_text.h"
#include "core/json/jsonb_judge.h"
#include "core/mcp/event_json_writer.h"
#include "core/receipt/canonical_event.h"
#include "core/workspace/event_importer.h"
#include "tests/support/hostile_events.h"
#include "tests/support/store_fixture.h"
#include "tests/support/stored_events.h"

#include <QFile>
#include <QTest>

#include <algorithm>

namespace muscope {

class TestImportLosses final : public QObject {
    Q_OBJECT

    StoreFixture m_stores;
    QTemporaryDir m_folder;

    [[nodiscard]] ImportReport import(const StoreLocation& into, const StoredEvent& event) {
        const QString path = m_folder.filePath(QStringLiteral("line.ndjson"));
        QFile file(path);
        EventJsonWriter writer;
        const QByteArray line = QByteArray::fromStdString(writer.line(event.view()));
        if (!file.open(QIODevice::WriteOnly) || file.write(line) != line.size()) {
            qFatal("%s", qPrintable(file.errorString()));
        }
        file.close();
        const auto importer = EventImporter::open(into);
        if (!importer) {
            qFatal("%s", qPrintable(importer.error().message));
        }
        if (const Result<void> done = (*importer)->addFile(path, [] {}, {}); !done) {
            qFatal("%s", qPrintable(done.error().message));
        }
        return (*importer)->report();
    }

    // Whether the column says all that the text did: the same bytes, or the same values where no
    // key is given twice and no number would be spelled otherwise.
    [[nodiscard]] static bool says(const std::optional<QByteArray>& column,
                                   const std::optional<QByteArray>& text) {
        if (column == text) {
            return true;
        }
        json::Parser parser;
        const auto document = parser.parse(toView(text.value_or("")));
        return document && !json::JsonbJudge().judge(**document).changesValue;
    }

    [[nodiscard]] static QByteArray canonical(const StoredEvent& event) {
        CanonicalEvent form;
        return QByteArray::fromStdString(form.text(event.view()));
    }

    // What is amiss with a row whose event nothing was told of.
    [[nodiscard]] static QByteArray silentLoss(const StoredEvent& row, const StoredEvent& event) {
        if (canonical(row) != canonical(event)) {
            return "digest: " + canonical(row).left(300) + " of " + canonical(event).left(300);
        }
        if (row.payload != event.payload && row.raw != event.payload &&
            !says(row.payload, event.payload)) {
            return "payload";
        }
        if (!says(row.metadata, event.metadata)) {
            return "metadata";
        }
        const bool areRestSame = row.direction == event.direction &&
                                 row.streamId == event.streamId && row.raw == event.raw &&
                                 row.type == event.type;
        return areRestSame ? QByteArray() : QByteArray("direction, stream, raw or type");
    }

private slots:
    void nothingIsLostInSilence_data() {
        QTest::addColumn<StoreLocation::Kind>("kind");
        QTest::addColumn<QByteArray>("columns");
        const QByteArray others = ", direction TEXT, stream_id TEXT, raw ";
        const auto add = [&others](const char* payload, const char* time) {
            const QByteArray columns =
                QByteArray("payload ") + payload + ", metadata " + payload + ", created_at " + time;
            QTest::addRow("PostgreSQL %s %s", payload, time)
                << StoreLocation::Kind::PostgreSql << columns + others + "BYTEA";
            QTest::addRow("PostgreSQL %s %s alone", payload, time)
                << StoreLocation::Kind::PostgreSql << columns;
        };
        add("JSONB", "TIMESTAMPTZ");
        add("JSON", "TIMESTAMPTZ");
        for (const char* const time : {"TIMESTAMPTZ", "TIMESTAMP", "DATE", "TEXT"}) {
            add("TEXT", time);
        }
        const QByteArray columns = "payload TEXT, metadata TEXT, created_at TEXT";
        QTest::newRow("SQLite") << StoreLocation::Kind::Sqlite << columns + others + "BLOB";
        QTest::newRow("SQLite alone") << StoreLocation::Kind::Sqlite << columns;
    }
    void nothingIsLostInSilence() {
        QFETCH(const StoreLocation::Kind, kind);
        QFETCH(const QByteArray, columns);
        const StoreLocation into = m_stores.emptyPlace(kind);
        m_stores.execute(into, "CREATE TABLE mcp_events (session_id TEXT, event_id TEXT,"
                               " event_type TEXT, " +
                                   columns + ")");
        QByteArray losses;
        for (const StoredEvent& event : hostileEvents()) {
            const ImportReport report = import(into, event);
            if (!report.unread.empty()) {
                QCOMPARE(report.added, 0);
                continue;
            }
            QCOMPARE(report.added, 1);
            if (report.changed.empty()) {
                const std::vector<StoredEvent> rows = eventsOf(into);
                const auto row = std::ranges::find(rows, event.eventId, &StoredEvent::eventId);
                QVERIFY2(row != rows.end(), event.eventId.value());
                const QByteArray loss = silentLoss(*row, event);
                losses +=
                    loss.isEmpty() ? QByteArray() : event.eventId.value() + ": " + loss + '\n';
            }
        }
        QVERIFY2(losses.isEmpty(), losses);
    }

    void knowsADayAgain() {
        const StoreLocation into = m_stores.emptyPlace(StoreLocation::Kind::PostgreSql);
        m_stores.execute(into, "CREATE TABLE mcp_events (session_id TEXT, event_id TEXT,"
                               " event_type TEXT, payload TEXT, metadata TEXT, created_at DATE)");
        StoredEvent event = eventAt("s", "e", 0);
        event.createdAt = "2026-11-20T23:30:00-05:00";
        const ImportReport first = import(into, event);
        QCOMPARE(first.added, 1);
        QVERIFY(first.changed.front().what.contains(QStringLiteral("the day in UTC alone")));
        QCOMPARE(eventsOf(into).front().createdAt, QByteArray("2026-11-21"));
        QCOMPARE(import(into, event).present, 1);
        event.eventId = EventId("midnight");
        event.createdAt = "2026-11-20T00:00:00";
        QVERIFY(import(into, event).changed.empty());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestImportLosses)
#include "tst_import_losses.moc"
