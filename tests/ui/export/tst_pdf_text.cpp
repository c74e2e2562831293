// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Texts of a store in a PDF: hostile ones do nothing, and what no font has is named.
#include "tests/core/report/hostile_texts.h"
#include "tests/core/report/sample_report.h"
#include "tests/ui/export/pdf_reader.h"
#include "ui/export/pdf_report_writer.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class TestPdfText final : public QObject {
    Q_OBJECT

    static PdfReader readerOf(const std::string& text) {
        return PdfReader(writtenBy(PdfReportWriter(), [text](const std::string&) { return text; }));
    }

private slots:
    void hostileTextsDoNothing_data() {
        QTest::addColumn<QByteArray>("text");
        int number = 0;
        for (const std::string& text : hostileTexts()) {
            QTest::addRow("%d", number++) << QByteArray::fromStdString(text);
        }
    }
    void hostileTextsDoNothing() {
        QFETCH(const QByteArray, text);
        const PdfReader pdf = readerOf(text.toStdString());
        QCOMPARE(pdf.doings(), QStringList());
        QVERIFY(pdf.pageCount() > 3);
        const QString shown = pdf.packedText();
        for (const QChar unit : {u'\u202E', u'\u2066', u'\u200B', u'\uFEFF', u'\u001b', u'\0'}) {
            QVERIFY(!shown.contains(unit));
        }
        for (int page = 2; page <= pdf.pageCount(); ++page) {
            QVERIFY(pdf.links(page).empty());
        }
    }

    void whatIsCopiedHoldsNoControlCharacters() {
        const QString shown = readerOf("a\x1b[31mb\x01\x7f").packedText();
        QVERIFY(shown.contains(u"a␛[31mb␁␡"));
    }

    void whatMisleadsIsNamed() {
        QVERIFY(readerOf("a\u202Eb").packedText().contains(u"a⟨U+202E⟩b"));
    }

    void whatNoFontHasIsNamed() {
        QVERIFY(readerOf("a\U0010FFFDb").packedText().contains(u"a⟨U+10FFFD⟩b"));
    }

    void otherLettersStayWhatTheyAre() {
        const QString shown = readerOf("Grüße, Ελλάδα, Привет").packedText();
        QVERIFY(shown.contains(u"Grüße,Ελλάδα,Привет"));
    }

    void aHugeTextIsCutAndItsSizeTold() {
        const QString shown = readerOf(std::string(10'000'000, 'h')).packedText();
        QVERIFY(shown.contains(u"…(10000000bytes)"));
        QVERIFY(shown.count(u'h') < 2'000'000);
    }
};

} // namespace muscope

QTEST_MAIN(muscope::TestPdfText)
#include "tst_pdf_text.moc"
