// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/workflow_checker.h"

#include <QTest>

namespace muscope {

namespace {

constexpr const char* Greet = "---\n"
                              "id: urn:uuid:8c5f7a1e-3b0d-4c57-9a52-0a5f6f6c2b11\n"
                              "tool: greet\n"
                              "permissions:\n"
                              "  execute: [\"agent://a*\"]\n"
                              "---\n"
                              "## Input_Schema\n"
                              "```json\n"
                              "{\"type\": \"object\",\n"
                              " \"properties\": {\"name\": {\"type\": \"string\"}},\n"
                              " \"required\": [\"name\"]}\n"
                              "```\n"
                              "## Output_Schema\n"
                              "```json\n"
                              "{\"type\": \"string\", \"maxLength\": 5}\n"
                              "```\n";

EventView eventWith(std::string_view payload, std::string_view metadata = "{}",
                    std::string_view session = "s1") {
    EventView view;
    view.sessionId = session;
    view.eventId = "e1";
    view.type = "tool_call";
    view.payload = payload;
    view.metadata = metadata;
    return view;
}

// "arguments /args breached: /args/name line 10 type"
QStringList told(const EventWorkflows& found) {
    QStringList lines;
    for (const WorkflowTie& tie : found.ties) {
        for (const SchemaCheck& check : tie.checks) {
            QString line = QString::fromStdString(check.part + ' ' + check.path);
            line += check.verdict == schema::Verdict::Holds      ? QStringLiteral(" holds")
                    : check.verdict == schema::Verdict::Breached ? QStringLiteral(" breached")
                                                                 : QStringLiteral(" unknown");
            for (const SchemaBreach& breach : check.breaches) {
                line += QStringLiteral(": %1 line %2 %3")
                            .arg(QString::fromStdString(breach.path))
                            .arg(breach.line)
                            .arg(QString::fromStdString(breach.keyword));
            }
            lines += line;
        }
    }
    return lines;
}

} // namespace

class TestWorkflowChecker final : public QObject {
    Q_OBJECT

private slots:
    void tiesByTheToolOfASimpleCall() {
        WorkflowChecker checker(WorkflowSet::ofText("greet.maml.md", Greet));
        const auto found = checker.check(
            eventWith("{\"tool\":\"greet\",\"args\":{\"name\":7},\"result\":\"Hello, Alice\"}"));
        QCOMPARE(found.tool, std::string("greet"));
        QCOMPARE(
            told(found),
            (QStringList{QStringLiteral("arguments /args breached: /args/name line 10 type"),
                         QStringLiteral("result /result breached: /result line 15 maxLength")}));
    }

    void tiesAnAnswerByItsRequest() {
        WorkflowChecker checker(WorkflowSet::ofText("greet.maml.md", Greet));
        const auto request = checker.check(
            eventWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                      "{\"name\":\"greet\",\"arguments\":{\"name\":\"A\"}}}"));
        QCOMPARE(told(request), QStringList{QStringLiteral("arguments /params/arguments holds")});
        const std::string_view answer =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"structuredContent\":\"too long\"}}";
        QVERIFY(checker.check(eventWith(answer, "{}", "another session")).ties.empty());
        QCOMPARE(told(checker.check(eventWith(answer))),
                 QStringList{QStringLiteral("result /result/structuredContent breached: "
                                            "/result/structuredContent line 15 maxLength")});
        QVERIFY2(checker.check(eventWith(answer)).ties.empty(), "its request is answered");
    }

