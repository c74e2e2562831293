// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/models/index_builder.h"
#include "ui/models/problems_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

namespace muscope {

class ProblemsModelTest final : public QObject {
    Q_OBJECT

private slots:
    void listsTheFailingEventsAlone() {
        ProblemsModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        IndexBuilder index;
        index.add(rowAt(1, Verdict::Match), "a");
        model.reset(index.snapshot(), {});
        QCOMPARE(model.rowCount(), 0);
        index.add(rowAt(2, Verdict::Differs), "tool_call", "greet")
            .add(rowAt(3, Verdict::NotCheckable), "b")
            .add(rowAt(4, Verdict::Malformed), "c");
        model.append(index.snapshot(), {});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.eventAt(0), RowNumber(1));
        QCOMPARE(model.eventAt(1), RowNumber(3));
        QCOMPARE(model.index(0, ProblemsModel::Number).data().toString(), u"2");
        QVERIFY(model.index(0, ProblemsModel::Sentence).data().toString().contains(u"greet"));
    }

    void findsTheRowOfAnEvent() {
        IndexBuilder index;
        index.add(rowAt(1, Verdict::Differs), "a")
            .add(rowAt(2), "b")
            .add(rowAt(3, Verdict::WrongSubject), "c");
        ProblemsModel model;
        model.reset(index.snapshot(), {});
        QCOMPARE(model.rowOf(RowNumber(0)), 0);
        QCOMPARE(model.rowOf(RowNumber(1)), -1);
        QCOMPARE(model.rowOf(RowNumber(2)), 1);
    }

    void saysWhatThePassFound() {
        IndexBuilder index;
        index.add(rowAt(1, Verdict::Differs), "a").add(rowAt(2, Verdict::Malformed), "b");
        ProblemsModel model;
        model.reset(index.snapshot(),
                    {{QStringLiteral("departs at 8"), QStringLiteral("metadata.mu")}});
        QCOMPARE(model.index(0, ProblemsModel::Sentence).data().toString(),
                 u"Receipt of a: departs at 8");
        QCOMPARE(model.index(0, ProblemsModel::FoundIn).data().toString(), u"metadata.mu");
        QCOMPARE(model.index(1, ProblemsModel::Sentence).data().toString(),
                 u"Receipt of b cannot be read");
        QVERIFY(model.index(1, ProblemsModel::FoundIn).data().toString().isEmpty());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::ProblemsModelTest)
#include "tst_problems_model.moc"
