// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/pdf_references.h"

#include <QTest>

namespace muscope {

class TestPdfReferences final : public QObject {
    Q_OBJECT

private slots:
    void findsReferencesAndNothingElse_data() {
        QTest::addColumn<QByteArray>("object");
        QTest::addColumn<QByteArray>("renumbered"); // each number with 100 added
        QTest::newRow("none") << QByteArray("<< /Type /Page >>") << QByteArray("<< /Type /Page >>");
        QTest::newRow("dictionary")
            << QByteArray("<<\n/Contents 9 0 R\n/Kids [1 0 R 22 0 R]>>")
            << QByteArray("<<\n/Contents 109 0 R\n/Kids [101 0 R 122 0 R]>>");
        QTest::newRow("numbers before")
            << QByteArray("[0 0 595 842 7 0 R]") << QByteArray("[0 0 595 842 107 0 R]");
        QTest::newRow("string") << QByteArray("(a (1 0 R) \\) 1 0 R) 2 0 R")
                                << QByteArray("(a (1 0 R) \\) 1 0 R) 102 0 R");
        QTest::newRow("hexadecimal")
            << QByteArray("<31 0 R>3 0 R") << QByteArray("<31 0 R>103 0 R");
        QTest::newRow("name") << QByteArray("/1 0 R 4 0 R") << QByteArray("/1 0 R 104 0 R");
        QTest::newRow("apart") << QByteArray("1 0 /R 1 0 [R] 1 R")
                               << QByteArray("1 0 /R 1 0 [R] 1 R");
        QTest::newRow("stream") << QByteArray("<< /Length 5 0 R >>\nstream\n1 0 R\nendstream")
                                << QByteArray("<< /Length 105 0 R >>\nstream\n1 0 R\nendstream");
    }
    void findsReferencesAndNothingElse() {
        QFETCH(const QByteArray, object);
        QTEST(renumbered(object, [](int number) { return number + 100; }), "renumbered");
    }

    void keepsTheirOrder() {
        QVERIFY(referencesOf("<< /B 7 0 R /A [3 0 R 7 0 R] >>") == (std::vector{7, 3, 7}));
    }

    void survivesWhatIsCut() {
        const QByteArray whole = "<< /A (b\\)) /C <12> /D 7 0 R /E << /F [8 0 R] >> >> stream";
        for (qsizetype size = 0; size < whole.size(); ++size) {
            QCOMPARE(renumbered(whole.first(size), [](int number) { return number; }),
                     whole.first(size));
        }
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestPdfReferences)
#include "tst_pdf_references.moc"
