// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/builtin_rules.h"

#include <QTest>

#include <string>

using namespace muscope;

namespace {

QByteArray receiptBy(const char* rule, const QByteArray& text) {
    std::string receipt;
    builtinRules().find(rule)->appendReceipt(text.toStdString(), receipt);
    return QByteArray::fromStdString(receipt);
}

QByteArray turnedBackBy(const char* rule, const QByteArray& body) {
    std::string text;
    builtinRules().find(rule)->appendTurnedBack(body.toStdString(), text);
    return QByteArray::fromStdString(text);
}

} // namespace

class ReceiptRulesTest final : public QObject {
    Q_OBJECT

private slots:
    void theOrderIsFixed();
    void makesThePublishedReceipts_data();
    void makesThePublishedReceipts();
    void turnsBackWhatItMade_data();
    void turnsBackWhatItMade();
    void unitsWrittenAsEscapesAreKept();
    void unitsWrittenAsUtf8LoseTheirHalves();
    void unitsAreAskedOnlyWhereTheyMatter_data();
    void unitsAreAskedOnlyWhereTheyMatter();
};

void ReceiptRulesTest::theOrderIsFixed() {
    const RuleRegistry registry = builtinRules();
    QByteArray names;
    for (const auto& rule : registry.rules()) {
        QCOMPARE(registry.find(rule->name()), rule.get());
        names.append(rule->name()).append(' ');
    }
    QCOMPARE(names,
             QByteArray("code-points utf16-units lines words words-in-place runs identifiers "
                        "property-names json-mirror labelled-pair number-list yaml-lines "
                        "shutdown joined-words partial forward-code inline "));
    QVERIFY(registry.find("letters") == nullptr);
}

void ReceiptRulesTest::makesThePublishedReceipts_data() {
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("receipt");
    const auto row = [](const char* name, const char* rule, const char* text, const char* receipt) {
        QTest::newRow(name) << QByteArray(rule) << QByteArray(text) << QByteArray(receipt);
    };
    row("a whole document", "code-points",
        "---\ntitle: Hello World\n---\n## Purpose\nThis is a test\n",
        "\ntset a si sihT\nesopruP ##\n---\ndlroW olleH :eltit\n---");
    row("a bare result", "utf16-units", "Hello, Alice!", "## Receipt\n!ecilA ,olleH");
    row("a result as JSON", "utf16-units", "\"Hello, Alice!\"", "## Receipt\n\"!ecilA ,olleH\"");
    row("numbers", "utf16-units", "[0.85,1.65,2.3]", "## Receipt\n]3.2,56.1,58.0[");
    row("counts", "utf16-units", R"({"counts":{"00":512,"11":512}})",
        "## Receipt\n}}215:\"11\",215:\"00\"{:\"stnuoc\"{");
}

void ReceiptRulesTest::makesThePublishedReceipts() {
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, receipt);
    QCOMPARE(receiptBy(rule.constData(), text), receipt);
}

void ReceiptRulesTest::turnsBackWhatItMade_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"", "a", "Hello", "naïve café", "日本語", "line\nline\r\n", "e\u0301",
                             "\xef\xbb\xbfmark", " blanks "}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void ReceiptRulesTest::turnsBackWhatItMade() {
    QFETCH(QByteArray, text);
    QCOMPARE(turnedBackBy("code-points", receiptBy("code-points", text)), text);
    QCOMPARE(turnedBackBy("utf16-units", receiptBy("utf16-units", text).mid(11)), text);
}

void ReceiptRulesTest::unitsWrittenAsEscapesAreKept() {
    // "😀!" reversed by unit is ! de00 d83d; the halves in their three-byte form.
    QCOMPARE(turnedBackBy("utf16-units", "!\xed\xb8\x80\xed\xa0\xbd"), QByteArray("😀!"));
    QVERIFY(builtinRules().find("utf16-units")->matches("😀!", "!\xed\xb8\x80\xed\xa0\xbd"));
}

void ReceiptRulesTest::unitsWrittenAsUtf8LoseTheirHalves() {
    QCOMPARE(receiptBy("utf16-units", "😀!"), QByteArray("## Receipt\n!��"));
    // Two neighbours: the inner halves, d83d and de00, change partners and stay a character.
    QCOMPARE(receiptBy("utf16-units", "😀😀"), QByteArray("## Receipt\n�😀�"));
    QCOMPARE(receiptBy("utf16-units", "😀🚀"), QByteArray("## Receipt\n�\U0001f600�"));
    QCOMPARE(turnedBackBy("utf16-units", "�😀�"), QByteArray("�\xed\xb8\x80\xed\xa0\xbd�"));
}

void ReceiptRulesTest::unitsAreAskedOnlyWhereTheyMatter_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isDistinct");
    QTest::newRow("ASCII") << QByteArray("olleH") << false;
    QTest::newRow("accents, CJK") << QByteArray("é語") << false;
    QTest::newRow("above U+FFFF") << QByteArray("a😀") << true;
    QTest::newRow("U+FFFD") << QByteArray("a�") << true;
    QTest::newRow("a half") << QByteArray("\xed\xb8\x80") << true;
}

void ReceiptRulesTest::unitsAreAskedOnlyWhereTheyMatter() {
    QFETCH(QByteArray, body);
    QFETCH(bool, isDistinct);
    const RuleRegistry registry = builtinRules();
    QCOMPARE(registry.rules()[1]->isDistinctFor(body.toStdString()), isDistinct);
    QVERIFY(registry.rules()[0]->isDistinctFor(body.toStdString()));
}

QTEST_APPLESS_MAIN(ReceiptRulesTest)
#include "tst_receipt_rules.moc"
