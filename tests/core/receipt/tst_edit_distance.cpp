// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/edit_distance.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace muscope;

namespace {

// The textbook table.
std::int64_t tableDistance(const std::vector<std::uint32_t>& first,
                           const std::vector<std::uint32_t>& second) {
    std::vector<std::int64_t> row(second.size() + 1);
    for (std::size_t column = 0; column < row.size(); ++column) {
        row[column] = std::int64_t(column);
    }
    for (std::size_t line = 0; line < first.size(); ++line) {
        std::int64_t diagonal = row[0];
        row[0] = std::int64_t(line) + 1;
        for (std::size_t column = 0; column < second.size(); ++column) {
            const std::int64_t kept = diagonal + (first[line] == second[column] ? 0 : 1);
            diagonal = row[column + 1];
            row[column + 1] = std::min({kept, diagonal + 1, row[column] + 1});
        }
    }
    return row.back();
}

} // namespace

class EditDistanceTest final : public QObject {
    Q_OBJECT

private slots:
    void agreesWithTheTable();
    void countsCodePointsAndWords();
};

void EditDistanceTest::agreesWithTheTable() {
    std::mt19937 random(11);
    for (int round = 0; round < 600; ++round) {
        const auto alphabet = static_cast<std::uint32_t>(1 + random() % 8);
        std::vector<std::uint32_t> first(random() % 200);
        for (std::uint32_t& symbol : first) {
            symbol = static_cast<std::uint32_t>(random() % alphabet);
        }
        std::vector<std::uint32_t> second(first);
        if (round % 3 == 0) {
            second.resize(random() % 200);
        }
        for (std::size_t edits = random() % 20; edits != 0 && !second.empty(); --edits) {
            second[random() % second.size()] = static_cast<std::uint32_t>(random() % alphabet);
        }
        QCOMPARE(editDistance(first, second), tableDistance(first, second));
    }
}

void EditDistanceTest::countsCodePointsAndWords() {
    QCOMPARE(characterDistance("Hello", "Hallo"), 1);
    QCOMPARE(characterDistance("", "日本"), 2);
    QCOMPARE(characterDistance("日本語", "日木語"), 1);
    QCOMPARE(characterDistance("😀😀", "😀😁"), 1);
    QCOMPARE(characterDistance("same", "same"), 0);
    QCOMPARE(wordDistance("Hello,  Alice!", "Hello, Alice!"), 0);
    QCOMPARE(wordDistance("one two three", "one 2 three four"), 2);
    QCOMPARE(characterCount("a日😀"), 3);
}

QTEST_APPLESS_MAIN(EditDistanceTest)
#include "tst_edit_distance.moc"
