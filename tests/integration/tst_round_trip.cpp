// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Sessions of full size with every hostile text, through session files and NDJSON, from and into
// both kinds of store: what they are at the other end is what they were.
#include "core/base/utf8_text.h"
#include "core/event/timestamp.h"
#include "core/store/batch_appender.h"
#include "tests/integration/full_size_events.h"
#include "tests/support/command_line.h"
#include "tests/support/store_fixture.h"
#include "tests/support/stored_events.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace muscope {

class TestRoundTrip final : public QObject {
    Q_OBJECT

#ifdef __SANITIZE_ADDRESS__ // which takes four times as long
    static constexpr std::size_t Count = 10'000;
#else
    static constexpr std::size_t Count = 100'000;
#endif
    static constexpr int Giant = 10'000'000; // bytes

    // What a store says of its sessions.
    struct Story {
        QByteArrayList digests;
        int exitCode = 0;
        QByteArray verdicts; // as verify tells them, without the store's name

        bool operator==(const Story&) const = default;
    };

    StoreFixture m_stores;
    QTemporaryDir m_folder;
    StoreLocation m_sqlite;
    StoreLocation m_postgres; // the same events
    StoreLocation m_hostile;  // what SQLite alone takes
    std::size_t m_count = 0;
    std::size_t m_hostileCount = 0;
    QString m_lines; // of the two stores of full size
    QString m_postgresLines;
    Story m_story;
    Story m_postgresStory;

    [[nodiscard]] static QString nameOf(const StoreLocation& location) {
        return location.kind == StoreLocation::Kind::Sqlite ? location.path
                                                            : location.displayText();
    }

    [[nodiscard]] static QByteArrayList sessionsOf(const StoreLocation& location) {
        const CommandResult result =
            CommandLine::run({u"sessions"_s, nameOf(location), u"--format"_s, u"json"_s});
        QByteArrayList sessions;
        for (const QJsonValue& session :
             QJsonDocument::fromJson(result.output)["sessions"_L1].toArray()) {
            sessions += session["session_id"_L1].toString().toUtf8();
        }
        return sessions;
    }

    [[nodiscard]] QString file(const QString& name) const { return m_folder.filePath(name); }

    [[nodiscard]] static StoreLocation fileStore(const QString& path) {
        StoreLocation location;
        location.path = path;
        return location;
    }

    [[nodiscard]] static Story storyOf(const StoreLocation& location) {
        Story story;
        CommandLine verify({u"verify"_s, nameOf(location), u"--format"_s, u"json"_s});
        for (const QByteArray& session : sessionsOf(location)) {
            const QStringList words{u"digest"_s, nameOf(location), u"--session"_s,
                                    QString::fromUtf8(session)};
            story.digests += CommandLine::run(words).output;
        }
        const CommandResult verified = verify.wait();
        story.exitCode = verified.exitCode;
        story.verdicts = verified.output;
        story.verdicts.replace(nameOf(location).toUtf8(), "");
        return story;
    }

    [[nodiscard]] static QJsonObject verdictsOf(const Story& story) {
        return QJsonDocument::fromJson(story.verdicts).object();
    }

    // Without the places of differences, which are in a payload as the store spells it.
    [[nodiscard]] static QJsonObject withoutPlaces(QJsonObject verdicts) {
        QJsonArray failures = verdicts["failures"_L1].toArray();
        for (QJsonValueRef failure : failures) {
            QJsonObject without = failure.toObject();
            without.remove("detail"_L1);
            without.remove("first_difference"_L1);
            failure = without;
        }
        verdicts["failures"_L1] = failures;
        return verdicts;
    }

    // Whether every column is the same, byte for byte; only a database's spelling of a time becomes
    // muscope's.
    [[nodiscard]] static bool isSameRow(const StoredEvent& left, const StoredEvent& right) {
        const auto columns = [](const StoredEvent& event) {
            return std::tie(event.sessionId, event.eventId, event.type, event.payload,
                            event.metadata, event.direction, event.streamId, event.raw);
        };
        const auto time = [](const StoredEvent& event) {
            return event.createdAt ? Timestamp::printed(toView(*event.createdAt)) : "NULL";
        };
        return columns(left) == columns(right) && time(left) == time(right);
    }

    static void compareRows(const StoreLocation& copy, const StoreLocation& source) {
        const std::vector<StoredEvent> found = eventsOf(copy);
        const std::vector<StoredEvent> wanted = eventsOf(source);
        QCOMPARE(found.size(), wanted.size());
        const auto [other, one] = std::ranges::mismatch(found, wanted, &isSameRow);
        QVERIFY2(one == wanted.end(), one->eventId.value());
    }

    // The bytes of each message: where JSONB has their value alone, they are beside it.
    [[nodiscard]] static QByteArrayList messagesOf(const StoreLocation& location) {
        QByteArrayList messages;
        for (const StoredEvent& event : eventsOf(location)) {
            messages += event.raw ? *event.raw : event.payload.value_or("");
        }
        return messages;
    }

    // In the order of their names, which is that of the stores.
    [[nodiscard]] static QStringList sessionOptions(const StoreLocation& location) {
        QByteArrayList sessions = sessionsOf(location);
        std::ranges::sort(sessions);
        QStringList options;
        for (const QByteArray& session : sessions) {
            options += {u"--session"_s, QString::fromUtf8(session)};
        }
        return options;
    }

