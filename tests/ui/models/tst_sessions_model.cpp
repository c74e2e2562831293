// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/sessions_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

namespace muscope {

class SessionsModelTest final : public QObject {
    Q_OBJECT

private:
    static SessionSummary session(const char* id, std::int64_t events, std::int64_t first,
                                  std::int64_t last) {
        SessionSummary summary;
        summary.id = SessionId(id);
        summary.events = events;
        summary.first = Timestamp::fromMicroseconds(first);
        summary.last = Timestamp::fromMicroseconds(last);
        return summary;
    }

    static std::shared_ptr<const SessionList> list(std::vector<SessionSummary> sessions) {
        return std::make_shared<const SessionList>(std::move(sessions));
    }

private slots:
    void holdsTheModelContract() {
        SessionsModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSessions(list({session("one", 1, 0, 0), session("two", 2, 0, 0)}));
        QCOMPARE(model.rowCount(), 2);
        model.setSearch(QStringLiteral("TW"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.session(0).id, SessionId("two"));
        QCOMPARE(model.total(), 2);
        QVERIFY(!model.indexOf(SessionId("one")).isValid());
        model.setSearch({});
        QCOMPARE(model.indexOf(SessionId("one")).row(), 0);
        model.setSessions(list({}));
        QCOMPARE(model.rowCount(), 0);
    }

    void saysCountDurationAndTime() {
        SessionsModel model;
        model.setSessions(list({session("new", 12'003, 43'620'000'000, 43'754'000'000),
                                session("old", 1, -86'400'000'000, -86'400'000'000)}));
        QCOMPARE(model.index(0).data(SessionsModel::CountRole).toString(),
                 u"12\u00a0003 events · 2\u00a0min 14\u00a0s");
        QCOMPARE(model.index(0).data(SessionsModel::TimeRole).toString(), u"12:07");
        QVERIFY(model.index(1).data(SessionsModel::CountRole).toString().startsWith(u"1 event ·"));
        QCOMPARE(model.index(1).data(SessionsModel::TimeRole).toString(), u"31 Dec 1969");
    }

    void givesRowsToBeCopied() {
        SessionsModel model;
        model.setSessions(list({session("=new", 12'003, 43'620'000'000, 43'754'000'000)}));
        Coverage coverage;
        coverage.events = 12'003;
        coverage.differs = 2;
        model.setCoverages({{SessionId("=new"), coverage}});
        const QStringList plain = model.copiedCells(0, CopyForm::Csv);
        QCOMPARE(plain.size(), SessionsModel::copiedTitles().size());
        QCOMPARE(copiedRow(CopyForm::Csv, plain),
                 u"'=new,12003,1970-01-01T12:07:00.000000Z,1970-01-01T12:09:14.000000Z,differs,2"
                 u"\r\n");
        QCOMPARE(model.copiedCells(0, CopyForm::Text)[1], u"12\u00a0003");
    }

    void knowsNoVerdictUntilTheSessionWasRead() {
        SessionsModel model;
        model.setSessions(list({session("a", 3, 0, 0)}));
        const auto verdict = [&model] {
            return static_cast<Verdict>(model.index(0).data(SessionsModel::VerdictRole).toInt());
        };
        QCOMPARE(verdict(), Verdict::Unchecked);
        Coverage coverage;
        coverage.add(Verdict::Match, MatchLevel::Exact);
        coverage.add(Verdict::Malformed, MatchLevel::None);
        coverage.add(Verdict::Differs, MatchLevel::None);
        QVERIFY(!model.setCoverages({{SessionId("a"), coverage}}));
        QCOMPARE(verdict(), Verdict::Differs);
        QCOMPARE(model.index(0).data(SessionsModel::FailuresRole).toString(), u"2");
    }

    void saysNothingOfWhatIsNotCounted() {
        SessionSummary newest;
        newest.id = SessionId("a");
        newest.isCounted = false;
        SessionsModel model;
        model.setSessions(list({newest}));
        QCOMPARE(model.index(0).data(SessionsModel::CountRole).toString(), u"…");
        QVERIFY(model.index(0).data(SessionsModel::TimeRole).toString().isEmpty());
        QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains(u"not counted yet"));
    }

    void keepsTheFailingOnes() {
        SessionsModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSessions(list({session("a", 1, 0, 0), session("b", 1, 0, 0)}));
        model.setOnlyFailing(true);
        QCOMPARE(model.rowCount(), 0);
        Coverage failing;
        failing.add(Verdict::Malformed, MatchLevel::None);
        QVERIFY(model.setCoverages({{SessionId("b"), failing}}));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.session(0).id, SessionId("b"));
        QVERIFY(model.index(0).data(Qt::ToolTipRole).toString().contains(u"1 malformed"));
        QVERIFY(!model.setCoverages({{SessionId("b"), failing}}));
        model.setOnlyFailing(false);
        QCOMPARE(model.rowCount(), 2);
    }

    void bearsAHundredThousand() {
        std::vector<SessionSummary> sessions;
        for (int i = 0; i < 100'000; ++i) {
            sessions.push_back(session(QByteArray::number(i).constData(), 1, 0, 0));
        }
        const auto all = list(std::move(sessions));
        SessionsModel model;
        QBENCHMARK {
            model.setSessions(all);
            model.setSearch(QStringLiteral("9999"));
            QCOMPARE(model.rowCount(), 19);
            model.setSearch({});
        }
        QCOMPARE(model.indexOf(SessionId("99999")).row(), 99'999);
    }

    void makesIdsOfAnyBytesVisible() {
        SessionsModel model;
        model.setSessions(list({session("a\x01"
                                        "b",
                                        0, 0, 0),
                                session("", 0, 0, 0)}));
        QCOMPARE(model.index(0).data().toString(), u"a␁b");
        QVERIFY(!model.index(1).data().toString().isEmpty());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::SessionsModelTest)
#include "tst_sessions_model.moc"
