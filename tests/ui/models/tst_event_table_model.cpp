// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/models/index_builder.h"
#include "ui/models/event_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace muscope {

class EventTableModelTest final : public QObject {
    Q_OBJECT

private:
    static QString text(const EventTableModel& model, int row, int column) {
        return model.index(row, column).data().toString();
    }

private slots:
    void holdsTheModelContract() {
        EventTableModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        IndexBuilder index;
        model.reset(index.snapshot());
        QCOMPARE(model.rowCount(), 0);
        for (int number = 0; number < 100; ++number) {
            index.add(rowAt(number * 1000), "notification", "progress");
            model.append(index.snapshot());
        }
        QCOMPARE(model.rowCount(), 100);
        model.reset(IndexSnapshot());
        QCOMPARE(model.rowCount(), 0);
    }

    void showsTheChosenRowsAlone() {
        EventTableModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        IndexBuilder index;
        for (int number = 0; number < 10; ++number) {
            index.add(rowAt(number * 1000), "notification", "progress");
        }
        model.reset(index.snapshot(), RowSelection({RowNumber(2), RowNumber(7)}));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(text(model, 1, EventTableModel::Number), u"8");
        QCOMPARE(text(model, 1, EventTableModel::Delta), u"+1\u00a0ms");
        QCOMPARE(model.rowNumberAt(1), RowNumber(7));
        QCOMPARE(model.rowOf(RowNumber(7)), std::optional(1));
        QCOMPARE(model.rowOf(RowNumber(3)), std::nullopt);
        index.add(rowAt(11'000), "notification", "progress");
        model.append(index.snapshot());
        QCOMPARE(model.rowCount(), 2);
        const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.extend(index.snapshot(), RowSelection({RowNumber(2), RowNumber(7), RowNumber(10)}));
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(model.rowCount(), 3);
        model.reset(index.snapshot());
        QCOMPARE(model.rowCount(), 11);
        model.reset(IndexSnapshot(), RowSelection(std::vector<RowNumber>()));
        QCOMPARE(model.rowCount(), 0);
    }

    void saysWhenAndHowLongAfterTheFormer() {
        IndexBuilder index;
        index.add(rowAt(43'200'000'000 + 1'046'123), "tool_call", "greet")
            .add(rowAt(43'200'000'000 + 1'087'123), "response", "greet")
            .add(rowAt(43'200'000'000 + 1'084'123), "response", "late");
        EventTableModel model;
        model.reset(index.snapshot());
        QCOMPARE(text(model, 0, EventTableModel::Number), u"1");
        QCOMPARE(text(model, 0, EventTableModel::Time), u"12:00:01.046");
        QCOMPARE(text(model, 0, EventTableModel::Delta), u"");
        QCOMPARE(text(model, 1, EventTableModel::Delta), u"+41\u00a0ms");
        QCOMPARE(text(model, 2, EventTableModel::Delta), u"−3\u00a0ms");
        QVERIFY(model.index(0, EventTableModel::Time)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"046123"));
    }

    void showsTheDateOnceTheSessionSpansDays() {
        IndexBuilder index;
        index.add(rowAt(1000), "tool_call");
        EventTableModel model;
        model.reset(index.snapshot());
        QCOMPARE(model.cells().dates, EventCells::Dates::None);
        index.add(rowAt(90'000'000'000), "tool_call");
        model.append(index.snapshot());
        QVERIFY(model.cells().dates != EventCells::Dates::None);
        QCOMPARE(text(model, 0, EventTableModel::Time), u"01-01 00:00:00.001");
    }

    void saysNothingOfTimesThatAreUnknown() {
        IndexBuilder index;
        EventRow row;
        index.add(row, "tool_call");
        row.time = Timestamp::unreadable();
        index.add(row, "tool_call");
        EventTableModel model;
        model.reset(index.snapshot());
        QCOMPARE(text(model, 0, EventTableModel::Time), u"");
        QCOMPARE(text(model, 1, EventTableModel::Time), u"not readable");
        QCOMPARE(text(model, 1, EventTableModel::Delta), u"");
    }

    void callsARequestHungOnlyWhenAllWasRead() {
        IndexBuilder index;
        EventRow request = rowAt(1000);
        request.operation = OperationState::Open;
        index.add(request, "tool_call", "plan_route");
        EventTableModel model;
        model.reset(index.snapshot());
        QCOMPARE(text(model, 0, EventTableModel::Took), u"");
        model.setPassDone(true);
        QCOMPARE(text(model, 0, EventTableModel::Took), u"no answer");
    }

    void showsHowLongAnAnswerTookWhenItComes() {
        IndexBuilder index;
        EventRow request = rowAt(1000);
        request.operation = OperationState::Open;
        EventRow response = rowAt(42'000);
        response.operation = OperationState::Answer;
        response.peer = RowNumber(0);
        index.add(request, "tool_call", "greet").add(response, "response", "greet");
        EventTableModel model;
        model.reset(index.snapshot());
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        index.change({RowNumber(0), OperationState::Answered, RowNumber(1)});
        model.refresh(index.snapshot());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(text(model, 0, EventTableModel::Took), u"41\u00a0ms");
        QCOMPARE(text(model, 1, EventTableModel::Took), u"");
    }

    void marksAnAnswerWithoutRequest() {
        IndexBuilder index;
        EventRow response = rowAt(1000);
        response.operation = OperationState::Orphan;
        index.add(response, "response");
        EventTableModel model;
        model.reset(index.snapshot());
        QCOMPARE(text(model, 0, EventTableModel::Took), u"no request");
    }

    void tellsFailingRowsFromOthers() {
        IndexBuilder index;
        index.add(rowAt(1, Verdict::Match), "a").add(rowAt(2, Verdict::Differs), "b");
        EventTableModel model;
        model.reset(index.snapshot());
        QCOMPARE(model.index(0, 0).data(EventTableModel::FailsRole).toBool(), false);
        QCOMPARE(model.index(1, 0).data(EventTableModel::FailsRole).toBool(), true);
        QCOMPARE(text(model, 1, EventTableModel::Receipt), u"differs");
    }

    void makesHostileNamesVisible() {
        IndexBuilder index;
        index.add(rowAt(1), "a\nb", "x\u202Ey");
        EventTableModel model;
        model.reset(index.snapshot());
        QCOMPARE(text(model, 0, EventTableModel::Type), u"a␊b");
        QCOMPARE(text(model, 0, EventTableModel::Name), u"x⟨U+202E⟩y");
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::EventTableModelTest)
#include "tst_event_table_model.moc"
