// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/receipt_maker.h"
#include "core/receipt/rules/builtin_rules.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace muscope;

namespace {

EventView greeting() {
    EventView event;
    event.sessionId = "s1";
    event.eventId = "e2";
    event.type = "tool_call";
    event.payload = R"({"tool":"greet","result":"Hello, 😀"})";
    return event;
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

class ReceiptMakerTest final : public QObject {
    Q_OBJECT

    RuleRegistry m_rules = builtinRules();
    ReceiptMaker m_maker{m_rules};

private slots:
    void makesAReceiptOfTheWholePayload() {
        const auto made = m_maker.makeOf(greeting(), {"code-points", "payload", false});
        QVERIFY(made);
        QCOMPARE(made->text, std::string(R"(}"😀 ,olleH":"tluser","teerg":"loot"{)"));
        QCOMPARE(made->report.verdict, Verdict::Match);
        QCOMPARE(made->report.level, MatchLevel::Exact);
    }

    void writesLabelsAboveIt() {
        const auto made = m_maker.makeOf(greeting(), {"code-points", "result", true});
        QVERIFY(made);
        QCOMPARE(made->text, std::string("## Receipt\nEvent: tool_call\nEvent_ID: e2\n"
                                         "Session_ID: s1\nPayload: \"😀 ,olleH\""));
        QCOMPARE(made->report.verdict, Verdict::Match);
        QVERIFY(made->leftOut.empty());
    }

    void everyRuleMatchesWithAndWithoutLabels_data() {
        QTest::addColumn<QByteArray>("rule");
        for (const auto& rule : m_rules.rules()) {
            if (rule->refusal(*greeting().payload) == nullptr &&
                rule->provesNothingBecause() == nullptr) {
                QTest::newRow(rule->name()) << QByteArray(rule->name());
            }
        }
    }

    void everyRuleMatchesWithAndWithoutLabels() {
        QFETCH(QByteArray, rule);
        for (const bool hasLabels : {false, true}) {
            const auto made =
                m_maker.makeOf(greeting(), {rule.toStdString(), "payload", hasLabels});
            QVERIFY(made);
            QCOMPARE(made->wish.rule, rule.toStdString());
            QVERIFY2(made->report.verdict == Verdict::Match,
                     (made->text + "\n" + made->report.detail).c_str());
            QCOMPARE(made->text.find("## Receipt"), made->text.rfind("## Receipt"));
        }
    }

    void keepsAHeaderLineThatIsPartOfTheText() {
        EventView event = greeting();
        event.payload = "x\ntpieceR ##"; // no JSON: its reverse begins as a receipt does
        const auto made = m_maker.makeOf(event, {"code-points", "payload", true});
        QVERIFY(made);
        QVERIFY(made->text.ends_with("Payload: ## Receipt\nx"));
        QCOMPARE(made->report.verdict, Verdict::Match);
    }

    void leavesOutLabelsThatCannotBeReadBack() {
        EventView event = greeting();
        event.eventId = "two\nlines";
        event.type = " blank";
        const auto made = m_maker.makeOf(event, {"code-points", "payload", true});
        QVERIFY(made);
        QCOMPARE(made->leftOut, (std::vector<std::string>{"Event", "Event_ID"}));
        QCOMPARE(made->report.verdict, Verdict::Match);
    }

    void saysWhatElseCanBeMade() {
        EventView event = greeting();
        event.payload = R"({"params":[12,30]})";
        const auto ofPayload = m_maker.makeOf(event, {"number-list", "payload", false});
        QVERIFY(ofPayload);
        QCOMPARE(ofPayload->subjects, (std::vector<std::string>{"payload", "params"}));
        QVERIFY(!contains(ofPayload->rules, "number-list"));
        QVERIFY(!contains(ofPayload->rules, "partial"));
        QCOMPARE(ofPayload->wish.rule, std::string("code-points"));
        const auto ofParams = m_maker.makeOf(event, {"number-list", "params", false});
        QVERIFY(ofParams);
        QCOMPARE(ofParams->wish.rule, std::string("number-list"));
        QCOMPARE(ofParams->report.verdict, Verdict::Match);
    }

    void takesThePayloadWhereThereIsNoSuchSubject() {
        const auto made = m_maker.makeOf(greeting(), {"code-points", "params", false});
        QVERIFY(made);
        QCOMPARE(made->wish.subject, std::string("payload"));
    }

    void tellsWhenTheReceiptProvesNothing() {
        EventView event = greeting();
        event.payload = R"({"result":12321})";
        const auto made = m_maker.makeOf(event, {"code-points", "result", false});
        QVERIFY(made);
        QCOMPARE(made->report.verdict, Verdict::NotCheckable);
        QVERIFY(!made->report.detail.empty());
    }

    void refusesAnEventWithoutPayload() {
        EventView event = greeting();
        event.payload.reset();
        const auto made = m_maker.makeOf(event, {"code-points", "payload", false});
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::NotFound);
    }

    void refusesWhatNoRuleCanMake() {
        const RuleRegistry only = RuleRegistry::only("number-list", builtinRules());
        const auto made = ReceiptMaker(only).makeOf(greeting(), {"number-list", "payload", false});
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::InvalidInput);
    }

    void refusesATextWithTheRulesReason() {
        const auto made = ReceiptMaker::make(*m_rules.find("number-list"), "no list");
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::InvalidInput);
        QVERIFY(made.error().message.contains(u"list of numbers"));
    }

    void namesFilesAfterTheEvent() {
        QCOMPARE(receiptFileName(EventId("e2")), u"e2.mu");
        QCOMPARE(receiptFileName(EventId("../e\n2:b")), u"_._e_2_b.mu");
        QCOMPARE(receiptFileName(EventId("")), u"receipt.mu");
        QVERIFY(receiptFileName(EventId(QByteArray(5000, 'x'))).size() < 255);
    }

    void writesAWholeFileOrNone() {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("e2.mu"));
        QVERIFY(writeReceipt(path, "first"));
        QVERIFY(writeReceipt(path, "cba"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("cba"));
        const auto refused = writeReceipt(folder.filePath(QStringLiteral("no/e2.mu")), "cba");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Write);
    }
};

QTEST_APPLESS_MAIN(ReceiptMakerTest)
#include "tst_receipt_maker.moc"
