// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// verify --format junit and sarif: what other programs read.
#include "core/json/owned_document.h"
#include "core/schema/evaluator.h"
#include "tests/support/command_line.h"
#include "tests/support/problem_store.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace muscope {

class TestVerifyFormats final : public QObject {
    Q_OBJECT

    // What a JUnit report says, element by element.
    struct Junit {
        bool isWellFormed = false;
        QHash<QString, int> announced; // "tests", "failures", … of the suites together
        QHash<QString, int> found;     // "testcase", "failure", … that are there
        QStringList failing;           // "session/name: type"
    };

    QTemporaryDir m_folder;

    static Junit readJunit(const QByteArray& xml) {
        Junit junit;
        QXmlStreamReader reader(xml);
        QString testcase;
        while (!reader.atEnd()) {
            reader.readNext();
            if (!reader.isStartElement()) {
                continue;
            }
            const QXmlStreamAttributes attributes = reader.attributes();
            ++junit.found[reader.name().toString()];
            if (reader.name() == "testsuite"_L1) {
                for (const auto& name : {u"tests"_s, u"failures"_s, u"errors"_s, u"skipped"_s}) {
                    junit.announced[name] += attributes.value(name).toInt();
                }
            } else if (reader.name() == "testcase"_L1) {
                testcase =
                    u"%1/%2"_s.arg(attributes.value("classname"_L1), attributes.value("name"_L1));
            } else if (reader.name() == "failure"_L1) {
                junit.failing += testcase + u": "_s + attributes.value("type"_L1).toString();
            }
        }
        junit.isWellFormed = !reader.hasError();
        return junit;
    }

    static void verifyCounts(const Junit& junit) {
        QVERIFY(junit.isWellFormed);
        QCOMPARE(junit.announced["tests"_L1], junit.found["testcase"_L1]);
        QCOMPARE(junit.announced["failures"_L1], junit.found["failure"_L1]);
        QCOMPARE(junit.announced["errors"_L1], junit.found["error"_L1]);
        QCOMPARE(junit.announced["skipped"_L1], junit.found["skipped"_L1]);
    }

    // The published schema says draft-04; what it uses means the same in draft-07.
    static schema::Schema sarifSchema() {
        QFile file(QStringLiteral(MUSCOPE_TEST_DATA "/sarif/sarif-2.1.0-rtm.5.json"));
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("%s", qPrintable(file.errorString()));
        }
        const QByteArray text = file.readAll().replace("draft-04/schema", "draft-07/schema");
        return schema::Schema::compile(*json::OwnedDocument::parse(text.toStdString()));
    }

    static QStringList breachesOf(const QByteArray& sarif) {
        const auto log = json::OwnedDocument::parse(sarif.toStdString());
        if (!log) {
            return {u"it is no JSON"_s};
        }
        QStringList breaches;
        for (const schema::Breach& breach :
             schema::Evaluator().evaluate(sarifSchema(), (*log)->document()).breaches) {
            breaches += QString::fromStdString(breach.instance.pointer) + u": "_s + breach.message;
        }
        return breaches;
    }

    [[nodiscard]] QString storeOf(const QString& name, const std::vector<StoredEvent>& events) {
        const QString path = m_folder.filePath(name);
        if (!writeStore(path, events)) {
            qFatal("%s cannot be written", qPrintable(path));
        }
        return path;
    }

    static std::vector<StoredEvent> hostileEvents() {
        const QByteArray nasty =
            "\x01<&>\"']]>\n\xE2\x80\xAE{0}[a](http://x)\xEF\xBF\xBE\xFF\x1b[2J";
        StoredEvent event = problemEvent("e", "00.000", "tool_call", "{\"tool\":\"leave\"}",
                                         "{\"mu\": \"## Receipt\\n}\\\"teerg\\\":\\\"loot\\\"{\"}");
        event.sessionId = SessionId(nasty);
        event.eventId = EventId(nasty);
        return {event};
    }

    static QByteArray printed(const QString& store, const QString& format, int exitCode,
                              const QStringList& more = {}) {
        const CommandResult result =
            CommandLine::run(QStringList{u"verify"_s, store, u"--format"_s, format} + more);
        if (result.exitCode != exitCode) {
            qFatal("%s", result.summary().constData());
        }
        return result.output;
    }

