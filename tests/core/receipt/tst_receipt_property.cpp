// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/builtin_rules.h"
#include "tests/core/receipt/file_check.h"
#include "tests/core/receipt/random_json.h"

#include <QTest>

#include <array>
#include <random>
#include <string>

using namespace muscope;

namespace {

constexpr int Cases = 10'000;

// Text of every kind: words, punctuation, marks, emoji, blanks, what looks like structure.
QByteArray randomText(std::mt19937& random) {
    static constexpr std::array Pieces{
        "a",          "The",     "word",        " ",           "  ",
        "\t",         "\n",      "\n\n",        ". ",          "12",
        "é",          "e\u0301", "😀",          "👩‍🔬", "日本",
        "\\",         "\"",      "x_y",         "## ",         "# ",
        "\n## A b\n", "\n```\n", "```python\n", "---\n",       "key: value\n",
        "- ",         "(b)",     "[c]",         "{\"a\":1}",   ",",
        ":",          "\r\n",    "def f(x):\n", "#",           "0.50"};
    std::string text;
    if (random() % 4 == 0) {
        text = "---\ntitle: one two\nb: [x, y]\n---\n## Intent\n";
    }
    for (std::size_t count = 1 + random() % 24; count != 0; --count) {
        text += Pieces[random() % Pieces.size()];
    }
    return QByteArray::fromStdString(text);
}

QByteArray randomPayload(std::mt19937& random) {
    return QByteArray::fromStdString(
        asProduced(randomObject(random, random() % 2 == 0), Escapes::Few, random));
}

} // namespace

// Whatever the text, what a rule makes of it is found to be its receipt.
class ReceiptPropertyTest final : public QObject {
    Q_OBJECT

private slots:
    void whatIsMadeIsFound_data();
    void whatIsMadeIsFound();
};

void ReceiptPropertyTest::whatIsMadeIsFound_data() {
    QTest::addColumn<QByteArray>("rule");
    const RuleRegistry registry = builtinRules();
    for (const auto& rule : registry.rules()) {
        if (rule->refusal("{}") == nullptr && rule->provesNothingBecause() == nullptr) {
            QTest::newRow(rule->name()) << QByteArray(rule->name());
        }
    }
}

void ReceiptPropertyTest::whatIsMadeIsFound() {
    QFETCH(QByteArray, rule);
    const RuleRegistry registry = builtinRules();
    std::mt19937 random(4);
    int matches = 0;
    for (int round = 0; round != Cases; ++round) {
        const QByteArray text = round % 4 == 0 ? randomPayload(random) : randomText(random);
        if (registry.find(rule.constData())->refusal(text.toStdString()) != nullptr) {
            continue;
        }
        const QByteArray receipt = receiptBy(rule.constData(), text);
        const ReceiptReport report = checkedFile(receipt, text, rule.constData());
        const bool isNothing = receipt.trimmed().isEmpty() || text.trimmed().isEmpty();
        const bool isForward = receipt == text || receipt + '\n' == text;
        QVERIFY2(report.verdict == Verdict::Match || report.verdict == Verdict::NotCheckable ||
                     isNothing || isForward,
                 (told(report) + "\n--- text\n" + text + "\n--- receipt\n" + receipt).constData());
        matches += report.verdict == Verdict::Match ? 1 : 0;
    }
    const int least = rule == "json-mirror" || rule == "property-names" ? Cases / 5 : Cases * 3 / 4;
    QVERIFY2(matches >= least, qPrintable(QString::number(matches)));
}

QTEST_APPLESS_MAIN(ReceiptPropertyTest)
#include "tst_receipt_property.moc"
