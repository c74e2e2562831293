// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Events as lines of NDJSON: what is written comes back, and what others write is read.
#include "core/mcp/event_json_reader.h"
#include "core/mcp/event_json_writer.h"
#include "tests/support/hostile_events.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class TestEventJsonLines final : public QObject {
    Q_OBJECT

    EventJsonWriter m_writer;
    EventJsonReader m_reader;

    [[nodiscard]] QByteArray lineOf(const StoredEvent& event) {
        return QByteArray::fromStdString(m_writer.line(event.view()));
    }

    // The event of a line, or an event of no session whose type says what is wrong with it.
    [[nodiscard]] StoredEvent eventOf(const QByteArray& line) {
        const auto read = m_reader.read({line.constData(), static_cast<std::size_t>(line.size())});
        if (read) {
            return read->event;
        }
        StoredEvent fault;
        fault.type =
            QByteArray(read.error().reason) + ": " + QByteArray::fromStdString(read.error().detail);
        return fault;
    }

    static void compare(const StoredEvent& found, const StoredEvent& wanted) {
        QCOMPARE(found.sessionId.value(), wanted.sessionId.value());
        QCOMPARE(found.eventId.value(), wanted.eventId.value());
        QCOMPARE(found.type, wanted.type);
        QCOMPARE(found.payload, wanted.payload);
        QCOMPARE(found.metadata, wanted.metadata);
        QCOMPARE(found.direction, wanted.direction);
        QCOMPARE(found.streamId, wanted.streamId);
        QCOMPARE(found.raw, wanted.raw);
    }

