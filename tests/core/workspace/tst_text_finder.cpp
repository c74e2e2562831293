// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/text_finder.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;

namespace muscope {

class TestTextFinder final : public QObject {
    Q_OBJECT

private slots:
    void finds_data() {
        QTest::addColumn<QString>("needle");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isIn");
        QTest::newRow("plain") << u"alice"_s << QByteArray("{\"name\":\"Alice\"}") << true;
        QTest::newRow("not there") << u"alicia"_s << QByteArray("{\"name\":\"Alice\"}") << false;
        QTest::newRow("at the end") << u"}"_s << QByteArray("{}") << true;
        QTest::newRow("longer") << u"{}{"_s << QByteArray("{}") << false;
        QTest::newRow("escaped letter")
            << u"CAFÉ"_s << QByteArray("{\"a\":\"caf\\u00e9\"}") << true;
        QTest::newRow("escaped ASCII") << u"greet"_s << QByteArray("\"gr\\u0065et\"") << true;
        QTest::newRow("pair") << u"😀"_s << QByteArray("\"\\ud83d\\ude00\"") << true;
        QTest::newRow("half") << u"x\uFFFDy"_s << QByteArray("\"x\\ud83dy\"") << true;
        QTest::newRow("quote") << u"say \"hi\""_s << QByteArray("\"say \\\"hi\\\"\"") << true;
        QTest::newRow("as stored") << u"\\u00e9"_s << QByteArray("\"caf\\u00e9\"") << true;
        QTest::newRow("utf-8") << u"straße"_s << QByteArray("\"STRAßE\"") << true;
        QTest::newRow("cut escape") << u"z"_s << QByteArray("\"\\u00") << false;
        QTest::newRow("not utf-8") << u"é"_s << QByteArray("\xff\xfe\xc3\xa9") << true;
    }

    void finds() {
        QFETCH(QString, needle);
        QFETCH(QByteArray, text);
        QFETCH(bool, isIn);
        TextFinder finder(needle);
        QCOMPARE(finder.isIn(std::string_view(text.constData(), std::size_t(text.size()))), isIn);
    }

    void agreesWithASlowSearch() {
        std::mt19937 random(7); // always the same
        const auto pick = [&random](int count) {
            return std::uniform_int_distribution<int>(0, count - 1)(random);
        };
        for (int round = 0; round < 20'000; ++round) {
            std::string text;
            for (int i = pick(30); i > 0; --i) {
                text += "abAB\xc3"[pick(5)];
            }
            QString needle;
            for (int i = pick(4) + 1; i > 0; --i) {
                needle += QChar::fromLatin1("abAB"[pick(4)]);
            }
            TextFinder finder(needle);
            QCOMPARE(finder.isIn(text),
                     QString::fromLatin1(text).contains(needle, Qt::CaseInsensitive));
        }
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestTextFinder)
#include "tst_text_finder.moc"
