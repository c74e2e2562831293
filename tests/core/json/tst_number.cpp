// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/number.h"

#include <QTest>

#include <random>
#include <string>

using namespace muscope;

class NumberTest final : public QObject {
    Q_OBJECT

private slots:
    void sameValueWhateverTheSpelling_data();
    void sameValueWhateverTheSpelling();
    void otherValuesHoweverClose_data();
    void otherValuesHoweverClose();
    void shiftingThePointKeepsTheValue();
};

void NumberTest::sameValueWhateverTheSpelling_data() {
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    const auto row = [](const char* first, const char* second) {
        QTest::addRow("%s = %s", first, second) << QByteArray(first) << QByteArray(second);
    };
    row("1", "1");
    row("1.0", "1");
    row("1.50", "1.5");
    row("1e3", "1000");
    row("1E+3", "1000.000");
    row("-0", "0");
    row("-0.0e7", "0");
    row("0e999999999999", "0");
    row("0.1e-7", "0.00000001");
    row("1e400", "10e399");
    row("1e400", "0.1e401");
    row("12345678901234567890123", "12345678901234567890123.0");
    row("12345678901234567890123", "1.2345678901234567890123e22");
    row("1e999999999999", "10e999999999998");
    row("1e-999999999999", "0.1e-999999999998");
    row("1e1000000000000000000", "10e999999999999999999");
    row("100e999999999999999999", "1e1000000000000000001");
    row("1e99999999999999999999999999", "10e99999999999999999999999998");
    row("1e100000000000000000000000000", "10e99999999999999999999999999");
    row("1e-100000000000000000000000000", "0.1e-99999999999999999999999999");
    row("1e-99999999999999999999999999", "10e-100000000000000000000000000");
    row("1e0007", "1e7");
    row("-2.5e1", "-25");
    row("1e1", "10e-0");
    row("100e-2", "1");
    row("1e1", "100e-1");
}

void NumberTest::sameValueWhateverTheSpelling() {
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QVERIFY(json::equalNumbers(first.toStdString(), second.toStdString()));
    QVERIFY(json::equalNumbers(second.toStdString(), first.toStdString()));
    QCOMPARE(json::hashNumber(first.toStdString()), json::hashNumber(second.toStdString()));
}

void NumberTest::otherValuesHoweverClose_data() {
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    const auto row = [](const char* first, const char* second) {
        QTest::addRow("%s # %s", first, second) << QByteArray(first) << QByteArray(second);
    };
    row("1", "2");
    row("1", "-1");
    row("1", "10");
    row("0", "1e-400");
    row("0.1", "0.10000000000000001");
    row("12345678901234567890123", "12345678901234567890124");
    row("9007199254740993", "9007199254740992");
    row("1e400", "1e401");
    row("1e400", "-1e400");
    row("1e999999999999", "1e999999999998");
    row("1e99999999999999999999999999", "1e-99999999999999999999999999");
    row("1e99999999999999999999999999", "1e99999999999999999999999998");
    row("1e99999999999999999999999999", "1e9999999999999999999999999");
    row("1e1000000000000000000", "1e999999999999999999");
    row("1e18446744073709551616", "1e0");
    row("1.01", "1.1");
    row("100", "1");
    row("1e2", "1e-2");
}

void NumberTest::otherValuesHoweverClose() {
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QVERIFY(!json::equalNumbers(first.toStdString(), second.toStdString()));
    QVERIFY(!json::equalNumbers(second.toStdString(), first.toStdString()));
}

void NumberTest::shiftingThePointKeepsTheValue() {
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::string digits = std::to_string(1 + random() % 999'999);
        const auto zeros = static_cast<int>(random() % 4);
        const auto point = 1 + random() % digits.size();
        const auto exponent = static_cast<int>(random() % 40) - 20;
        const std::string first =
            digits + std::string(std::size_t(zeros), '0') + "e" + std::to_string(exponent - zeros);
        const int shifted = exponent + static_cast<int>(digits.size() - point);
        const std::string second =
            digits.substr(0, point) + "." + digits.substr(point) + "0e" + std::to_string(shifted);
        QVERIFY2(json::equalNumbers(first, second), (first + " " + second).c_str());
        digits.back() = digits.back() == '9' ? '8' : '9';
        QVERIFY(!json::equalNumbers(first, digits + "e" + std::to_string(exponent)));
    }
}

QTEST_APPLESS_MAIN(NumberTest)
#include "tst_number.moc"
