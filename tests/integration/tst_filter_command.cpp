// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// --filter on the command line.
#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/demo_store.h"
#include "tests/support/command_line.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class TestFilterCommand final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_store;

    [[nodiscard]] QList<QJsonObject> events(const QStringList& options) const {
        const CommandResult result = CommandLine::run(
            QStringList{u"events"_s, m_store, u"--format"_s, u"ndjson"_s} + options);
        if (result.exitCode != 0) {
            qFatal("%s", result.summary().constData());
        }
        QList<QJsonObject> list;
        for (const QByteArray& line : result.output.split('\n')) {
            if (!line.isEmpty()) {
                list += QJsonDocument::fromJson(line).object();
            }
        }
        return list;
    }

    [[nodiscard]] QJsonObject verify(const QStringList& options) const {
        const CommandResult result =
            CommandLine::run(QStringList{u"verify"_s, m_store, u"--format"_s, u"json"_s} + options);
        return QJsonDocument::fromJson(result.output).object();
    }

private slots:
    void initTestCase() {
        m_store = m_folder.filePath(u"store.sqlite"_s);
        QVERIFY(writeDemoStore(m_store, builtinRules()).has_value());
    }

    void printsWhatPasses() {
        const auto all = events({});
        const auto calls = events({u"--filter"_s, u"type == tool_call"_s});
        const auto others = events({u"--filter"_s, u"not type == tool_call"_s});
        QVERIFY(!calls.isEmpty() && !others.isEmpty());
        QCOMPARE(calls.size() + others.size(), all.size());
        for (const QJsonObject& event : calls) {
            QCOMPARE(event["event_type"_L1].toString(), u"tool_call"_s);
        }
    }

    void givesTheFirstThatPass() {
        const auto calls = events({u"--filter"_s, u"type == tool_call"_s});
        const auto first = events({u"--filter"_s, u"type == tool_call"_s, u"--limit"_s, u"3"_s});
        QCOMPARE(first, calls.first(3));
    }

    void checksReceiptsWhereTheyAreAskedFor() {
        const QJsonObject whole = verify({});
        const auto failing = events({u"--filter"_s, u"fails"_s});
        QCOMPARE(failing.size(), whole["failures"_L1].toArray().size());
        const auto none = events({u"--filter"_s, u"receipt == none"_s});
        QCOMPARE(none.size(), whole["coverage"_L1]["none"_L1].toInt());
    }

    void verifiesOnlyWhatPasses() {
        const QJsonObject whole = verify({});
        const QJsonObject failing = verify({u"--filter"_s, u"fails"_s});
        QCOMPARE(failing["failures"_L1], whole["failures"_L1]);
        QCOMPARE(failing["coverage"_L1]["events"_L1].toInt(),
                 whole["failures"_L1].toArray().size());
        QCOMPARE(failing["filter"_L1].toString(), u"fails"_s);
        QVERIFY(whole["filter"_L1].isNull());
        const CommandResult good =
            CommandLine::run({u"verify"_s, m_store, u"--filter"_s, u"receipt == match"_s});
        QVERIFY2(good.exitCode == 0, good.summary());
    }

    void nothingPassingIsNoFailure() {
        QVERIFY(events({u"--filter"_s, u"size > 1GB"_s}).isEmpty());
        const QString session = QString::fromUtf8(
            events({u"--limit"_s, u"1"_s}).first()["session_id"_L1].toString().toUtf8());
        QVERIFY(events({u"--session"_s, session, u"--filter"_s, u"size > 1GB"_s}).isEmpty());
    }

    void marksWhatIsWrong() {
        for (const auto& command : {u"events"_s, u"verify"_s}) {
            const CommandResult result =
                CommandLine::run({command, m_store, u"--filter"_s, u"toool == greet"_s});
            QVERIFY2(result.exitCode == 2, result.summary());
            QVERIFY2(result.output.isEmpty(), result.summary());
            QVERIFY2(result.messages.contains("column 1: "), result.summary());
            QVERIFY2(result.messages.contains("did you mean tool?"), result.summary());
            QVERIFY2(result.messages.contains("\n    toool == greet\n    ^^^^^\n"),
                     result.summary());
        }
    }

    void refusesWhatAStreamCannotTell() {
        for (const auto& filter : {u"took > 1s"_s, u"hung"_s, u"greet and orphan"_s}) {
            const CommandResult result =
                CommandLine::run({u"events"_s, m_store, u"--filter"_s, filter});
            QVERIFY2(result.exitCode == 2, result.summary());
            QVERIFY2(result.messages.contains("stream"), result.summary());
        }
    }

    void isInTheHelp() {
        QVERIFY(CommandLine::run({u"--help"_s}).output.contains("--filter EXPR"));
        QVERIFY(CommandLine::run({u"events"_s, u"--help"_s}).output.contains("--filter EXPR"));
        QVERIFY(CommandLine::run({u"verify"_s, u"--help"_s}).output.contains("--filter EXPR"));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestFilterCommand)
#include "tst_filter_command.moc"
