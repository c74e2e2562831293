// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// "muscope-cli tail" as a person or a script runs it.
#include "tests/support/command_line.h"
#include "tests/support/store_fixture.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

using Kind = StoreLocation::Kind;

QByteArray insertion(const QByteArray& event, const QByteArray& session = "s",
                     const QByteArray& type = "t") {
    return "INSERT INTO mcp_events (session_id, event_id, event_type, payload) VALUES ('" +
           session + "', '" + event + "', '" + type + "', '{}')";
}

// The event ids of lines of NDJSON.
QByteArrayList eventsOf(const QByteArray& lines) {
    QByteArrayList events;
    for (const QByteArray& line : lines.split('\n')) {
        const qsizetype begin = line.indexOf("\"event_id\":\"");
        if (begin >= 0) {
            events.push_back(line.mid(begin + 12, line.indexOf('"', begin + 12) - begin - 12));
        }
    }
    return events;
}

} // namespace

class TestTailCommand : public QObject {
    Q_OBJECT

private slots:
    void printsWhatEventsPrintsAndEndsOnInterrupt_data() { addStoreKinds(); }
    void printsWhatEventsPrintsAndEndsOnInterrupt();
    void beginsWithNowUnlessTold_data() { addStoreKinds(); }
    void beginsWithNowUnlessTold();
    void beginsBehindAnEvent();
    void narrowsBySessionAndFilter_data() { addStoreKinds(); }
    void narrowsBySessionAndFilter();
    void endsQuietlyWhenNobodyReads_data() { addStoreKinds(); }
    void endsQuietlyWhenNobodyReads();
    void saysThatTheStoreIsAwayAndBack();
    void endsWhenItMayNotReadAnyMore();
    void installsTheTriggerWhenAsked();
    void refusesWhatItCannotDo();

private:
    static QString nameOf(const StoreLocation& location);

    StoreFixture m_stores;
};

QString TestTailCommand::nameOf(const StoreLocation& location) {
    return location.kind == Kind::Sqlite ? location.path : location.storableText();
}

void TestTailCommand::printsWhatEventsPrintsAndEndsOnInterrupt() {
    QFETCH(Kind, kind);
    const StoreLocation location =
        m_stores.store(kind, {eventAt("s", "first", 0), eventAt("s", "second", 1)});
    CommandLine tail({u"tail"_s, nameOf(location), u"--from"_s, u"start"_s});
    QCOMPARE(eventsOf(tail.waitForLines(2)), (QByteArrayList{"first", "second"}));
    m_stores.execute(location, insertion("third"));
    QCOMPARE(eventsOf(tail.waitForLines(3)).last(), QByteArray("third"));

    tail.interrupt();

    const CommandResult result = tail.wait();
    QVERIFY2(result.ended && result.exitCode == 0 && result.messages.isEmpty(), result.summary());
    const CommandResult events =
        CommandLine::run({u"events"_s, nameOf(location), u"--format"_s, u"ndjson"_s});
    QCOMPARE(result.output, events.output);
}

void TestTailCommand::beginsWithNowUnlessTold() {
    QFETCH(Kind, kind);
    const StoreLocation location = m_stores.store(kind, {eventAt("s", "before", 0)});
    CommandLine tail({u"tail"_s, nameOf(location)});
    // It tells nobody when it begins: the first that comes is the first after that.
    QByteArray lines;
    for (int i = 0; lines.isEmpty(); ++i) {
        m_stores.execute(location, insertion("e" + QByteArray::number(i)));
        lines = tail.waitForLines(1, std::chrono::seconds(1));
    }
    QVERIFY(!lines.contains("before"));
    tail.interrupt();
    QCOMPARE(tail.wait().exitCode, 0);
}

void TestTailCommand::beginsBehindAnEvent() {
    const StoreLocation location =
        m_stores.store(Kind::PostgreSql, {eventAt("a", "1", 0), eventAt("b", "1", 1),
                                          eventAt("a", "2", 2), eventAt("b", "2", 3)});
    CommandLine tail({u"tail"_s, nameOf(location), u"--session"_s, u"a"_s, u"--from"_s, u"1"_s});
    QCOMPARE(eventsOf(tail.waitForLines(1)), QByteArrayList{"2"});

    const CommandResult unclear =
        CommandLine::run({u"tail"_s, nameOf(location), u"--from"_s, u"1"_s});
    QCOMPARE(unclear.exitCode, 2);
    QVERIFY(unclear.messages.contains("several sessions have an event 1"));
    const CommandResult missing =
        CommandLine::run({u"tail"_s, nameOf(location), u"--from"_s, u"nobody"_s});
    QCOMPARE(missing.exitCode, 3);
    QVERIFY(missing.messages.contains("no session has an event nobody"));
}