private slots:
    void junitTellsEveryEventOnce() {
        std::vector<StoredEvent> events = everyProblem();
        std::erase_if(events,
                      [](const StoredEvent& one) { return one.eventId.value() == "bytes"; });
        const Junit junit = readJunit(printed(storeOf(u"all"_s, events), u"junit"_s, 1));
        verifyCounts(junit);
        QCOMPARE(junit.failing, (QStringList{u"every problem/differs: differs"_s,
                                             u"every problem/wrong: wrong_subject"_s,
                                             u"every problem/malformed: malformed"_s}));
        QCOMPARE(junit.found["skipped"_L1], 1); // those without receipt
        QCOMPARE(junit.found["testcase"_L1], 5);
        QCOMPARE(junit.found["error"_L1], 0);
    }

    void saysWhatWasNotRead() {
        const QString store = storeOf(u"part"_s, everyProblem());
        const Junit junit = readJunit(printed(store, u"junit"_s, 4));
        verifyCounts(junit);
        QCOMPARE(junit.found["error"_L1], 1);
        const QJsonValue run = QJsonDocument::fromJson(printed(store, u"sarif"_s, 4))["runs"_L1][0];
        const QJsonValue invocation = run["invocations"_L1][0];
        QCOMPARE(invocation["executionSuccessful"_L1], QJsonValue(false));
        QCOMPARE(invocation["toolExecutionNotifications"_L1].toArray().size(), 1);
    }

    void sarifKeepsToItsSchema() {
        const QByteArray sarif = printed(storeOf(u"sarif"_s, everyProblem()), u"sarif"_s, 4);
        QCOMPARE(breachesOf(sarif), QStringList());
        QVERIFY(!breachesOf(QByteArray(sarif).replace("\"warning\"", "\"alarm\"")).isEmpty());
        const QJsonValue run = QJsonDocument::fromJson(sarif)["runs"_L1][0];
        const QJsonArray rules = run["tool"_L1]["driver"_L1]["rules"_L1].toArray();
        QStringList told;
        for (const QJsonValue& result : run["results"_L1].toArray()) {
            QCOMPARE(rules[result["ruleIndex"_L1].toInt()]["id"_L1], result["ruleId"_L1]);
            told += u"%1 %2"_s.arg(
                result["ruleId"_L1].toString(),
                result["locations"_L1][0]["logicalLocations"_L1][0]["fullyQualifiedName"_L1]
                    .toString());
        }
        QVERIFY(told.contains(u"differs /every problem/differs/tool"_s));
        QVERIFY(told.contains(u"malformed /every problem/malformed"_s));
        QVERIFY(told.contains(u"receipt-orphan /every problem/stray"_s));
    }

    void sarifNamesTheLineOfAWorkflow() {
        QFile file(m_folder.filePath(u"a b.maml.md"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("---\ntool: greet\n---\n## Input_Schema\n```json\n"
                   "{\"properties\": {\"name\": {\"type\": \"string\"}}}\n```\n");
        file.close();
        const QString store =
            storeOf(u"workflow"_s, {problemEvent("e", "00.000", "tool_call",
                                                 "{\"tool\":\"greet\",\"args\":{\"name\":7}}")});
        const QByteArray sarif = printed(store, u"sarif"_s, 1, {u"--workflows"_s, file.fileName()});
        QCOMPARE(breachesOf(sarif), QStringList());
        const QJsonArray results =
            QJsonDocument::fromJson(sarif)["runs"_L1][0]["results"_L1].toArray();
        const auto breach = std::ranges::find_if(
            results, [](const QJsonValue& result) { return result["ruleId"_L1] == "schema"_L1; });
        QVERIFY(breach != results.end());
        const QJsonValue place = (*breach)["locations"_L1][0]["physicalLocation"_L1];
        QCOMPARE(place["artifactLocation"_L1]["uri"_L1].toString(), u"a%20b.maml.md"_s);
        QCOMPARE(place["region"_L1]["startLine"_L1].toInt(), 6);
    }

    void staysInertWhateverIdsHold() {
        const QString store = storeOf(u"hostile"_s, hostileEvents());
        const QByteArray xml = printed(store, u"junit"_s, 4);
        const Junit junit = readJunit(xml);
        verifyCounts(junit);
        QCOMPARE(junit.failing.size(), 1);
        QVERIFY(!xml.contains('\x01') && !xml.contains('\x1b') && !xml.contains("\xE2\x80\xAE"));
        QVERIFY(!xml.contains("\xEF\xBF\xBE"));
        const QByteArray sarif = printed(store, u"sarif"_s, 4);
        QCOMPARE(breachesOf(sarif), QStringList());
        QVERIFY(std::ranges::all_of(sarif,
                                    [](char c) { return (c >= ' ' && c < '\x7f') || c == '\n'; }));
    }

    void printsTheSameEverywhere() {
        const QString store = storeOf(u"same"_s, everyProblem());
        for (const QString& format : {u"junit"_s, u"sarif"_s}) {
            const QStringList words{u"verify"_s, store, u"--format"_s, format};
            CommandLine here(words, {{u"LC_ALL"_s, u"C"_s}, {u"TZ"_s, u"UTC"_s}});
            CommandLine there(words, {{u"LC_ALL"_s, u"tr_TR.UTF-8"_s}, {u"TZ"_s, u"Asia/Tokyo"_s}});
            const QByteArray first = here.wait().output;
            QVERIFY(!first.isEmpty());
            QCOMPARE(there.wait().output, first);
        }
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestVerifyFormats)
#include "tst_verify_formats.moc"