    void aRequestWithoutArgumentsHasNone() {
        WorkflowChecker checker(WorkflowSet::ofText("greet.maml.md", Greet));
        const auto found =
            checker.check(eventWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\","
                                    "\"params\":{\"name\":\"greet\"}}"));
        QCOMPARE(told(found), QStringList{QStringLiteral(
                                  "arguments /params breached: /params line 11 required")});
        QVERIFY2(told(checker.check(eventWith("{\"tool\":\"greet\"}"))).isEmpty(),
                 "what a simple server leaves out it need not have lacked");
    }

    void saysThatASchemaIsNotEvaluated_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("YAML")
            << QByteArray("---\ntool: greet\n---\n## Input_Schema\n- name: {type: string}\n") << 4;
        QTest::newRow("front matter")
            << QByteArray("---\ntool: greet\ninput_schema: {name: string}\n---\n") << 3;
        QTest::newRow("unreadable")
            << QByteArray("---\ntool: greet\n---\n## Input_Schema\n{\"type\"\n") << 4;
    }
    void saysThatASchemaIsNotEvaluated() {
        QFETCH(QByteArray, text);
        WorkflowChecker checker(WorkflowSet::ofText("greet.maml.md", text.toStdString()));
        const auto found = checker.check(eventWith("{\"tool\":\"greet\",\"args\":{}}"));
        QCOMPARE(told(found), QStringList{QStringLiteral("arguments /args unknown")});
        QCOMPARE(found.ties[0].checks[0].gaps.size(), std::size_t(1));
        QTEST(found.ties[0].checks[0].gaps[0].line, "line");
    }

    void saysThatAWorkflowIsMissing() {
        WorkflowChecker checker(WorkflowSet::ofText("greet.maml.md", Greet));
        const char* const call = "{\"tool\":\"greet\",\"args\":{\"name\":\"A\"}}";
        const auto found = checker.check(eventWith(call, "{\"workflow\":\"lost.maml.md\"}"));
        QCOMPARE(found.missing, std::string("lost.maml.md"));
        QCOMPARE(found.ties.size(), std::size_t(1));
        const auto both = checker.check(
            eventWith(call, "{\"workflow\":\"lost.maml.md\",\"maml\":\"greet.maml.md\"}"));
        QCOMPARE(both.missing, std::string());
    }

    void saysThatTextAloneIsNotChecked() {
        WorkflowChecker checker(WorkflowSet::ofText("greet.maml.md", Greet));
        const auto found = checker.check(
            eventWith("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[]}}"), "greet");
        QCOMPARE(told(found), QStringList{QStringLiteral("result /result/content unknown")});
        QCOMPARE(found.ties[0].checks[0].gaps.size(), std::size_t(1));
    }

    void anErrorIsNoResult_data() {
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("isError") << QByteArray(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"isError\":true,\"content\":[]}}");
        QTest::newRow("error") << QByteArray(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1,\"message\":\"no\"}}");
    }
    void anErrorIsNoResult() {
        QFETCH(QByteArray, payload);
        WorkflowChecker checker(WorkflowSet::ofText("greet.maml.md", Greet));
        const auto found = checker.check(eventWith(payload.constData()), "greet");
        QCOMPARE(told(found), QStringList());
    }

    void tiesByMetadata_data() {
        QTest::addColumn<QByteArray>("metadata");
        QTest::newRow("file") << QByteArray("{\"workflow\":\"greet.maml.md\"}");
        QTest::newRow("stem") << QByteArray("{\"maml\":\"greet\"}");
        QTest::newRow("id") << QByteArray(
            "{\"workflow\":{\"id\":\"urn:uuid:8c5f7a1e-3b0d-4c57-9a52-0a5f6f6c2b11\"}}");
    }
    void tiesByMetadata() {
        QFETCH(QByteArray, metadata);
        WorkflowChecker checker(WorkflowSet::ofText("greet.maml.md", Greet));
        const auto found =
            checker.check(eventWith("{\"tool\":\"other\",\"args\":{}}", metadata.constData()));
        QCOMPARE(told(found),
                 QStringList{QStringLiteral("arguments /args breached: /args line 11 required")});
    }

    void readsAWorkflowThatTheMetadataHolds() {
        const QByteArray held = "{\"maml\":\"---\\ntool: other\\n---\\n## Input_Schema\\n"
                                "{\\\"type\\\": \\\"array\\\"}\\n\"}";
        WorkflowChecker checker(nullptr);
        const auto found =
            checker.check(eventWith("{\"tool\":\"other\",\"args\":{}}", held.constData()));
        QCOMPARE(told(found),
                 QStringList{QStringLiteral("arguments /args breached: /args line 5 type")});
        QVERIFY(found.ties[0].reason.contains(QStringLiteral("metadata.maml holds it")));
    }

    void saysWhomAPermissionDoesNotCover_data() {
        QTest::addColumn<QByteArray>("metadata");
        QTest::addColumn<std::vector<WorkflowRemark>>("remarks");
        const std::vector<WorkflowRemark> none;
        QTest::addColumn<QByteArray>("execute");
        const QByteArray given = "[\"agent://a*\"]";
        const auto remark = [](const char* names) {
            return std::vector<WorkflowRemark>{
                {5, QStringLiteral("execute is given to %1; metadata.agent is agent://bob")
                        .arg(QString::fromUtf8(names))}};
        };
        const QByteArray bob = "{\"agent\":\"agent://bob\"}";
        QTest::newRow("covered") << QByteArray("{\"agent\":\"agent://alice\"}") << none << given;
        QTest::newRow("another") << bob << remark("agent://a*") << given;
        QTest::newRow("not said") << QByteArray("{\"source\":\"client\"}") << none << given;
        QTest::newRow("everyone") << bob << none << QByteArray("true");
        QTest::newRow("nobody") << bob << remark("nobody") << QByteArray("false");
        QTest::newRow("an empty list") << bob << remark("nobody") << QByteArray("[]");
        QTest::newRow("a role") << bob << remark("admin") << QByteArray("admin");
    }
    void saysWhomAPermissionDoesNotCover() {
        QFETCH(QByteArray, metadata);
        QFETCH(QByteArray, execute);
        const QByteArray text = QByteArray(Greet).replace("[\"agent://a*\"]", execute);
        WorkflowChecker checker(WorkflowSet::ofText("greet.maml.md", text.toStdString()));
        const auto found = checker.check(
            eventWith("{\"tool\":\"greet\",\"args\":{\"name\":\"A\"}}", metadata.constData()));
        QTEST(found.ties.at(0).remarks, "remarks");
    }

    void doesNotChooseBetweenWorkflowsThatDisagree() {
        const std::string two = std::string(Greet) + "\n---\ntool: greet\n---\n## Input_Schema\n"
                                                     "{\"type\": \"array\"}\n";
        const auto set = WorkflowSet::ofText("two.maml.md", two);
        QCOMPARE(set->workflows().size(), std::size_t(2));
        WorkflowChecker checker(set);
        QVERIFY(checker.check(eventWith("{\"tool\":\"greet\",\"args\":{}}")).ties.empty());
        QVERIFY(std::ranges::any_of(set->findings(), [](const WorkflowFinding& finding) {
            return finding.code == "tool-ambiguous";
        }));
    }

    void payloadsThatAreNoCallHaveNoTies_data() {
        QTest::addColumn<QByteArray>("payload");
        for (const char* const payload :
             {"", "[", "[]", "7", "null", "{}", "{\"tool\":7}", "{\"jsonrpc\":\"2.0\"}",
              "{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\"}",
              "{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":7}"}) {
            QTest::newRow(payload) << QByteArray(payload);
        }
    }
    void payloadsThatAreNoCallHaveNoTies() {
        QFETCH(QByteArray, payload);
        WorkflowChecker checker(WorkflowSet::ofText("greet.maml.md", Greet));
        QVERIFY(checker.check(eventWith(payload.constData())).ties.empty());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestWorkflowChecker)
#include "tst_workflow_checker.moc"
