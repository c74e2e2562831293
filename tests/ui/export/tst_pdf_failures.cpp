// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What is left of a PDF, and what is said, where it cannot be written or is not wanted any more.
#include "tests/core/report/sample_report.h"
#include "tests/ui/export/pdf_writing.h"

#include <QBuffer>
#include <QFile>
#include <QTest>

#include <csignal>
#include <stop_token>
#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace muscope {

class TestPdfFailures final : public QObject {
    Q_OBJECT

    static std::string same(const std::string& text) { return text; }

private slots:
    void failsOnAFullDisk() {
        QFile full(u"/dev/full"_s);
        QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        ReportOutput output(full, full.fileName());
        Result<void> written = pdfWriter()->write(sampleReport(&same), sampleEvents(&same), output);
        if (written) {
            written = output.finish();
        }
        QVERIFY(!written);
        QVERIFY2(written.error().message.contains(u"/dev/full"),
                 qPrintable(written.error().message));
    }

    void saysWhereItsPagesHaveNoPlace() {
        const QByteArray usual = qgetenv("TMPDIR");
        qputenv("TMPDIR", "/nowhere/at/all");
        QByteArray bytes;
        const Result<void> written = writePdf(sampleReport(&same), sampleEvents(&same), bytes);
        usual.isEmpty() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", usual);
        QVERIFY(!written);
        QVERIFY2(written.error().message.contains(u"/nowhere/at/all"),
                 qPrintable(written.error().message));
        QVERIFY(bytes.isEmpty());
    }

    void saysThatItsPagesFoundNoRoom() {
        // No file may grow beyond this: a disk that is full after it.
        rlimit usual{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &usual), 0);
        const rlimit small{8'192, usual.rlim_max};
        const auto former = std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        QByteArray bytes;
        int told = 0;
        const ReportEventFeed events = manyEvents(10'000);
        const Result<void> written = writePdf(
            sampleReport(&same),
            [&](const ReportEventSink& sink) {
                return events([&](const ReportEvent& event) {
                    ++told;
                    return sink(event);
                });
            },
            bytes);
        ::setrlimit(RLIMIT_FSIZE, &usual);
        std::signal(SIGXFSZ, former);
        QVERIFY(!written);
        QVERIFY2(written.error().code == ErrorCode::Write &&
                     written.error().message.contains(u"TMPDIR"),
                 qPrintable(written.error().message));
        QVERIFY2(told < 1'000, "an event after the other was set though nothing was kept");
        QVERIFY(bytes.isEmpty());
    }

    void mayBeStoppedWhenTheLastPageIsMade() {
        std::stop_source source;
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        ReportOutput output(buffer, u"buffer"_s, source.get_token());
        const ReportEventFeed events = manyEvents(1'000);
        const Result<void> written = pdfWriter()->write(
            sampleReport(&same),
            [&](const ReportEventSink& sink) {
                const Result<void> fed = events(sink);
                source.request_stop();
                return fed;
            },
            output);
        QVERIFY(!written && written.error().code == ErrorCode::Cancelled);
        QVERIFY(bytes.isEmpty());
    }

    void whatIsCancelledWritesNothing() {
        QByteArray bytes;
        const Result<void> written = writePdf(
            sampleReport(&same),
            [](const ReportEventSink&) -> Result<void> {
                return failure(ErrorCode::Cancelled, u"cancelled"_s);
            },
            bytes);
        QVERIFY(!written && written.error().code == ErrorCode::Cancelled);
        QVERIFY(bytes.isEmpty());
    }
};

} // namespace muscope

QTEST_MAIN(muscope::TestPdfFailures)
#include "tst_pdf_failures.moc"
