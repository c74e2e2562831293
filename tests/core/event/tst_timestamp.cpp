// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/event/timestamp.h"

#include <QTest>

namespace muscope {

class TestTimestamp : public QObject {
    Q_OBJECT

private slots:
    void readsToTheMicrosecond_data();
    void readsToTheMicrosecond();
    void keepsWhatIsNoMoment();
    void calledUnreadable_data();
    void calledUnreadable();
    void comesBackFromItsText();
    void printsWhatIsNoMomentAsItIsStored();
};

void TestTimestamp::readsToTheMicrosecond_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<bool>("hasZone");
    QTest::addColumn<QByteArray>("shown");

    QTest::newRow("epoch") << QByteArray("1970-01-01 00:00:00+00") << qint64{0} << true
                           << QByteArray("1970-01-01T00:00:00.000000Z");
    QTest::newRow("six digits") << QByteArray("2026-11-20 12:00:01.123456+00")
                                << qint64{1'795'176'001'123'456} << true
                                << QByteArray("2026-11-20T12:00:01.123456Z");
    QTest::newRow("two digits, no zone")
        << QByteArray("2026-11-20 12:00:01.25") << qint64{1'795'176'001'250'000} << false
        << QByteArray("2026-11-20T12:00:01.250000");
    QTest::newRow("RFC 3339") << QByteArray("2026-11-20T12:00:01.250Z")
                              << qint64{1'795'176'001'250'000} << true
                              << QByteArray("2026-11-20T12:00:01.250000Z");
    QTest::newRow("offset with minutes")
        << QByteArray("2026-11-20T17:30:01+05:30") << qint64{1'795'176'001'000'000} << true
        << QByteArray("2026-11-20T12:00:01.000000Z");
    QTest::newRow("before the epoch") << QByteArray("1969-12-31 23:59:59.999999+00") << qint64{-1}
                                      << true << QByteArray("1969-12-31T23:59:59.999999Z");
    QTest::newRow("before Christ")
        << QByteArray("0044-03-15 12:30:00+00 BC") << qint64{-63'517'779'000'000'000} << true
        << QByteArray("0044-03-15 12:30:00+00 BC");
    QTest::newRow("five-digit year")
        << QByteArray("20000-01-01 00:00:00+00") << qint64{568'971'820'800'000'000} << true
        << QByteArray("20000-01-01T00:00:00.000000Z");
    QTest::newRow("leap day") << QByteArray("2024-02-29 00:00:00+00")
                              << qint64{1'709'164'800'000'000} << true
                              << QByteArray("2024-02-29T00:00:00.000000Z");
    QTest::newRow("milliseconds of an epoch")
        << QByteArray("1795176001250") << qint64{1'795'176'001'250'000} << true
        << QByteArray("2026-11-20T12:00:01.250000Z");
    QTest::newRow("seconds with a fraction")
        << QByteArray("1795176001.25") << qint64{1'795'176'001'250'000} << true
        << QByteArray("2026-11-20T12:00:01.250000Z");
}

void TestTimestamp::readsToTheMicrosecond() {
    QFETCH(QByteArray, text);
    QFETCH(qint64, microseconds);
    QFETCH(bool, hasZone);
    QFETCH(QByteArray, shown);

    const Timestamp time = Timestamp::parse(text.toStdString());

    QVERIFY(time.isKnown());
    QCOMPARE(time.microseconds(), microseconds);
    QCOMPARE(time.zone() == Timestamp::Zone::Utc, hasZone);
    QCOMPARE(QByteArray::fromStdString(time.toText()), shown);
}

void TestTimestamp::keepsWhatIsNoMoment() {
    QVERIFY(Timestamp::parse("").isMissing());
    QCOMPARE(Timestamp::parse("infinity"), Timestamp::infinity());
    QCOMPARE(Timestamp::parse("-infinity"), Timestamp::minusInfinity());
    QCOMPARE(Timestamp::infinity().toText(), std::string("infinity"));
    QCOMPARE(Timestamp::minusInfinity().toText(), std::string("-infinity"));
    QVERIFY(!Timestamp::infinity().isKnown());
    QVERIFY(!Timestamp::minusInfinity().isKnown());
}

void TestTimestamp::calledUnreadable_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text :
         {"yesterday", "2026-13-01 00:00:00", "2026-02-30", "2026-11-20 25:00:00", "2026-11-20T12",
          "2026-11-20 12:00:00+", "2026-11-20 12:00:00 xx", "26-11-20", "nan", "1e400",
          "2026-11-20 12:00:00."}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void TestTimestamp::calledUnreadable() {
    QFETCH(QByteArray, text);
    const Timestamp time = Timestamp::parse(text.toStdString());
    QVERIFY(time.isUnreadable());
    QVERIFY(time.toText().empty());
}

void TestTimestamp::comesBackFromItsText() {
    // Steps that are no multiple of a day meet every month, leap years and the year 0.
    constexpr std::int64_t Step = 86'399'123'457'911;
    for (std::int64_t micros = -200'000'000'000'000'000; micros < 900'000'000'000'000'000;
         micros += Step) {
        const Timestamp time = Timestamp::fromMicroseconds(micros);
        QCOMPARE(Timestamp::parse(time.toText()), time);
    }
}

void TestTimestamp::printsWhatIsNoMomentAsItIsStored() {
    QCOMPARE(Timestamp::printed("2026-11-20 14:00:01.25+02"),
             std::string("2026-11-20T12:00:01.250000Z"));
    QCOMPARE(Timestamp::printed("2026-11-20 14:00:01"), std::string("2026-11-20T14:00:01.000000"));
    for (const std::string stored : {"", "infinity", "yesterday", "0044-03-15 12:30:00+00 BC"}) {
        QCOMPARE(Timestamp::printed(stored), stored);
    }
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestTimestamp)
#include "tst_timestamp.moc"
