// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/scratch_records.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace muscope {

namespace {

using Numbers = ScratchRecords<std::int64_t>;

constexpr auto InMemory = static_cast<std::int64_t>(Numbers::MostInMemory);

void fill(Numbers& numbers, std::int64_t count) {
    for (std::int64_t number = 0; number < count; ++number) {
        numbers.append(numbers.size());
    }
}

// Reads them; -1 stands behind a failure.
std::vector<std::int64_t> readOf(Numbers& numbers, std::int64_t begin, std::int64_t end) {
    std::vector<std::int64_t> all;
    Numbers::Reader reader(numbers, begin, end);
    for (; reader.current() != nullptr; reader.advance()) {
        all.push_back(*reader.current());
    }
    if (!reader.status()) {
        all.push_back(-1);
    }
    return all;
}

std::vector<std::int64_t> counted(std::int64_t begin, std::int64_t end) {
    std::vector<std::int64_t> all;
    for (; begin < end; ++begin) {
        all.push_back(begin);
    }
    return all;
}

} // namespace

class TestScratchRecords final : public QObject {
    Q_OBJECT

private slots:
    void givesBackWhatWasAdded_data() {
        QTest::addColumn<qint64>("count");
        for (const std::int64_t count : {std::int64_t{0}, std::int64_t{1}, InMemory - 1, InMemory,
                                         InMemory + 1, 5 * InMemory + 7}) {
            QTest::addRow("%lld", static_cast<long long>(count)) << qint64{count};
        }
    }
    void givesBackWhatWasAdded() {
        QFETCH(const qint64, count);
        Numbers numbers;
        fill(numbers, count);
        QCOMPARE(numbers.size(), count);
        QVERIFY(readOf(numbers, 0, count) == counted(0, count));
        QVERIFY(readOf(numbers, count / 3, count / 2) == counted(count / 3, count / 2));
    }

    void goesOnBehindWhatItForgot_data() {
        QTest::addColumn<qint64>("kept");
        QTest::newRow("nothing") << qint64{0};
        QTest::newRow("some of the file") << qint64{InMemory / 2};
        QTest::newRow("all of the file") << qint64{2 * InMemory};
        QTest::newRow("some of memory") << qint64{2 * InMemory + 3};
    }
    void goesOnBehindWhatItForgot() {
        QFETCH(const qint64, kept);
        Numbers numbers;
        fill(numbers, 2 * InMemory + 10);
        numbers.truncate(kept);
        QCOMPARE(numbers.size(), kept);
        fill(numbers, 3 * InMemory);
        QVERIFY(readOf(numbers, 0, numbers.size()) == counted(0, kept + 3 * InMemory));
    }

    void tellsThatThereIsNoPlaceForMany() {
        QTemporaryDir folder;
        const QByteArray usual = qgetenv("TMPDIR");
        qputenv("TMPDIR", QFile::encodeName(folder.filePath(QStringLiteral("none"))));
        Numbers numbers;
        fill(numbers, InMemory - 1);
        const std::vector<std::int64_t> few = readOf(numbers, 0, numbers.size());
        fill(numbers, 1);
        usual.isEmpty() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", usual);
        QVERIFY(few == counted(0, InMemory - 1));
        QVERIFY(readOf(numbers, 0, numbers.size()) == std::vector<std::int64_t>{-1});
        QVERIFY2(numbers.status().error().message.contains(u"TMPDIR"),
                 qPrintable(numbers.status().error().message));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestScratchRecords)
#include "tst_scratch_records.moc"