private slots:
    void givesEveryColumnBackByteForByte_data() {
        QTest::addColumn<int>("number");
        const auto count = static_cast<int>(hostileEvents().size());
        for (int i = 0; i < count; ++i) {
            QTest::addRow("%d", i) << i;
        }
    }
    void givesEveryColumnBackByteForByte() {
        QFETCH(int, number);
        const StoredEvent event = hostileEvents()[static_cast<std::size_t>(number)];
        const QByteArray line = lineOf(event);
        QCOMPARE(line.count('\n'), 1);
        QVERIFY(line.endsWith('\n'));

        const StoredEvent found = eventOf(line);

        compare(found, event);
        // The database's own spelling comes as the one that is printed.
        const QByteArray time = event.createdAt.value_or("");
        QCOMPARE(found.createdAt.value_or(""),
                 time.startsWith("2026-11-20 12:00:01")
                     ? QByteArray::fromStdString(Timestamp::printed(time.toStdString()))
                     : time);
        QCOMPARE(found.createdAt.has_value(), event.createdAt.has_value());
    }

    void leavesOutWhatTheLineSaysAnyway() {
        StoredEvent event = mildEvents().front();
        event.metadata = "{}";
        QCOMPARE(lineOf(event),
                 QByteArray("{\"session_id\":\"hostile\",\"event_id\":\"h1\",\"event_type\":"
                            "\"tool_call\",\"created_at\":\"2026-11-20T12:00:01.250000Z\","
                            "\"direction\":null,\"payload\":{\"tool\":\"greet\",\"result\":"
                            "\"Hello, Ada!\"},\"metadata\":{},\"sequence\":1}\n"));
        event.raw = event.payload;
        QVERIFY(lineOf(event).endsWith(",\"stored\":{\"raw\":true}}\n"));
        // The database's own spelling of the same moment says nothing more.
        event.raw.reset();
        for (const char* const time : {"2026-11-20 12:00:01.25+00", "2026-11-20 12:00:01.25"}) {
            event.createdAt = time;
            QVERIFY2(!lineOf(event).contains("stored"), lineOf(event));
        }
        event.createdAt = "2026-11-20 14:00:01.25+02";
        QVERIFY(lineOf(event).contains(R"("stored":{"created_at":"2026-11-20 14:00:01.25+02"})"));
    }

    void readsNamesOfEitherForm() {
        const QByteArray snake =
            R"({"session_id":"s","event_id":"e","event_type":"t","created_at":"2026-11-20",)"
            R"("payload":{"a":1.0},"metadata":{"m":[]},"direction":"c2s","stream_id":"x"})";
        const QByteArray camel =
            R"({"payload":{"a":1.0},"sessionId":"s","createdAt":"2026-11-20","eventType":"t",)"
            R"("eventId":"e","metadata":{"m":[]},"streamId":"x","direction":"c2s","id":4711})";
        const StoredEvent event = eventOf(snake);
        QCOMPARE(event.sessionId.value(), QByteArray("s"));
        QCOMPARE(event.payload, std::optional<QByteArray>(R"({"a":1.0})"));
        QCOMPARE(event.createdAt, std::optional<QByteArray>("2026-11-20"));
        QCOMPARE(event.streamId, std::optional<QByteArray>("x"));
        compare(eventOf(camel), event);
    }

    void takesNumbersForIdsAndTimes() {
        const StoredEvent event = eventOf(R"({"session_id":7,"event_id":12345678901234567890123,)"
                                          R"("event_type":"t","created_at":1.5e3,"payload":null})");
        QCOMPARE(event.sessionId.value(), QByteArray("7"));
        QCOMPARE(event.eventId.value(), QByteArray("12345678901234567890123"));
        QCOMPARE(event.createdAt, std::optional<QByteArray>("1.5e3"));
        QCOMPARE(event.payload, std::optional<QByteArray>("null"));
        QVERIFY(!event.metadata);
    }

    void namesMembersItDoesNotKnow() {
        const auto read = m_reader.read(R"({"session_id":"s","event_id":"e","event_type":"t",)"
                                        R"("payload":1,"colour":"red","stored":{"size":"1"}})");
        QVERIFY(read);
        QCOMPARE(read->unknownMember, std::string("stored.size"));
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("fault");
        const auto row = [](const QByteArray& line, const QByteArray& fault) {
            QTest::newRow(line.left(60)) << line << fault;
        };
        const QByteArray start = R"({"session_id":"s","event_id":"e","event_type":"t")";
        row("", "is no JSON: byte 1: ");
        row("SQLite format 3", "is no JSON: byte 1: ");
        row(start + ",\"payload\":1", "is no JSON: byte 62: ");
        row("[1]", "is no JSON object: ");
        row("{}", "lacks a member: session_id");
        row(start + "}", "lacks a member: payload");
        row(R"({"session_id":null,"event_id":"e","event_type":"t","payload":1})",
            "lacks a member: session_id");
        row(R"({"session_id":{},"event_id":"e","event_type":"t","payload":1})",
            "has a member that is no text: session_id");
        row(start + R"(,"payload":1,"eventId":"e"})", "has a member twice: eventId");
        row(start + R"(,"payload":1,"created_at":[]})", "has a member that is no text: created_at");
        row(start + R"(,"payload":null,"raw_base64":"!"})", "has bytes that are not in base64: ");
        row(start + R"(,"payload":null,"raw_base64":7})", "has bytes that are not in base64: ");
        row(start + R"(,"payload":1,"stored":7})", "has a member that is no object: stored");
        row(start + R"(,"payload":1,"stored":{"raw":false}})",
            "has a member that is no text: stored");
        row(start + R"(,"payload":1,"stored":{"raw":{"base64":"?"}}})",
            "has bytes that are not in base64: ");
    }
    void saysWhatIsWrong() {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, fault);
        const QByteArray found = eventOf(line).type;
        QVERIFY2(found.startsWith(fault), found);
    }

    void knowsTheHeadOfAReport() {
        QVERIFY(m_reader.read(R"({"report":{"coverage":{}}})").error().isReportHead);
        QVERIFY(!m_reader.read(R"({"report":{},"session_id":"s"})").error().isReportHead);
    }

    void readsAnyBeginningOfALine() {
        for (const StoredEvent& event : hostileEvents(10)) {
            const QByteArray line = lineOf(event);
            for (qsizetype size = 0; size < line.size() - 1; ++size) {
                QCOMPARE(eventOf(line.first(size)).sessionId.value(), QByteArray());
            }
        }
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestEventJsonLines)
#include "tst_event_json_lines.moc"
