// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/reversed_compare.h"
#include "core/receipt/reversed_kernel.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

using namespace muscope;

namespace {

std::string reversed(std::string_view text) {
    std::string result;
    appendReversed(text, result);
    return result;
}

// How much of the text is what: 0 all ASCII, 1 mixed, 2 mixed with bytes that are no UTF-8.
std::string randomText(std::mt19937& random, std::size_t size, int kind) {
    static constexpr std::array<std::string_view, 8> Pieces{
        "é", "ÿ", "日", "\xef\xbf\xbd", "😀", "\xf4\x8f\xbf\xbf", "ab", "c"};
    std::string text;
    while (text.size() < size) {
        const auto dice = random() % 10;
        if (kind == 0 || dice < 4) {
            text.push_back(static_cast<char>(random() % 128));
        } else if (kind == 1 || dice < 9) {
            text += Pieces[random() % Pieces.size()];
        } else {
            text.push_back(static_cast<char>(128 + random() % 128));
        }
    }
    return text;
}

} // namespace

class ReversedCompareTest final : public QObject {
    Q_OBJECT

private slots:
    void reversesByCodePoint_data();
    void reversesByCodePoint();
    void kernelsAgreeWithTheScalarPath();
    void everySingleChangeIsSeen();
};

void ReversedCompareTest::reversesByCodePoint_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("wanted");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("ASCII") << QByteArray("Hello, Alice!") << QByteArray("!ecilA ,olleH");
    QTest::newRow("two bytes") << QByteArray("añb") << QByteArray("bña");
    QTest::newRow("three bytes") << QByteArray("日本語") << QByteArray("語本日");
    QTest::newRow("four bytes") << QByteArray("a😀b") << QByteArray("b😀a");
    QTest::newRow("longer than a block")
        << QByteArray("The session 日本語 é ended 😀 well, did it not?")
        << QByteArray("?ton ti did ,llew 😀 dedne é 語本日 noisses ehT");
    QTest::newRow("a stray byte") << QByteArray("a\x80z")
                                  << QByteArray("z\x80"
                                                "a");
    QTest::newRow("cut short") << QByteArray("a\xe6\x97")
                               << QByteArray("\xe6\x97"
                                             "a");
}

void ReversedCompareTest::reversesByCodePoint() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, wanted);
    QCOMPARE(QByteArray::fromStdString(reversed(text.toStdString())), wanted);
    QVERIFY(equalsReversed(text.toStdString(), wanted.toStdString()));
    QVERIFY(!equalsReversed(text.toStdString(), wanted.toStdString() + "x"));
}

void ReversedCompareTest::kernelsAgreeWithTheScalarPath() {
    std::mt19937 random(3);
    for (std::size_t size = 0; size <= 200; ++size) {
        for (int kind = 0; kind < 3; ++kind) {
            for (std::size_t alignment = 0; alignment < 16; ++alignment) {
                const std::string source = randomText(random, size + alignment, kind);
                std::vector<char> subject(source.begin() + std::ptrdiff_t(alignment), source.end());
                const std::string_view text(subject.data(), subject.size());
                std::vector<char> receipt(text.size());
                reverseWith(nullptr, text.data(), text.size(), receipt.data());
                std::vector<char> damaged(receipt);
                if (!damaged.empty()) {
                    damaged[random() % damaged.size()] ^= static_cast<char>(1U << (random() % 8));
                }
                for (const ReversedKernel& kernel : reversedKernels()) {
                    std::vector<char> turned(text.size() + alignment);
                    reverseWith(&kernel, text.data(), text.size(), turned.data() + alignment);
                    QVERIFY(std::equal(receipt.begin(), receipt.end(),
                                       turned.begin() + std::ptrdiff_t(alignment), turned.end()));
                    std::copy(receipt.begin(), receipt.end(),
                              turned.begin() + std::ptrdiff_t(alignment));
                    QVERIFY(equalsReversedWith(&kernel, text.data(), text.size(),
                                               turned.data() + alignment));
                    std::copy(damaged.begin(), damaged.end(),
                              turned.begin() + std::ptrdiff_t(alignment));
                    QCOMPARE(equalsReversedWith(&kernel, text.data(), text.size(),
                                                turned.data() + alignment),
                             equalsReversedWith(nullptr, text.data(), text.size(), damaged.data()));
                }
            }
        }
    }
}

void ReversedCompareTest::everySingleChangeIsSeen() {
    std::mt19937 random(5);
    for (int kind = 0; kind < 2; ++kind) {
        const std::string subject = randomText(random, 300, kind);
        const std::string receipt = reversed(subject);
        QVERIFY(equalsReversed(subject, receipt));
        for (std::size_t at = 0; at < receipt.size(); ++at) {
            std::string changed = receipt;
            changed[at] ^= 1;
            QVERIFY(!equalsReversed(subject, changed));
        }
    }
}

QTEST_APPLESS_MAIN(ReversedCompareTest)
#include "tst_reversed_compare.moc"
