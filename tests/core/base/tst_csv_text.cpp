// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/csv_text.h"

#include <QTest>

namespace muscope {

class TestCsvText final : public QObject {
    Q_OBJECT

private slots:
    void writesFieldsAsProgramsReadThem_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const QByteArray& text, const QByteArray& expected) {
            QTest::newRow(name) << text << expected;
        };
        row("nothing", "", "");
        row("a plain text", "a b;c'd", "a b;c'd");
        row("a comma", "a,b", "\"a,b\"");
        row("quotes", "say \"no\"", "\"say \"\"no\"\"\"");
        row("a quote alone", "\"", "\"\"\"\"");
        row("line ends", "a\r\nb", "\"a\r\nb\"");
        row("beyond ASCII", "\xC3\xA9,\xF0\x9F\x98\x80", "\"\xC3\xA9,\xF0\x9F\x98\x80\"");
        row("a formula", "=1+1", "'=1+1");
        row("a sum", "+1", "'+1");
        row("a difference", "-1,5", "\"'-1,5\"");
        row("a function", "@SUM(A1)", "'@SUM(A1)");
        row("a tab", "\t=1", "'\t=1");
        row("a carriage return", "\r=1", "\"'\r=1\"");
        row("an equals sign inside", "a=1", "a=1");
    }
    void writesFieldsAsProgramsReadThem() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        QCOMPARE(csvField(text), expected);
        QCOMPARE(csvField(QString::fromUtf8(text)), QString::fromUtf8(expected));
    }

    void leavesNumbersAsTheyAre() {
        QCOMPARE(csvField(QByteArray("-1.5"), CsvKind::Number), QByteArray("-1.5"));
        QCOMPARE(csvField(QStringLiteral("-1.5"), CsvKind::Number), QStringLiteral("-1.5"));
    }

    void keepsBytesThatAreNoText() {
        QCOMPARE(csvField(QByteArray("\xff\0,", 3)), QByteArray("\"\xff\0,\"", 5));
    }

    void endsLinesWithCarriageReturnAndLineFeed() {
        QCOMPARE(csvLine(QByteArrayList{"a", "", "b"}), QByteArray("a,,b\r\n"));
        QCOMPARE(csvLine(QStringList{QStringLiteral("a")}), QStringLiteral("a\r\n"));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestCsvText)
#include "tst_csv_text.moc"
