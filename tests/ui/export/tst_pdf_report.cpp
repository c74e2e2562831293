// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// A report with something in each part as PDF: what readers find in it.
#include "tests/core/report/sample_report.h"
#include "tests/ui/export/pdf_reader.h"
#include "tests/ui/export/pdf_writing.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class TestPdfReport final : public QObject {
    Q_OBJECT

    static std::string same(const std::string& text) { return text; }

    // The most memory this process has had so far.
    static qint64 peakKilobytes() {
        QFile status(u"/proc/self/status"_s);
        static const QRegularExpression peak(u"VmHWM:\\s+(\\d+) kB"_s);
        return status.open(QIODevice::ReadOnly)
                   ? peak.match(QString::fromUtf8(status.readAll())).captured(1).toLongLong()
                   : 0;
    }

    inline static const QStringList Sections{
        u"What was asked"_s,     u"Coverage"_s,        u"Redaction"_s,
        u"Verdicts"_s,           u"Sessions"_s,        u"Timeline"_s,
        u"Receipts that fail"_s, u"Problems"_s,        u"Operations"_s,
        u"Workflows"_s,          u"Session digests"_s, u"What is proven, and what is not"_s,
        u"Every event"_s};

private slots:
    void holdsTheTextOfEveryPart() {
        const PdfReader pdf(writtenBy(*pdfWriter(), &same));
        const QString text = pdf.packedText();
        QStringList expected = Sections;
        for (const std::string& sentence : sampleReport(&same).summary) {
            expected += QString::fromStdString(sentence);
        }
        expected += {u"postgresql://reader@db.example/mcp_db"_s,
                     u"790 events have no receipt."_s,
                     u"e-mail addresses"_s,
                     u"first difference at line 1, column 8"_s,
                     u"Hello, ecilA!"_s,
                     u"## Receipt"_s,
                     u"expected a string, found 7"_s,
                     u"\"type\": \"string\""_s,
                     u"120.500"_s,
                     u"greet.maml.md"_s,
                     QString(64, u'b'),
                     u"A receipt shows damage."_s,
                     u"{\"tool\":\"greet\",\"args\":{\"name\":\"Alice\"}}"_s,
                     u"5 000 bytes"_s};
        for (const QString& one : std::as_const(expected)) {
            QVERIFY2(text.contains(PdfReader::packed(one)), qPrintable(one));
        }
    }

    void numbersItsPages() {
        const PdfReader pdf(writtenBy(*pdfWriter(), &same));
        QVERIFY(pdf.pageCount() > 3);
        QCOMPARE(pdf.pages().size(), pdf.pageCount());
        for (int page = 1; page <= pdf.pageCount(); ++page) {
            QVERIFY(pdf.pages().at(page - 1).contains(
                u"Page %1 of %2"_s.arg(page).arg(pdf.pageCount())));
        }
    }

    void contentsAndBookmarksLeadToTheSections() {
        const PdfReader pdf(writtenBy(*pdfWriter(), &same));
        QStringList sections;
        std::vector<int> pages;
        for (const PdfReader::Bookmark& bookmark : pdf.bookmarks()) {
            QVERIFY2(pdf.pages().at(bookmark.page - 1).contains(bookmark.title),
                     qPrintable(bookmark.title));
            if (bookmark.level == 0) {
                sections += bookmark.title;
                pages.push_back(bookmark.page);
                // The line of the contents: the title, then the page.
                const QRegularExpression line(
                    u"^\\s*%1\\s+%2$"_s.arg(QRegularExpression::escape(bookmark.title))
                        .arg(bookmark.page),
                    QRegularExpression::MultilineOption);
                QVERIFY2(line.match(pdf.pages().front()).hasMatch(), qPrintable(bookmark.title));
            }
        }
        QCOMPARE(sections, Sections);
        QVERIFY(pdf.links(1) == pages);
        QVERIFY(std::ranges::any_of(pdf.bookmarks(), [](const PdfReader::Bookmark& bookmark) {
            return bookmark.level == 1 && bookmark.title == u"s1";
        }));
    }

    void tellsNoTimeUnlessItIsStamped() {
        QCOMPARE(PdfReader(writtenBy(*pdfWriter(), &same)).informationKeys(),
                 (QStringList{u"/Author"_s, u"/Creator"_s, u"/Producer"_s, u"/Title"_s}));
        Report report = sampleReport(&same);
        report.question.madeAt = "2026-11-20T12:00:01.046000Z";
        QByteArray stamped;
        QVERIFY(writePdf(report, sampleEvents(&same), stamped));
        QVERIFY(stamped.contains("/CreationDate (D:20261120120001Z)"));
    }

    void isTheSameInAnyLanguage() {
        const QByteArray usual = writtenBy(*pdfWriter(), &same);
        for (const QLocale& language : {QLocale(QLocale::German), QLocale(QLocale::Arabic)}) {
            QLocale::setDefault(language);
            const QByteArray again = writtenBy(*pdfWriter(), &same);
            QLocale::setDefault(QLocale::system());
            QVERIFY2(again == usual, qPrintable(language.name()));
        }
    }

    void headsOfLongTablesAreOnEveryPage() {
        Report report = sampleReport(&same);
        report.question.parts = ReportParts();
        constexpr int Many = 500; // more than settle the widths
        for (int i = 0; i < Many; ++i) {
            report.sessions.push_back(report.sessions.back());
            report.sessions.back().id = "session " + std::to_string(i);
        }
        QByteArray bytes;
        QVERIFY(writePdf(report, sampleEvents(&same), bytes));
        const PdfReader pdf(bytes);
        int pages = 0;
        int rows = 0;
        static const QRegularExpression row(u"^ *session \\d+ "_s,
                                            QRegularExpression::MultilineOption);
        for (const QString& page : pdf.pages()) {
            const int here = static_cast<int>(page.count(row));
            rows += here;
            pages += here > 0 ? 1 : 0;
            QVERIFY2(here == 0 || page.contains(u"Took, ms"), qPrintable(page));
        }
        QCOMPARE(rows, Many);
        QVERIFY(pages > 5);
    }

    void aRowMayBeTallerThanAPage() {
        Report report = sampleReport(&same);
        report.question.parts = {ReportPart::Workflows};
        report.workflows = {{std::string(4'000, 'w'), 1, "id", {}, 0, 0, 0}};
        report.workflows.front().id = std::string(4'000, 'i');
        report.workflows.front().tools = {std::string(4'000, 't')};
        QByteArray bytes;
        QVERIFY(writePdf(report, sampleEvents(&same), bytes));
        const QString text = PdfReader(bytes).packedText();
        for (const QChar letter : {u'w', u'i', u't'}) {
            QVERIFY(text.count(letter) >= 4'000);
        }
    }

    void memoryGrowsWithPagesAlone() {
        Report report = sampleReport(&same);
        report.question.parts = {ReportPart::Events};
        QByteArray few;
        QVERIFY(writePdf(report, manyEvents(500), few));
        const qint64 before = peakKilobytes();
        QByteArray many;
        QVERIFY(writePdf(report, manyEvents(6'000), many));
        const qint64 grown = peakKilobytes() - before - many.size() / 1'024 * 2;
        const int pages = PdfReader(many).pageCount();
#ifdef __SANITIZE_ADDRESS__ // which keeps what was freed for a while
        constexpr qint64 MostKilobytesAPage = 64;
#else
        constexpr qint64 MostKilobytesAPage = 16;
#endif
        QVERIFY2(pages > 300 && grown < pages * MostKilobytesAPage,
                 qPrintable(u"%1 kB more for %2 pages"_s.arg(grown).arg(pages)));
    }
};

} // namespace muscope

QTEST_MAIN(muscope::TestPdfReport)
#include "tst_pdf_report.moc"
