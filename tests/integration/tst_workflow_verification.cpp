// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// verify --workflows, over both kinds of store.
#include "tests/support/command_line.h"
#include "tests/support/store_fixture.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class TestWorkflowVerification final : public QObject {
    Q_OBJECT

    StoreFixture m_stores;
    QTemporaryDir m_folder;

    static StoredEvent call(const char* id, int second, const QByteArray& payload) {
        StoredEvent event = eventAt("s1", id, second);
        event.payload = payload;
        return event;
    }

    [[nodiscard]] StoreLocation store() {
        QFETCH(StoreLocation::Kind, kind);
        return m_stores.store(
            kind,
            {call("e1", 0, "{\"tool\":\"greet\",\"args\":{\"name\":\"Alice\"},\"result\":\"Hi\"}"),
             call("e2", 1, "{\"tool\":\"greet\",\"args\":{\"name\":7},\"result\":\"Hi\"}"),
             call("e3", 2,
                  "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                  "{\"name\":\"greet\",\"arguments\":{}}}"),
             call("e4", 3,
                  "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"structuredContent\":[1,2]}}"),
             call("e5", 4, "{\"tool\":\"unheard\",\"args\":{}}")});
    }

    [[nodiscard]] static CommandResult verify(const StoreLocation& location,
                                              const QStringList& more) {
        const bool isFile = location.kind == StoreLocation::Kind::Sqlite;
        return CommandLine::run(
            QStringList{u"verify"_s, isFile ? location.path : location.displayText()} + more);
    }

    // "schema e2 /args/name greet.maml.md:10 error"
    [[nodiscard]] static QStringList problems(const CommandResult& result) {
        QStringList lines;
        for (const QJsonValue& one :
             QJsonDocument::fromJson(result.output)["problems"_L1].toArray()) {
            lines += u"%1 %2 %3 %4:%5 %6"_s.arg(
                one["kind"_L1].toString(), one["event_id"_L1].toString(u"-"_s),
                one["path"_L1].toString(u"-"_s), one["workflow"_L1].toString(u"-"_s),
                QString::number(one["line"_L1].toInt()), one["severity"_L1].toString());
        }
        return lines;
    }

    void writeWorkflow(const QString& name, const QByteArray& text) {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private slots:
    void initTestCase() {
        writeWorkflow(u"greet.maml.md"_s, "---\n"
                                          "tools:\n"
                                          "  - name: greet\n"
                                          "  - name: wave\n"
                                          "---\n"
                                          "## Input_Schema\n"
                                          "```json\n"
                                          "{\"type\": \"object\",\n"
                                          " \"properties\": {\n"
                                          "  \"name\": {\"type\": \"string\"}},\n"
                                          " \"required\": [\"name\"]}\n"
                                          "```\n"
                                          "## Output_Schema\n"
                                          "```json\n"
                                          "{\"type\": \"string\",\n"
                                          " \"unheardOf\": 1}\n"
                                          "```\n");
        writeWorkflow(u"readme.md"_s, "# Not a workflow\n");
    }

    void namesBothEndsOfABreach_data() { addStoreKinds(); }
    void namesBothEndsOfABreach() {
        const CommandResult result =
            verify(store(), {u"--workflows"_s, m_folder.path(), u"--format"_s, u"json"_s});
        QVERIFY2(result.exitCode == 1, result.summary().constData());
        QCOMPARE(problems(result),
                 (QStringList{u"schema e2 /args/name greet.maml.md:10 error"_s,
                              u"schema e3 /params/arguments greet.maml.md:11 error"_s,
                              u"schema e4 /result/structuredContent greet.maml.md:15 error"_s,
                              u"schema-unchecked - - greet.maml.md:16 warning"_s,
                              u"tool-undeclared e5 - -:0 warning"_s,
                              u"workflow - - greet.maml.md:4 info"_s}));
        QCOMPARE(QJsonDocument::fromJson(result.output)["problems"_L1][0]["message"_L1].toString(),
                 u"expected a string, found 7"_s);
    }

    void tellsOnlyWhatPassesTheFilter_data() { addStoreKinds(); }
    void tellsOnlyWhatPassesTheFilter() {
        const CommandResult result =
            verify(store(), {u"--workflows"_s, m_folder.path(), u"--filter"_s, u"not greet"_s,
                             u"--format"_s, u"json"_s});
        QVERIFY2(result.exitCode == 1, result.summary().constData());
        QVERIFY2(problems(result).contains(
                     u"schema e4 /result/structuredContent greet.maml.md:15 error"_s),
                 "the answer is tied by a request that the filter leaves out");
        QVERIFY(problems(result).filter(u"schema e2"_s).isEmpty());
        QVERIFY2(problems(result).filter(u"workflow"_s).isEmpty(),
                 "nothing is said of calls that were not looked at");
    }

    void tellsTheLineOfAPermission_data() { addStoreKinds(); }
    void tellsTheLineOfAPermission() {
        QFETCH(StoreLocation::Kind, kind);
        StoredEvent event = call("e1", 0, "{\"tool\":\"wave\",\"args\":{}}");
        event.metadata = "{\"agent\":\"agent://bob\"}";
        QTemporaryDir folder;
        QFile file(folder.filePath(u"wave.maml.md"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("---\ntool: wave\npermissions:\n  execute: [\"agent://alice\"]\n---\n");
        file.close();
        const CommandResult result =
            verify(m_stores.store(kind, {event}),
                   {u"--workflows"_s, folder.path(), u"--format"_s, u"json"_s});
        QVERIFY2(problems(result).contains(u"permission e1 - wave.maml.md:4 warning"_s),
                 result.summary().constData());
        QVERIFY2(result.output.contains("execute is given to agent://alice; metadata.agent is "
                                        "agent://bob"),
                 result.summary().constData());
        QVERIFY(!result.output.contains("line 4"));
    }

    void tellsAWorkflowThatIsMissingOnce_data() { addStoreKinds(); }
    void tellsAWorkflowThatIsMissingOnce() {
        QFETCH(StoreLocation::Kind, kind);
        std::vector<StoredEvent> events;
        for (const char* const id : {"e1", "e2"}) {
            events.push_back(call(id, 0, "{\"tool\":\"greet\",\"args\":{\"name\":\"A\"}}"));
            events.back().metadata = "{\"workflow\":\"lost %2.maml.md\"}";
        }
        const CommandResult result =
            verify(m_stores.store(kind, events),
                   {u"--workflows"_s, m_folder.path(), u"--format"_s, u"json"_s});
        QVERIFY2(result.exitCode == 0, result.summary().constData());
        QCOMPARE(problems(result).filter(u"workflow e"_s),
                 QStringList{u"workflow e1 - -:0 warning"_s});
        QVERIFY2(result.output.contains("metadata names the workflow lost %2.maml.md, which is "
                                        "not among those given; 2 times, here first"),
                 result.summary().constData());
    }

    void tellsNoIdTwiceThatWasNeverFilledIn() {
        QTemporaryDir folder;
        for (const QString& name : {u"one.maml.md"_s, u"two.maml.md"_s}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("---\ntool: greet\nid: \"urn:uuid:[YOUR_UUID]\"\n---\n");
        }
        const CommandResult result =
            CommandLine::run({u"verify"_s, u"demo"_s, u"--workflows"_s, folder.path()});
        QVERIFY2(result.output.contains("[YOUR_UUID] was never filled in"),
                 result.summary().constData());
        QVERIFY2(!result.output.contains("is also that of"), result.summary().constData());
    }

    void saysItInWords_data() { addStoreKinds(); }
    void saysItInWords() {
        const CommandResult result =
            verify(store(), {u"--workflows"_s, m_folder.filePath(u"greet.maml.md"_s)});
        QVERIFY2(result.output.contains("schema         session s1  event e2\n"
                                        "    /args/name: expected a string, found 7 "
                                        "(greet.maml.md, line 10)\n"),
                 result.summary().constData());
    }

    void aFolderThatIsNotThereIsAnError() {
        const CommandResult result =
            CommandLine::run({u"verify"_s, u"demo"_s, u"--workflows"_s, u"/nowhere/at all"_s});
        QCOMPARE(result.exitCode, 3);
        QVERIFY2(result.messages.contains("there is no file or folder /nowhere/at all"),
                 result.summary().constData());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestWorkflowVerification)
#include "tst_workflow_verification.moc"
