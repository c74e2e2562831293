// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/string_value.h"
#include "core/receipt/receipt_engine.h"
#include "core/receipt/rules/builtin_rules.h"
#include "tests/core/receipt/random_json.h"

#include <QTest>

#include <random>
#include <string>

using namespace muscope;

namespace {

constexpr int Rounds = 3000;

EventView eventOf(const std::string& payload, const std::string& metadata) {
    EventView event;
    event.type = "tool_call";
    event.payload = payload;
    event.metadata = metadata;
    return event;
}

std::string metadataOf(const std::string& receipt) {
    std::string metadata = "{\"mu\": ";
    json::appendQuoted(receipt, metadata);
    return metadata + "}";
}

} // namespace

// What the product promises: a receipt that muscope's rules made never alarms after a round trip
// through JSONB, and never passes after a change of value inside its subject.
class ReceiptRoundTripTest final : public QObject {
    Q_OBJECT

private slots:
    void respelledValuesMatchAndChangedOnesDiffer_data();
    void respelledValuesMatchAndChangedOnesDiffer();
};

void ReceiptRoundTripTest::respelledValuesMatchAndChangedOnesDiffer_data() {
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<bool>("hasEmoji");
    QTest::addColumn<bool>("isResult");
    for (const char* rule : {"code-points", "utf16-units"}) {
        for (const bool hasEmoji : {false, true}) {
            for (const bool isResult : {false, true}) {
                QTest::addRow("%s%s, %s", rule, hasEmoji ? ", emoji" : "",
                              isResult ? "result" : "payload")
                    << QByteArray(rule) << hasEmoji << isResult;
            }
        }
    }
}

void ReceiptRoundTripTest::respelledValuesMatchAndChangedOnesDiffer() {
    QFETCH(QByteArray, rule);
    QFETCH(bool, hasEmoji);
    QFETCH(bool, isResult);
    const RuleRegistry rules = builtinRules();
    ReceiptEngine engine(rules);
    std::mt19937 random(hasEmoji ? 17 : 18);
    const auto payloadOf = [isResult](const RandomValue& value) {
        const std::string stored = asStored(value);
        return isResult ? R"({"tool": "t", "result": )" + stored + "}" : stored;
    };
    for (int round = 0; round < Rounds; ++round) {
        RandomValue value = randomObject(random, hasEmoji);
        // A producer that escapes everything writes duplicate keys as well; see asProduced.
        const bool areAllEscaped = round % 2 == 0;
        const std::string produced =
            asProduced(value, areAllEscaped ? Escapes::AllButAscii : Escapes::Few, random);
        std::string receipt;
        rules.find(rule.constData())->appendReceipt(produced, receipt);
        const std::string metadata = metadataOf(receipt);

        const std::string payload = payloadOf(value);
        const EventVerdict holds =
            engine.check(eventOf(payload, metadata), {}, Evidence::VerdictOnly);
        const std::string story = payload + "\n" + produced;
        QVERIFY2(holds.verdict == Verdict::Match, story.c_str());
        QVERIFY2(holds.level != MatchLevel::Lossy ||
                     (hasEmoji && !areAllEscaped && rule == "utf16-units"),
                 story.c_str());
        QCOMPARE(QByteArray(holds.subject), QByteArray(isResult ? "result" : "payload"));

        changeOneValue(value, random);
        const std::string changed = payloadOf(value);
        const EventVerdict alarms =
            engine.check(eventOf(changed, metadata), {}, Evidence::VerdictOnly);
        QVERIFY2(alarms.verdict == Verdict::Differs, (changed + "\n" + produced).c_str());
    }
}

QTEST_APPLESS_MAIN(ReceiptRoundTripTest)
#include "tst_receipt_round_trip.moc"
