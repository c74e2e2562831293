// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/copy_form.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class CopyFormTest final : public QObject {
    Q_OBJECT

private slots:
    void keepsALinePerRowInText() {
        QCOMPARE(copiedHead(CopyForm::Text, {u"a"_s, u"b"_s}), QString());
        QCOMPARE(copiedRow(CopyForm::Text, {u"one"_s, u"tab\tand\nend"_s, u""_s}),
                 u"one\ttab\u2409and\u240aend\t\n");
    }

    void defusesFormulasAndLeavesNumbers_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("field");
        QTest::newRow("formula") << u"=1+1"_s << u"'=1+1"_s;
        QTest::newRow("call") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
        QTest::newRow("minus") << u"-1+cmd"_s << u"'-1+cmd"_s;
        QTest::newRow("tab") << u"\t=1"_s << u"'\t=1"_s;
        QTest::newRow("infinite") << u"-inf"_s << u"'-inf"_s;
        QTest::newRow("negative number") << u"-12.5e3"_s << u"-12.5e3"_s;
        QTest::newRow("signed number") << u"+7"_s << u"+7"_s;
        QTest::newRow("quotes") << u"say \"hi\", twice"_s << u"\"say \"\"hi\"\", twice\""_s;
        QTest::newRow("lines") << u"two\r\nlines"_s << u"\"two\r\nlines\""_s;
    }

    void defusesFormulasAndLeavesNumbers() {
        QFETCH(const QString, cell);
        QFETCH(const QString, field);
        QCOMPARE(copiedRow(CopyForm::Csv, {cell, u"x"_s}), field + u",x\r\n"_s);
    }

    void makesATableThatNothingBreaksOut() {
        QCOMPARE(copiedHead(CopyForm::Markdown, {u"a"_s, u"b"_s}), u"| a | b |\n| --- | --- |\n");
        const QString row = copiedRow(CopyForm::Markdown, {u"x | y"_s, u"<b>two\nlines</b>"_s});
        QCOMPARE(row.count(u'|'), 3);
        QCOMPARE(row.count(u'\n'), 1);
        QVERIFY(!row.contains(u"<b>") || row.contains(u"\\<b"));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::CopyFormTest)
#include "tst_copy_form.moc"