void TestTailCommand::narrowsBySessionAndFilter() {
    QFETCH(Kind, kind);
    const StoreLocation location = m_stores.store(kind, {});
    m_stores.execute(location, insertion("1", "mine", "wanted"));
    m_stores.execute(location, insertion("2", "mine", "other"));
    m_stores.execute(location, insertion("3", "other", "wanted"));
    CommandLine tail({u"tail"_s, nameOf(location), u"--from"_s, u"start"_s, u"--session"_s,
                      u"mine"_s, u"--filter"_s, u"type == wanted"_s});
    QCOMPARE(tail.waitForLines(1).count('\n'), 1);
    m_stores.execute(location, insertion("4", "mine", "other"));
    m_stores.execute(location, insertion("5", "mine", "wanted"));
    QCOMPARE(eventsOf(tail.waitForLines(2)), (QByteArrayList{"1", "5"}));
}

void TestTailCommand::endsQuietlyWhenNobodyReads() {
    QFETCH(Kind, kind);
    const StoreLocation location = m_stores.store(kind, {eventAt("s", "first", 0)});
    QProcess shell;
    shell.start(u"bash"_s,
                {u"-c"_s, u"set -o pipefail; \"$0\" tail \"$1\" --from start | head -n 1"_s,
                 QStringLiteral(MUSCOPE_CLI), nameOf(location)});

    // The pipe ends when both have ended.
    QVERIFY(shell.waitForFinished(60'000));

    QCOMPARE(eventsOf(shell.readAllStandardOutput()), QByteArrayList{"first"});
    QCOMPARE(shell.readAllStandardError(), QByteArray());
    QCOMPARE(shell.exitCode(), 0);
}

void TestTailCommand::saysThatTheStoreIsAwayAndBack() {
    const StoreLocation location = m_stores.store(Kind::PostgreSql, {eventAt("s", "first", 0)});
    CommandLine tail({u"tail"_s, nameOf(location), u"--from"_s, u"start"_s});
    QCOMPARE(tail.waitForLines(1).count('\n'), 1);

    m_stores.server().kill();
    QVERIFY(tail.waitForMessage("the store is away"));
    m_stores.server().restart();
    m_stores.execute(location, insertion("second"));

    QCOMPARE(eventsOf(tail.waitForLines(2)), (QByteArrayList{"first", "second"}));
    QVERIFY(tail.waitForMessage("the store is back"));
    tail.interrupt();
    QCOMPARE(tail.wait().exitCode, 0);
}

void TestTailCommand::endsWhenItMayNotReadAnyMore() {
    const StoreLocation location = m_stores.store(Kind::PostgreSql, {eventAt("s", "first", 0)});
    CommandLine tail({u"tail"_s, nameOf(location), u"--from"_s, u"start"_s});
    QCOMPARE(tail.waitForLines(1).count('\n'), 1);

    m_stores.execute(location, "DROP TABLE mcp_events");

    const CommandResult result = tail.wait();
    QCOMPARE(result.exitCode, 3);
    QVERIFY2(result.messages.contains("mcp_events"), result.summary());
}

void TestTailCommand::installsTheTriggerWhenAsked() {
    const QString store = nameOf(m_stores.emptyPlace(Kind::PostgreSql));
    QCOMPARE(CommandLine::run({u"store"_s, u"init"_s, store}).exitCode, 0);
    const CommandResult offered = CommandLine::run({u"store"_s, u"check"_s, store});
    QVERIFY2(offered.output.contains("CREATE TRIGGER muscope_events_notify"), offered.summary());

    const CommandResult made = CommandLine::run({u"store"_s, u"init"_s, store, u"--notify"_s});
    QCOMPARE(made.exitCode, 0);
    QVERIFY2(made.output.contains("CREATE TRIGGER muscope_events_notify"), made.summary());

    const CommandResult checked = CommandLine::run({u"store"_s, u"check"_s, store});
    QVERIFY2(checked.output.contains("tells its followers") && !checked.output.contains("CREATE"),
             checked.summary());
    const CommandResult again = CommandLine::run({u"store"_s, u"init"_s, store, u"--notify"_s});
    QVERIFY2(again.exitCode == 0 && again.output.contains("lacks nothing"), again.summary());
}

void TestTailCommand::refusesWhatItCannotDo() {
    const StoreLocation location = m_stores.store(Kind::Sqlite, {});
    QCOMPARE(CommandLine::run({u"tail"_s}).exitCode, 2);
    QCOMPARE(CommandLine::run({u"tail"_s, location.path, u"--filter"_s, u"took > 1s"_s}).exitCode,
             2);
    QCOMPARE(CommandLine::run({u"tail"_s, location.path + u".not"_s}).exitCode, 3);
    QCOMPARE(CommandLine::run({u"store"_s, u"init"_s, location.path, u"--notify"_s}).exitCode, 2);
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestTailCommand)
#include "tst_tail_command.moc"