    // All of a store as a NDJSON report, which is a file to import.
    [[nodiscard]] QString reportOf(const StoreLocation& location, const QString& name,
                                   int exitCode) const {
        const CommandResult result =
            CommandLine::run({u"report"_s, nameOf(location), u"--all"_s, u"--format"_s, u"ndjson"_s,
                              u"-o"_s, file(name)});
        if (result.exitCode != exitCode) {
            qFatal("%s", result.summary().constData());
        }
        return file(name);
    }

    static void import(const StoreLocation& into, const QString& lines, std::size_t added,
                       std::size_t present) {
        const CommandResult result =
            CommandLine::run({u"store"_s, u"import"_s, nameOf(into), lines});
        QVERIFY2(result.exitCode == 0, result.summary());
        const QString told = u"%1 line(s): %2 event(s) added, %3 there already, 0 in conflict, 0 "
                             "skipped\n"_s.arg(added + present)
                                 .arg(added)
                                 .arg(present);
        QCOMPARE(QString::fromUtf8(result.output), told);
    }

    // Into a store and once more: all of it the first time, nothing the second.
    static void importTwice(const StoreLocation& into, const QString& lines, std::size_t count) {
        import(into, lines, count, 0);
        import(into, lines, 0, count);
    }

    [[nodiscard]] StoreLocation saved(const StoreLocation& location, const QString& name) const {
        const QStringList words{u"store"_s, u"save"_s, nameOf(location), u"-o"_s, file(name)};
        const CommandResult result = CommandLine::run(words + sessionOptions(location));
        if (result.exitCode != 0) {
            qFatal("%s", result.summary().constData());
        }
        return fileStore(file(name));
    }

    [[nodiscard]] StoreLocation filledStore(const std::vector<StoredEvent>& events) {
        const StoreLocation location = m_stores.store(StoreLocation::Kind::Sqlite, {});
        const auto appender = BatchAppender::open(location);
        if (!appender || !(*appender)->append(events, Novelty::New)) {
            qFatal("%s was not filled", qPrintable(location.path));
        }
        return location;
    }

private slots:
    void initTestCase() {
        const std::vector<StoredEvent> events = fullSizeEvents(Count);
        m_count = events.size();
        m_sqlite = filledStore(events);
        const std::vector<StoredEvent> hostile = wildEvents(Giant);
        m_hostileCount = hostile.size();
        m_hostile = filledStore(hostile);
        m_lines = file(u"sqlite.ndjson"_s);
        QFile lines(m_lines);
        QVERIFY(lines.open(QIODevice::WriteOnly));
        lines.write(
            CommandLine::run({u"events"_s, m_sqlite.path, u"--format"_s, u"ndjson"_s}).output);
        m_story = storyOf(m_sqlite);
        QCOMPARE(m_story.digests.size(), 4);
        QVERIFY(verdictsOf(m_story)["failures"_L1].toArray().size() > qsizetype{Count} / 100);
    }

    void postgresHasWhatSqliteHad() {
        m_postgres = m_stores.store(StoreLocation::Kind::PostgreSql, {});
        importTwice(m_postgres, m_lines, m_count);
        m_postgresLines = reportOf(m_postgres, u"postgres.ndjson"_s, 1);
        m_postgresStory = storyOf(m_postgres);
        QCOMPARE(m_postgresStory.digests, m_story.digests);
        QVERIFY(withoutPlaces(verdictsOf(m_postgresStory)) == withoutPlaces(verdictsOf(m_story)));
        QCOMPARE(messagesOf(m_postgres), messagesOf(m_sqlite));
    }

    void ndjsonKeepsEveryByteOfSqlite() {
        const StoreLocation copy = fileStore(file(u"copy.sqlite"_s));
        importTwice(copy, m_lines, m_count);
        compareRows(copy, m_sqlite);
        QVERIFY(storyOf(copy) == m_story);
    }

    void ndjsonKeepsEveryByteOfPostgres_data() { addStoreKinds(); }
    void ndjsonKeepsEveryByteOfPostgres() {
        QFETCH(const StoreLocation::Kind, kind);
        const StoreLocation copy = m_stores.store(kind, {});
        import(copy, m_postgresLines, m_count, 0);
        compareRows(copy, m_postgres);
        QVERIFY(storyOf(copy) == m_postgresStory);
    }

    void ndjsonKeepsEveryHostileByte() {
        const StoreLocation copy = fileStore(file(u"hostile.sqlite"_s));
        importTwice(copy, reportOf(m_hostile, u"hostile.ndjson"_s, 4), m_hostileCount);
        compareRows(copy, m_hostile);
        QVERIFY(storyOf(copy) == storyOf(m_hostile));
    }

    void aSessionFileKeepsEveryByteOfSqlite() {
        const StoreLocation copy = saved(m_sqlite, u"sqlite.muscope"_s);
        compareRows(copy, m_sqlite);
        QVERIFY(storyOf(copy) == m_story);
    }

    void aSessionFileKeepsEveryByteOfPostgres() {
        const StoreLocation copy = saved(m_postgres, u"postgres.muscope"_s);
        compareRows(copy, m_postgres);
        QVERIFY(storyOf(copy) == m_postgresStory);
    }

    void aSessionFileKeepsEveryHostileByte() {
        const StoreLocation copy = saved(m_hostile, u"hostile.muscope"_s);
        compareRows(copy, m_hostile);
        QVERIFY(storyOf(copy) == storyOf(m_hostile));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestRoundTrip)
#include "tst_round_trip.moc"
