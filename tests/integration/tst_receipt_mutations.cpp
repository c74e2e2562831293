// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Payloads with receipts of every convention, kept by PostgreSQL as JSONB, which spells them anew:
// those that were changed are found, and no other alarms.
#include "core/json/string_value.h"
#include "core/receipt/rules/builtin_rules.h"
#include "tests/core/receipt/random_json.h"
#include "tests/support/command_line.h"
#include "tests/support/store_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>
#include <array>
#include <functional>
#include <random>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int PayloadCount = 20'000;
constexpr int ChangedEvery = 10;

// Those that a JSON payload can have a receipt of.
constexpr std::array Rules{"code-points",    "utf16-units",   "lines",       "words",
                           "words-in-place", "runs",          "identifiers", "property-names",
                           "json-mirror",    "labelled-pair", "yaml-lines",  "shutdown",
                           "inline"};

using Visit = std::function<bool(RandomValue&)>; // true: changed

bool changeFirst(RandomValue& value, const Visit& visit) {
    if (visit(value)) {
        return true;
    }
    const auto changesIn = [&visit](auto& child) { return changeFirst(child, visit); };
    return std::any_of(value.elements.begin(), value.elements.end(), changesIn) ||
           std::any_of(value.members.begin(), value.members.end(),
                       [&](RandomValue::Member& member) { return changesIn(member.value); });
}

bool changeType(RandomValue& value) {
    if (value.kind == RandomValue::Kind::Number) { // 5 becomes "5"
        value.kind = RandomValue::Kind::String;
        value.text = value.stored;
        return true;
    }
    if (value.kind == RandomValue::Kind::Word) { // null becomes []
        value.kind = RandomValue::Kind::Array;
        return true;
    }
    return false;
}

bool changeOrder(RandomValue& value) {
    if (value.elements.size() < 2 ||
        asStored(value.elements.front()) == asStored(value.elements.back())) {
        return false;
    }
    std::swap(value.elements.front(), value.elements.back());
    return true;
}

bool changeCharacter(RandomValue& value) {
    if (value.kind != RandomValue::Kind::String || value.text.empty()) {
        return false;
    }
    const bool isLetter = value.text.back() == 'a';
    value.text = isLetter ? value.text.substr(0, value.text.size() - 1) + 'b' : value.text + 'a';
    return true;
}

bool changeKey(RandomValue& value) {
    if (value.members.empty()) {
        return false;
    }
    value.members.back().key += "~";
    return true;
}

// One change of a kind that goes round; where the value has nothing of that kind, one value.
void changeOnce(RandomValue& value, int kind, std::mt19937& random) {
    const std::array<Visit, 4> kinds{&changeKey, &changeType, &changeOrder, &changeCharacter};
    const auto index = static_cast<std::size_t>(kind) % (kinds.size() + 1);
    if (index == kinds.size() || !changeFirst(value, kinds[index])) {
        changeOneValue(value, random);
    }
}

} // namespace

class TestReceiptMutations final : public QObject {
    Q_OBJECT

    StoreFixture m_stores;

private slots:
    void whatWasChangedIsFoundAndNothingElse();
};

void TestReceiptMutations::whatWasChangedIsFoundAndNothingElse() {
    const RuleRegistry rules = builtinRules();
    std::mt19937 random(20);
    std::vector<StoredEvent> events;
    QStringList changed;
    for (int index = 0; index != PayloadCount; ++index) {
        RandomValue value = randomObject(random, index % 2 == 0);
        const auto escapes = index % 3 == 0 ? Escapes::AllButAscii : Escapes::Few;
        const std::string produced = asProduced(value, escapes, random);
        std::string receipt;
        rules.find(Rules[static_cast<std::size_t>(index) % Rules.size()])
            ->appendReceipt(produced, receipt);
        const QByteArray id = 'e' + QByteArray::number(index);
        StoredEvent event = eventAt("s", id.constData(), index);
        event.payload = QByteArray::fromStdString(produced);
        if (index % ChangedEvery == 0) {
            changeOnce(value, index / ChangedEvery, random);
            event.payload = QByteArray::fromStdString(asStored(value));
            changed += QString::fromLatin1(id);
        }
        std::string metadata = "{\"mu\":";
        json::appendQuoted(receipt, metadata);
        event.metadata = QByteArray::fromStdString(metadata + "}");
        events.push_back(std::move(event));
    }
    const StoreLocation store = m_stores.store(StoreLocation::Kind::PostgreSql, events);
    const CommandResult result =
        CommandLine::run({u"verify"_s, store.displayText(), u"--format"_s, u"json"_s});
    QCOMPARE(result.exitCode, 1);
    const QJsonObject json = QJsonDocument::fromJson(result.output).object();
    QStringList found;
    for (const QJsonValue& failure : json["failures"_L1].toArray()) {
        found += failure["event_id"_L1].toString();
    }
    const auto firstOnlyIn = [&](const QStringList& left, const QStringList& right) {
        for (const QString& id : left) {
            if (!right.contains(id)) {
                const StoredEvent& event = events[static_cast<std::size_t>(id.mid(1).toInt())];
                return id.toUtf8() + ' ' + event.payload.value_or("") + "\n" +
                       event.metadata.value_or("");
            }
        }
        return QByteArray();
    };
    QCOMPARE(firstOnlyIn(changed, found), QByteArray());
    QCOMPARE(firstOnlyIn(found, changed), QByteArray());
    // And what holds does so as a match: next to nothing proves nothing.
    const QJsonObject coverage = json["coverage"_L1].toObject();
    QCOMPARE(coverage["events"_L1].toInt(), PayloadCount);
    QVERIFY(coverage["not_checkable"_L1].toInt() < PayloadCount / 100);
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestReceiptMutations)
#include "tst_receipt_mutations.moc"
