// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/string_value.h"
#include "core/receipt/receipt_engine.h"
#include "core/receipt/rules/builtin_rules.h"

#include <QTest>

#include <string>

using namespace muscope;

namespace {

QByteArray joined(const EventVerdict& verdict) {
    QByteArray text = wordFor(verdict.verdict);
    if (verdict.verdict == Verdict::Match) {
        text.append(' ').append(wordFor(verdict.level));
    }
    if (verdict.rule != nullptr) {
        text.append(' ').append(verdict.rule).append(' ').append(verdict.subject);
    }
    return text;
}

EventView eventWith(const char* payload, std::string_view metadata) {
    EventView event;
    event.sessionId = "s1";
    event.eventId = "e1";
    event.type = "tool_call";
    if (payload != nullptr) {
        event.payload = payload;
    }
    event.metadata = metadata;
    return event;
}

EventVerdict checked(const char* payload, const char* metadata) {
    const RuleRegistry rules = builtinRules();
    ReceiptEngine engine(rules);
    return engine.check(eventWith(payload, metadata), {}, Evidence::Full);
}

bool hasNote(const ReceiptReport& report, std::string_view code) {
    for (const Note& note : report.notes) {
        if (note.code == code) {
            return true;
        }
    }
    return false;
}

constexpr const char* Greeting =
    R"({"args": {"name": "Alice"}, "tool": "greet", "result": "Hello, Alice!"})";

} // namespace

class ReceiptEngineTest final : public QObject {
    Q_OBJECT

private slots:
    void givesTheVerdict_data();
    void givesTheVerdict();
    void looksWhereReceiptsAre_data();
    void looksWhereReceiptsAre();
    void theSeedsExampleDiffers();
    void theFirstValueThatDiffersIsNamed();
    void forgivenHalvesAreNotTheDifference();
    void aLongTextIsNotMeasured();
    void rawBytesCountWhereTheyAreTheSameValue();
    void rawBytesStandInForWhatCouldNotBeStored();
    void linkedReceiptsAreCheckedToo();
    void namesTheSubjectOfALinkedReceipt_data();
    void namesTheSubjectOfALinkedReceipt();
    void theWorstReceiptDecides();
    void aPassKeepsOnlyWhatDoesNotMatch();
    void receiptEventsAreNotChecked();
};

