// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/number_check.h"

#include <QTest>

#include <random>
#include <string>

using namespace muscope;

namespace {

// A number in one of its spellings.
std::string spelled(std::int64_t value, int decimals) {
    const std::string digits = std::to_string(value < 0 ? -value : value);
    const std::string sign = value < 0 ? "-" : "";
    switch (decimals % 3) {
    case 0:
        return sign + digits + "e-" + std::to_string(decimals);
    case 1:
        return sign + digits + "00E-" + std::to_string(decimals + 2);
    default:
        return sign + digits + ".0e-" + std::to_string(decimals);
    }
}

} // namespace

class NumberCheckTest final : public QObject {
    Q_OBJECT

private slots:
    void tellsIntegers_data();
    void tellsIntegers();
    void comparesExactly_data();
    void comparesExactly();
    void dividesExactly_data();
    void dividesExactly();
    void agreesWithArithmeticOfIntegers();
    void readsCounts();
};

void NumberCheckTest::tellsIntegers_data() {
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<bool>("isInteger");
    QTest::newRow("plain") << QByteArray("-7") << true;
    QTest::newRow("zero fraction") << QByteArray("1.000") << true;
    QTest::newRow("fraction") << QByteArray("1.001") << false;
    QTest::newRow("shifted") << QByteArray("1.25e2") << true;
    QTest::newRow("shifted too little") << QByteArray("1.25e1") << false;
    QTest::newRow("shifted down") << QByteArray("100e-2") << true;
    QTest::newRow("huge") << QByteArray("1e400") << true;
    QTest::newRow("tiny") << QByteArray("1e-400") << false;
    QTest::newRow("beyond any size") << QByteArray("1.5e99999999999999999999999") << true;
    QTest::newRow("zero") << QByteArray("0e-99999999999999999999999") << true;
}

void NumberCheckTest::tellsIntegers() {
    QFETCH(const QByteArray, number);
    QTEST(schema::isInteger(number.toStdString()), "isInteger");
}

void NumberCheckTest::comparesExactly_data() {
    QTest::addColumn<QByteArray>("smaller");
    QTest::addColumn<QByteArray>("larger");
    const auto row = [](const char* smaller, const char* larger) {
        QTest::addRow("%s < %s", smaller, larger) << QByteArray(smaller) << QByteArray(larger);
    };
    row("1", "2");
    row("-2", "-1");
    row("-1", "0");
    row("0", "1e-400");
    row("9", "10");
    row("0.1", "0.10000000000000000000000001");
    row("18446744073709551616", "18446744073709551617");
    row("9.99e2", "1e3");
    row("-1e400", "-1e399");
    row("1e400", "1e99999999999999999999999");
    row("1e-99999999999999999999999", "1e-400");
}

void NumberCheckTest::comparesExactly() {
    QFETCH(const QByteArray, smaller);
    QFETCH(const QByteArray, larger);
    QVERIFY(schema::compareNumbers(smaller.toStdString(), larger.toStdString()) == -1);
    QVERIFY(schema::compareNumbers(larger.toStdString(), smaller.toStdString()) == 1);
    QVERIFY(schema::compareNumbers(larger.toStdString(), larger.toStdString()) == 0);
}

void NumberCheckTest::dividesExactly_data() {
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<QByteArray>("divisor");
    QTest::addColumn<bool>("isMultiple");
    const auto row = [](const char* number, const char* divisor, bool isMultiple) {
        QTest::addRow("%s by %s", number, divisor)
            << QByteArray(number) << QByteArray(divisor) << isMultiple;
    };
    row("0.3", "0.1", true);
    row("0.35", "0.1", false);
    row("1e400", "3", false);
    row("3e400", "3", true);
    row("1e400", "1024", true);
    row("1e308", "0.123456789", false);
    row("12391239123", "1e-8", true);
    row("0", "7", true);
    row("-9", "3", true);
    row("5", "10", false);
    row("999999999999999999999999999999", "333333333333333333", false);
    row("333333333333333333000000000000000000", "333333333333333333", true);
    row("1e99999999999999999999999", "2", true);
    row("1e-99999999999999999999999", "2", false);
}

void NumberCheckTest::dividesExactly() {
    QFETCH(const QByteArray, number);
    QFETCH(const QByteArray, divisor);
    QFETCH(const bool, isMultiple);
    QVERIFY(schema::isMultiple(number.toStdString(), divisor.toStdString()) == isMultiple);
}

void NumberCheckTest::agreesWithArithmeticOfIntegers() {
    std::mt19937 random(20261124);
    for (int round = 0; round < 20'000; ++round) {
        const auto left = static_cast<std::int64_t>(random() % 20'000) - 10'000;
        const auto right = static_cast<std::int64_t>(random() % 100) + 1;
        const int decimals = static_cast<int>(random() % 9);
        QVERIFY(schema::isMultiple(spelled(left, decimals), spelled(right, decimals)) ==
                (left % right == 0));
        QVERIFY(schema::compareNumbers(spelled(left, decimals), spelled(right, decimals)) ==
                (left < right ? -1 : left > right));
    }
}

void NumberCheckTest::readsCounts() {
    QVERIFY(schema::toCount("0") == 0U);
    QVERIFY(schema::toCount("2.0") == 2U);
    QVERIFY(schema::toCount("12e1") == 120U);
    QVERIFY(schema::toCount("1e400") == 9223372036854775807U);
    QVERIFY(!schema::toCount("-1"));
    QVERIFY(!schema::toCount("0.5"));
}

QTEST_APPLESS_MAIN(NumberCheckTest)

#include "tst_number_check.moc"
