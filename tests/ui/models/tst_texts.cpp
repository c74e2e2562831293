// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/difference_excerpt.h"
#include "ui/models/number_text.h"
#include "ui/models/time_format.h"
#include "ui/models/visible_text.h"

#include <QTest>

namespace muscope {

class TextsTest final : public QObject {
    Q_OBJECT

private:
    static QString marked(const DifferenceExcerpt& excerpt) {
        return excerpt.text.mid(excerpt.markStart, excerpt.markLength);
    }

private slots:
    void groupsDigits() {
        QCOMPARE(countText(0), u"0");
        QCOMPARE(countText(999), u"999");
        QCOMPARE(countText(12'003), u"12\u00a0003");
        QCOMPARE(countText(-1'234'567), u"-1\u00a0234\u00a0567");
    }

    void writesDurations() {
        QCOMPARE(durationText(0), u"0\u00a0ms");
        QCOMPARE(durationText(250), u"250\u00a0µs");
        QCOMPARE(durationText(41'999), u"41\u00a0ms");
        QCOMPARE(durationText(1'250'000), u"1.2\u00a0s");
        QCOMPARE(durationText(134'000'000), u"2\u00a0min 14\u00a0s");
        QCOMPARE(durationText(3'725'000'000), u"1\u00a0h 02\u00a0min");
        QCOMPARE(durationText(273'600'000'000), u"3\u00a0d 4\u00a0h");
    }

    void writesTimesBeforeTheEpoch() {
        QCOMPARE(TimeFormat().text(Timestamp::fromMicroseconds(-1000), true),
                 u"1969-12-31 23:59:59.999");
        QCOMPARE(TimeFormat().preciseText(Timestamp::fromMicroseconds(1, Timestamp::Zone::Unknown)),
                 u"1970-01-01 00:00:00.000001 (zone unknown)");
        QCOMPARE(TimeFormat().text(Timestamp::infinity(), false), u"infinity");
        QCOMPARE(TimeFormat().text(Timestamp::missing(), false), u"");
    }

    void makesEveryHiddenCharacterVisible() {
        const QString text = QString::fromUtf16(u"a\u0000b\tc\u202Ed\u200Be\uFEFF\u2066", 11);
        QCOMPARE(visibleLine(text), u"a␀b␉c⟨U+202E⟩d⟨U+200B⟩e⟨U+FEFF⟩⟨U+2066⟩");
        QCOMPARE(visibleText(u"a\n\tb\r"), u"a\n\tb␍");
        const char16_t lone[] = {u'x', 0xD800, u'y'};
        QCOMPARE(visibleLine(QStringView(lone, 3)), u"x⟨U+D800⟩y");
        QCOMPARE(visibleLine(u"naïve 漢字 😀"), u"naïve 漢字 😀");
        QCOMPARE(visibleBytes("a\xFFé\xC3\n\x01"), u"a⟨FF⟩é⟨C3⟩\n␁");
    }

    void cutsALongStart() {
        QCOMPARE(visibleStart("abcdef", 3), u"abc…");
        QCOMPARE(visibleStart("abc", 3), u"abc");
    }

    void marksWhatDiffersAndNotTheCommonEnd() {
        const auto stored = differenceExcerpt("Hello, Alice!", 7, "Hello, ecilA!", 7);
        const auto receipt = differenceExcerpt("Hello, ecilA!", 7, "Hello, Alice!", 7);
        QCOMPARE(stored.text, u"Hello, Alice!");
        QCOMPARE(marked(stored), u"Alice");
        QCOMPARE(marked(receipt), u"ecilA");
    }

    void showsWhereSomethingIsMissing() {
        QCOMPARE(marked(differenceExcerpt("ac", 1, "abc", 1)), u"c");
        QCOMPARE(marked(differenceExcerpt("abc", 1, "ac", 1)), u"bc");
        QCOMPARE(marked(differenceExcerpt("ab", 2, "abc", 2)), u"");
        QCOMPARE(marked(differenceExcerpt("abc", 2, "ab", 2)), u"c");
    }

    void cutsALongTextAroundTheDifference() {
        const std::string before(10'000, 'x');
        const auto excerpt =
            differenceExcerpt(before + "A" + before, 10'000, before + "B" + before, 10'000);
        QVERIFY(excerpt.isCut);
        QVERIFY(excerpt.text.size() < 2500);
        QVERIFY(excerpt.text.startsWith(u'…') && excerpt.text.endsWith(u'…'));
        QCOMPARE(marked(excerpt), u"A");
    }

    void neverSplitsACharacter() {
        const std::string text = "é😀é";
        for (std::size_t offset = 0; offset <= text.size() + 2; ++offset) {
            const auto excerpt = differenceExcerpt(text, offset, "é😀x", offset);
            QVERIFY2(!excerpt.text.contains(QChar::ReplacementCharacter), qPrintable(excerpt.text));
        }
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TextsTest)
#include "tst_texts.moc"