void ReceiptEngineTest::givesTheVerdict_data() {
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("receipt"); // JSON
    QTest::addColumn<QByteArray>("verdict");
    const auto row = [](const char* name, const char* payload, const char* receipt,
                        const char* verdict) {
        QTest::newRow(name) << QByteArray(payload) << QByteArray(receipt) << QByteArray(verdict);
    };
    row("the payload as stored", R"({"a": 1})", R"("}1 :\"a\"{")",
        "match exact code-points payload");
    row("the payload respelled", R"({"a": 1000, "bb": "é"})", R"("}3e1:\"a\",\"9e00u\\\":\"bb\"{")",
        "match equivalent code-points payload");
    row("the result's text", Greeting, R"("!ecilA ,olleH")", "match exact code-points result");
    row("the result as JSON", Greeting, R"("\"!ecilA ,olleH\"")", "match exact code-points result");
    row("the result under a header", Greeting, R"("## Receipt\n!ecilA ,olleH")",
        "match exact code-points result");
    row("the result under labels", Greeting,
        R"("## Receipt\nEvent: tool_call\nEvent_ID: e1\nSession_ID: s1\nPayload: !ecilA ,olleH")",
        "match exact code-points result");
    row("an array result respelled", R"({"result": [1.50, 2]})", R"("]2,5.1[")",
        "match equivalent code-points result");
    row("the payload respelled under a header", R"({"a": 1, "bb": 2})",
        R"("## Receipt\n}1:\"a\",2:\"bb\"{\n")", "match equivalent code-points payload");
    row("a string payload", R"("Hi there")", R"("ereht iH")", "match exact code-points payload");
    row("a payload that is no JSON", "Hi there", R"("ereht iH")",
        "match exact code-points payload");
    row("a final line end", Greeting, R"("!ecilA ,olleH\n")", "match exact code-points result");
    row("duplicate keys, the last kept", R"({"a": 2, "b": 0})", R"("}2:\"a\",0:\"b\",1:\"a\"{")",
        "match equivalent code-points payload");

    row("one character", Greeting, R"("!eciLA ,olleH")", "differs code-points result");
    row("a part of the subject", Greeting, R"("ecilA ,olleH")", "differs code-points result");
    row("more than the subject", Greeting, R"("x!ecilA ,olleH")", "differs code-points result");
    row("not reversed", Greeting, R"("Hello, Alice!")", "differs code-points result");
    row("blanks around", Greeting, R"(" !ecilA ,olleH ")", "differs code-points result");
    row("the first duplicate kept", R"({"a": 1, "b": 0})", R"("}2:\"a\",0:\"b\",1:\"a\"{")",
        "differs code-points payload");
    row("case", R"("abc")", R"("CBA")", "differs code-points payload");

    row("units, escaped: exact", R"({"result": "Hi 😀"})", R"("\ude00\ud83d iH")",
        "match exact utf16-units result");
    row("units, stored as UTF-8: lossy", R"({"result": "Hi 😀"})", R"("�� iH")",
        "match lossy utf16-units result");
    row("units, two neighbours", R"({"result": "Hi 😀😀"})", R"("�😀� iH")",
        "match lossy utf16-units result");
    row("units, a family", R"({"result": "ok 👨‍👩‍👧"})",
        R"("��‍��‍�� ko")", "match lossy utf16-units result");
    row("units, JSON, respelled", R"({"b": "x😀", "aa": 1})", R"("}0.1:\"aa\",\"��x\":\"b\"{")",
        "match lossy utf16-units payload");
    row("units, JSON, another order", R"({"b": "x😀", "aa": 1})", R"("}\"��x\":\"b\",1:\"aa\"{")",
        "match lossy utf16-units payload");
    row("units, JSON, another value", R"({"b": "x😀", "aa": 1})", R"("}\"��x\":\"b\",2:\"aa\"{")",
        "differs");
    row("units, JSON, another letter", R"({"b": "x😀", "aa": 1})", R"("}\"��y\":\"b\",1:\"aa\"{")",
        "differs");
    row("U+FFFD is no ASCII", R"({"result": "Hi Bob"})", R"("bo� iH")",
        "differs code-points result");
    row("U+FFFD is no CJK", R"({"result": "Hi 日"})", R"("� iH")", "differs code-points result");
    row("U+FFFD that was there", R"({"result": "Hi �"})", R"("� iH")",
        "match exact code-points result");
    row("one half of two", R"({"result": "Hi 😀"})", R"("� iH")", "differs");

    row("a palindrome", R"({"result": "Anna anna"})", R"("anna annA")",
        "match exact code-points result");
    row("a true palindrome", R"({"result": "abba"})", R"("abba")",
        "not_checkable code-points result");
    row("a palindromic number", R"({"result": 11})", R"("11")", "not_checkable code-points result");
    row("a palindrome but for a blank", R"({"result": 11})", R"(" 11")",
        "not_checkable code-points result");
    row("emoji alone, lossy", R"({"result": "😀"})", R"("��")", "not_checkable utf16-units result");
    row("empty and empty", R"({"result": ""})", R"("")", "not_checkable");
    row("empty under a header", R"({"result": ""})", R"("## Receipt\n")", "not_checkable");

    row("empty", Greeting, R"("")", "malformed");
    row("a header alone", Greeting, R"("## Receipt")", "malformed");
    row("labels alone", Greeting, R"("## Receipt\nEvent: tool_call")", "malformed");
    row("a number", Greeting, "17", "malformed");
    row("an array", Greeting, R"(["!ecilA ,olleH"])", "malformed");
    row("true", Greeting, "true", "malformed");
    row("an object without text", Greeting, R"({"id": 4})", "malformed");
    row("null", Greeting, "null", "none");

    row("another type", Greeting, R"("## Receipt\nEvent: notification\nPayload: !ecilA ,olleH")",
        "wrong_subject");
    row("another event", Greeting, R"("## Receipt\nEvent_ID: e2\nPayload: !ecilA ,olleH")",
        "wrong_subject");
    row("another session", Greeting, R"("## Receipt\nSession_ID: s2\nPayload: !ecilA ,olleH")",
        "wrong_subject");
}

void ReceiptEngineTest::givesTheVerdict() {
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, receipt);
    QFETCH(QByteArray, verdict);
    const QByteArray metadata = R"({"source": "client", "mu": )" + receipt + "}";
    const EventVerdict found = checked(payload.constData(), metadata.constData());
    QVERIFY2(joined(found).startsWith(verdict), joined(found).constData());
    for (const ReceiptReport& report : found.reports) {
        QCOMPARE(report.foundIn, std::string("metadata.mu"));
        QCOMPARE(report.firstDifference.has_value(), report.verdict == Verdict::Differs);
        QCOMPARE(report.distance.has_value(), report.verdict == Verdict::Differs);
        QVERIFY(report.verdict == Verdict::Match || !report.detail.empty());
    }
}

void ReceiptEngineTest::looksWhereReceiptsAre_data() {
    QTest::addColumn<QByteArray>("metadata");
    QTest::addColumn<QByteArray>("verdict");
    QTest::addColumn<QByteArray>("foundIn");
    const auto row = [](const char* metadata, const char* verdict, const char* foundIn) {
        QTest::newRow(metadata) << QByteArray(metadata) << QByteArray(verdict)
                                << QByteArray(foundIn);
    };
    row(R"({"mu":"cba"})", "match", "metadata.mu");
    row(R"({"mu_receipt":"cba"})", "match", "metadata.mu_receipt");
    row(R"({"muReceipt":"cba"})", "match", "metadata.muReceipt");
    row(R"({"receipt":"cba"})", "match", "metadata.receipt");
    row(R"({"m\u0075":"cba"})", "match", "metadata.mu");
    row(R"({"mu":{"text":"cba","at":1}})", "match", "metadata.mu.text");
    row(R"({"mu":{"content":"cba"}})", "match", "metadata.mu.content");
    row(R"({"receipt":{"payload":"cba"}})", "match", "metadata.receipt.payload");
    row(R"({"receipt":{"mu":"cba"}})", "match", "metadata.receipt.mu");
    row(R"({"mu":{"mu":null,"text":"cba"}})", "match", "metadata.mu.text");
    row(R"({"mu":{"text":null}})", "none", "");
    row(R"({"mu":{"text":5}})", "malformed", "metadata.mu.text");
    row(R"({"MU":"cba"})", "none", "");
    row(R"({"nested":{"mu":"cba"}})", "none", "");
    row("{}", "none", "");
    row("null", "none", "");
    row("[\"mu\"]", "none", "");
    row("", "none", "");
    row(R"({"mu":"cba")", "not_checkable", "metadata");
    row(R"({"mu":"cba","receipt":"x"})", "differs", "metadata.receipt");
}

void ReceiptEngineTest::looksWhereReceiptsAre() {
    QFETCH(QByteArray, metadata);
    QFETCH(QByteArray, verdict);
    QFETCH(QByteArray, foundIn);
    const EventVerdict found = checked(R"("abc")", metadata.constData());
    QCOMPARE(QByteArray(wordFor(found.verdict)), verdict);
    QCOMPARE(found.reports.empty(), foundIn.isEmpty());
    if (!foundIn.isEmpty()) {
        QCOMPARE(QByteArray::fromStdString(found.reports.front().foundIn), foundIn);
    }
    if (foundIn == "metadata") {
        QVERIFY(hasNote(found.reports.front(), "metadata-unreadable"));
    }
}

void ReceiptEngineTest::theSeedsExampleDiffers() {
    const EventVerdict found = checked(
        R"({"tool":"greet","args":{"name":"Alice"},"result":"Hello, Alice!"})",
        R"({"mu":"// src/mu/receipt.mu\n## Receipt\nEvent: tool_call\nPayload: olleH, Alice!"})");
    QCOMPARE(joined(found), QByteArray("differs runs result"));
    const ReceiptReport& report = found.reports.front();
    QCOMPARE(report.turnedBack, std::string("Hello, ecilA!"));
    QCOMPARE(report.subjectText, std::string("Hello, Alice!"));
    QCOMPARE(report.label, std::string("Event: tool_call"));
    QCOMPARE(report.firstDifference->line, 1);
    QCOMPARE(report.firstDifference->column, 8);
    QVERIFY(!report.firstDifference->path);
    QCOMPARE(report.distance->words, 1);
    QVERIFY(report.detail.starts_with("alphanumeric runs; 1 of 2"));
    QVERIFY(report.detail.ends_with("partly reversed"));
    QVERIFY(hasNote(report, "comment"));
    QVERIFY(hasNote(report, "partial"));
}

void ReceiptEngineTest::theFirstValueThatDiffersIsNamed() {
    const EventVerdict found =
        checked(R"({"args": {"name": "Alice"}, "tool": "greet"})",
                R"({"mu":"}}\"boB\":\"eman\"{:\"sgra\",\"teerg\":\"loot\"{"})");
    QCOMPARE(joined(found), QByteArray("differs code-points payload"));
    const ReceiptReport& report = found.reports.front();
    QCOMPARE(report.firstDifference->path.value_or("?"), std::string("/args/name"));
    QCOMPARE(report.firstDifference->column, 19);
    QCOMPARE(report.subjectText.substr(report.firstDifference->subjectOffset, 7),
             std::string("\"Alice\""));
    QCOMPARE(report.turnedBack.substr(report.firstDifference->receiptOffset, 5),
             std::string("\"Bob\""));
}

