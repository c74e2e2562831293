// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What a report says first: honest about what nobody looked at.
#include "core/report/report_summary.h"

#include <QTest>

namespace muscope {

class TestReportSummary final : public QObject {
    Q_OBJECT

    static QString all(const Report& report) {
        QString text;
        for (const std::string& sentence : summaryOf(report)) {
            text += QString::fromStdString(sentence).replace(QChar::Nbsp, u' ') + u'\n';
        }
        return text;
    }

private slots:
    void failuresComeFirst() {
        Report report;
        report.coverage.events = {
            .events = 12'003, .exact = 11'000, .differs = 2, .malformed = 1, .none = 1'000};
        QVERIFY(report.fails());
        QVERIFY2(all(report).startsWith(
                     u"3 of 12 003 events have a receipt that fails: 2 differ, 1 malformed, 0 of "
                     "another subject."),
                 qUtf8Printable(all(report)));
        QVERIFY(all(report).contains(u"Nothing is known of 1 000 without a receipt."));
    }

    void aMatchSaysNothingOfTheOthers() {
        Report report;
        report.coverage.events = {.events = 3, .exact = 1, .none = 1, .unchecked = 1};
        QVERIFY(!report.fails());
        QVERIFY(all(report).contains(u"1 event matches"));
        QVERIFY(all(report).contains(u"1 without a receipt, 1 that nobody has checked"));
    }

    void withoutAnyReceiptNothingIsKnown() {
        Report report;
        report.coverage.events = {.events = 5, .none = 5};
        QVERIFY(all(report).startsWith(u"No receipt could be held against its event"));
    }

    void anEmptyReportSaysSo() { QVERIFY(all({}).startsWith(u"No event was found.")); }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestReportSummary)
#include "tst_report_summary.moc"
