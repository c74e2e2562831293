// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/models/index_builder.h"
#include "ui/models/operation_model.h"
#include "ui/models/row_copy.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

// What the table says of an event, to a person and to a program, and what is copied of it.
class EventCellsTest final : public QObject {
    Q_OBJECT

private:
    static constexpr std::int64_t Day = 86'400'000'000;
    static constexpr std::int64_t Noon = 1'795'176'000'000'000; // 2026-11-20 12:00 UTC

    [[nodiscard]] static EventCells cellsOf(const std::vector<std::int64_t>& times) {
        IndexBuilder builder;
        for (const std::int64_t time : times) {
            builder.add(rowAt(time), "tool_call", "greet");
        }
        EventCells cells;
        cells.snapshot = builder.snapshot();
        cells.dates = cells.neededDates();
        return cells;
    }

private slots:
    void writesDatesWhereTheyTellTimesApart() {
        const auto time = [](const EventCells& cells) {
            return cells.text(RowNumber(0), EventCells::Time);
        };
        QCOMPARE(time(cellsOf({Noon, Noon + 1})), u"12:00:00.000");
        QCOMPARE(time(cellsOf({Noon, Noon + Day})), u"11-20 12:00:00.000");
        QCOMPARE(time(cellsOf({Noon, Noon + 60 * Day})), u"2026-11-20 12:00:00.000");
    }

    void writesForProgramsWhatTheyRead() {
        const EventCells cells = cellsOf({Noon, Noon + 1'500});
        const RowNumber second(1);
        QCOMPARE(cells.text(second, EventCells::Delta).simplified(), u"+1 ms");
        QCOMPARE(cells.plainText(second, EventCells::Delta), u"1500");
        QCOMPARE(cells.plainText(second, EventCells::Time), u"2026-11-20T12:00:00.001500Z");
        QCOMPARE(cells.plainText(second, EventCells::Receipt), u"none");
    }

    void quotesAndDefusesCsv() {
        IndexBuilder builder;
        builder.add(rowAt(Noon), "=cmd|' /C calc'!A0", "say \"hi\", twice\nor more");
        EventCells cells;
        cells.snapshot = builder.snapshot();
        QCOMPARE(copiedEvent(CopyForm::Csv, cells, RowNumber(0),
                             {EventCells::Number, EventCells::Type, EventCells::Name}),
                 u"1,'=cmd|' /C calc'!A0,\"say \"\"hi\"\", twice\nor more\"\r\n");
        QCOMPARE(copiedEventHead(CopyForm::Csv, {EventCells::Number, EventCells::Type}),
                 u"number,type\r\n");
    }

    void tellsAnOperationInOrder() {
        IndexBuilder builder;
        EventRow answer = rowAt(Noon + 250'000);
        answer.isError = true;
        builder.add(rowAt(Noon), "request", "greet").add(answer, "response", "greet");
        OperationModel model;
        const QAbstractItemModelTester tester(&model);
        model.setParts(builder.snapshot(), {{RowNumber(0), OperationPart::Role::Request, {}},
                                            {RowNumber(1), OperationPart::Role::Answer, {}}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1, OperationModel::Part).data().toString(), u"error");
        QCOMPARE(model.index(1, OperationModel::After).data().toString().simplified(), u"+250 ms");
        QCOMPARE(model.eventAt(1), RowNumber(1));
        model.setParts({}, {});
        QCOMPARE(model.rowCount(), 0);
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::EventCellsTest)
#include "tst_event_cells.moc"