void ReceiptEngineTest::forgivenHalvesAreNotTheDifference() {
    // {"a":"x😀","b":2} by UTF-16 unit, stored as UTF-8; the stored b is another.
    const EventVerdict found =
        checked(R"({"a": "x😀", "b": 1})", R"({"mu":"}2:\"b\",\"��x\":\"a\"{"})");
    QCOMPARE(joined(found), QByteArray("differs utf16-units payload"));
    QCOMPARE(found.reports.front().firstDifference->path.value_or("?"), std::string("/b"));
}

void ReceiptEngineTest::aLongTextIsNotMeasured() {
    const std::string payload = "\"" + std::string(70'000, 'a') + "b\"";
    const std::string metadata = "{\"mu\":\"c" + std::string(70'000, 'a') + "\"}";
    const EventVerdict found = checked(payload.c_str(), metadata.c_str());
    QCOMPARE(found.verdict, Verdict::Differs);
    QVERIFY(!found.reports.front().distance);
    QVERIFY(hasNote(found.reports.front(), "too-large"));
    QCOMPARE(found.reports.front().firstDifference->column, 70'001);
}

void ReceiptEngineTest::rawBytesCountWhereTheyAreTheSameValue() {
    const RuleRegistry rules = builtinRules();
    ReceiptEngine engine(rules);
    EventView event =
        eventWith(R"({"a": 1000, "result": [1]})", R"({"mu":"} ]0.1[:\"tluser\",3e1:\"a\"{"})");
    QCOMPARE(joined(engine.check(event, {}, Evidence::Full)),
             QByteArray("match equivalent code-points payload"));
    event.raw = R"({"a":1e3,"result":[1.0] })";
    QCOMPARE(joined(engine.check(event, {}, Evidence::Full)),
             QByteArray("match exact code-points payload"));
    event.raw = R"({"a":1e4,"result":[1.0] })";
    QCOMPARE(joined(engine.check(event, {}, Evidence::Full)),
             QByteArray("match equivalent code-points payload"));
    event.raw = R"({"a":1e3,"result":[1.0] })";
    event.metadata = R"({"mu":"]0.1["})";
    QCOMPARE(joined(engine.check(event, {}, Evidence::Full)),
             QByteArray("match exact code-points result"));
}

void ReceiptEngineTest::rawBytesStandInForWhatCouldNotBeStored() {
    const RuleRegistry rules = builtinRules();
    ReceiptEngine engine(rules);
    EventView event =
        eventWith(R"({"unrepresentable": "a zero byte"})", R"({"mu":"}\"0000u\\\":\"a\"{"})");
    QCOMPARE(engine.check(event, {}, Evidence::Full).verdict, Verdict::Differs);
    event.raw = R"({"a":"\u0000"})";
    QCOMPARE(joined(engine.check(event, {}, Evidence::Full)),
             QByteArray("match exact code-points payload"));
}

void ReceiptEngineTest::linkedReceiptsAreCheckedToo() {
    const RuleRegistry rules = builtinRules();
    ReceiptEngine engine(rules);
    const EventView event = eventWith(R"("abc")", "{}");
    const auto verdictOf = [&](std::string_view payload) {
        const LinkedReceipt linked{"event ", "r1", payload};
        const EventVerdict verdict = engine.check(event, std::span(&linked, 1), Evidence::Full);
        QByteArray text = joined(verdict);
        if (!verdict.reports.empty()) {
            text.append(" in ").append(verdict.reports.front().foundIn.c_str());
        }
        return text;
    };
    QCOMPARE(verdictOf(R"({"event_id":"e1","mu":"cba"})"),
             QByteArray("match exact code-points payload in event r1"));
    QCOMPARE(verdictOf(R"({"for":"e1","receipt":{"text":"cba"}})"),
             QByteArray("match exact code-points payload in event r1"));
    QCOMPARE(verdictOf(R"("## Receipt\nEvent_ID: e1\nPayload: cba")"),
             QByteArray("match exact code-points payload in event r1"));
    QCOMPARE(verdictOf(R"("## Receipt\nEvent_ID: e9\nPayload: cba")"),
             QByteArray("wrong_subject in event r1"));
    QCOMPARE(verdictOf(R"({"event_id":"e1"})"), QByteArray("malformed in event r1"));
    QCOMPARE(verdictOf("cba"), QByteArray("malformed in event r1"));
}

void ReceiptEngineTest::namesTheSubjectOfALinkedReceipt_data() {
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("subject");
    const auto row = [](const char* payload, const char* subject) {
        QTest::newRow(payload) << QByteArray(payload) << QByteArray(subject);
    };
    row(R"({"event_id":"e1","mu":"x"})", "e1");
    row(R"({"eventId":"e1"})", "e1");
    row(R"({"subject_event_id":"e1"})", "e1");
    row(R"({"subject":"e1"})", "e1");
    row(R"({"subject":{"event_id":"e1"}})", "e1");
    row(R"({"subject_id":"e1"})", "e1");
    row(R"({"for":"e1"})", "e1");
    row(R"({"of":"\u00e91"})", "é1");
    row(R"({"event_id":7})", "7");
    row(R"({"event_id":null,"of":"e1"})", "e1");
    row(R"("## Receipt\nEvent_ID: e1\nPayload: x")", "e1");
    row(R"("## Receipt\nx")", "none");
    row(R"({"text":"x"})", "none");
    row("[1]", "none");
    row("{", "none");
}

void ReceiptEngineTest::namesTheSubjectOfALinkedReceipt() {
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, subject);
    const RuleRegistry rules = builtinRules();
    ReceiptEngine engine(rules);
    const auto link = engine.linkOf(eventWith(payload.constData(), "{}"));
    QCOMPARE(QByteArray::fromStdString(link ? link->subjectEventId : "none"), subject);
}

void ReceiptEngineTest::theWorstReceiptDecides() {
    const EventVerdict found =
        checked(R"("abc")", R"({"mu":"cba","mu_receipt":4,"muReceipt":"xyz","receipt":"\"cba\""})");
    QCOMPARE(joined(found), QByteArray("differs code-points payload"));
    QCOMPARE(found.reports.size(), std::size_t(4));
    QCOMPARE(found.reports[0].foundIn, std::string("metadata.muReceipt"));
    QCOMPARE(found.reports[1].foundIn, std::string("metadata.mu_receipt"));
}

void ReceiptEngineTest::aPassKeepsOnlyWhatDoesNotMatch() {
    const RuleRegistry rules = builtinRules();
    ReceiptEngine engine(rules);
    const EventVerdict match =
        engine.check(eventWith(R"("abc")", R"({"mu":"cba"})"), {}, Evidence::VerdictOnly);
    QCOMPARE(joined(match), QByteArray("match exact code-points payload"));
    QVERIFY(match.reports.empty());
    const EventVerdict differs =
        engine.check(eventWith(R"("abc")", R"({"mu":"cbx"})"), {}, Evidence::VerdictOnly);
    QCOMPARE(differs.reports.size(), std::size_t(1));
    QCOMPARE(differs.reports.front().turnedBack, std::string("xbc"));
    const EventVerdict nothing =
        engine.check(eventWith(nullptr, R"({"mu":"cba"})"), {}, Evidence::VerdictOnly);
    QCOMPARE(nothing.verdict, Verdict::NotCheckable);
    QVERIFY(hasNote(nothing.reports.front(), "no-payload"));
}

void ReceiptEngineTest::receiptEventsAreNotChecked() {
    const RuleRegistry rules = builtinRules();
    ReceiptEngine engine(rules);
    EventView event = eventWith(R"("abc")", R"({"mu":"x"})");
    for (const char* type : {"mu_receipt", "receipt"}) {
        event.type = type;
        QCOMPARE(engine.check(event, {}, Evidence::Full).verdict, Verdict::ReceiptEvent);
    }
    QVERIFY(!ReceiptEngine::isReceiptEvent("receipts"));
}

QTEST_APPLESS_MAIN(ReceiptEngineTest)
#include "tst_receipt_engine.moc"
