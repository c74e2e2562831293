// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/problem_finder.h"
#include "tests/ui/models/index_builder.h"
#include "ui/models/problems_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

using Kind = ProblemKind;

} // namespace

class ProblemsModelTest final : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ProblemsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::shared_ptr<ProblemList> m_problems;

    [[nodiscard]] QString text(int row, int column) const {
        return m_model->index(row, column).data().toString();
    }
    [[nodiscard]] bool isHeading(int row) const {
        return m_model->index(row, 0).data(ProblemsModel::HeadingRole).toBool();
    }

private slots:
    void init() {
        m_model = std::make_unique<ProblemsModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_problems = std::make_shared<ProblemList>();
    }

    void cleanup() {
        m_tester.reset();
        m_model.reset();
    }

    void groupsByKindTheWorstFirst() {
        IndexBuilder index;
        for (int i = 0; i < 5; ++i) {
            index.add(rowAt(i), "tool_call", "greet");
        }
        m_problems->add(Kind::Hung, RowNumber(1));
        m_problems->add(Kind::Hung, RowNumber(3));
        m_problems->add(Kind::Differs, RowNumber(4));
        m_model->setProblems(m_problems, index.snapshot());
        QCOMPARE(m_model->rowCount(), 5);
        QCOMPARE(m_model->problemCount(), std::size_t{3});
        QVERIFY(isHeading(0) && !isHeading(1) && isHeading(2));
        QCOMPARE(text(0, ProblemsModel::Sign), u"differs");
        QCOMPARE(text(2, ProblemsModel::Number), u"2");
        QVERIFY(!m_model->eventAt(2));
        QCOMPARE(m_model->eventAt(3), std::optional(RowNumber(1)));
        QCOMPARE(text(3, ProblemsModel::Number), u"2");
        QCOMPARE(text(3, ProblemsModel::Sentence), u"greet was called and never answered");
    }

    void growsWhereTheKindIs() {
        IndexBuilder index;
        for (int i = 0; i < 9; ++i) {
            index.add(rowAt(i), "tool_call", "greet");
        }
        m_problems->add(Kind::Hung, RowNumber(1));
        m_model->setProblems(m_problems, index.snapshot());
        m_problems->add(Kind::Error, RowNumber(2));
        m_problems->add(Kind::Hung, RowNumber(3));
        m_problems->add(Kind::Hung, RowNumber(5));
        QCOMPARE(m_model->rowCount(), 2); // the table changes when it is told, not with the list
        m_model->setProblems(m_problems, index.snapshot());
        QCOMPARE(m_model->rowCount(), 6);
        QCOMPARE(m_model->rowOf(RowNumber(2)), 1);
        QCOMPARE(m_model->rowOf(RowNumber(5)), 5);
        QCOMPARE(m_model->rowOf(RowNumber(0)), -1);
        m_model->setProblems(std::make_shared<ProblemList>(), {});
        QCOMPARE(m_model->rowCount(), 0);
    }

    void opensAndClosesAKind() {
        IndexBuilder index;
        for (int i = 0; i < 9; ++i) {
            index.add(rowAt(i), "tool_call", "greet");
        }
        m_problems->add(Kind::Error, RowNumber(2));
        m_problems->add(Kind::Hung, RowNumber(2));
        m_model->setProblems(m_problems, index.snapshot());
        m_model->setOpen(Kind::Error, false);
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(m_model->rowOf(RowNumber(2)), 2); // the worst that is listed
        m_problems->add(Kind::Error, RowNumber(4));
        m_model->setProblems(m_problems, index.snapshot());
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(text(0, ProblemsModel::Number), u"2");
        QCOMPARE(m_model->headingOf(Kind::Hung), 1);
        QCOMPARE(m_model->headingOf(Kind::Orphan), -1);
        m_model->setOpen(Kind::Error, true);
        QCOMPARE(m_model->rowCount(), 5);
        QCOMPARE(m_model->rowOf(RowNumber(4)), 2);
    }

    void listsWhatIsOfNoEventBehindTheOthers() {
        IndexBuilder index;
        index.add(rowAt(0), "tool_call", "greet").add(rowAt(1), "tool_call", "wave");
        m_problems->addLoose({Kind::OrphanReceipt, QStringLiteral("a stray row"), {}, 0, false});
        m_problems->add(Kind::OrphanReceipt, RowNumber(0));
        m_model->setProblems(m_problems, index.snapshot());
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(m_model->problemCount(), std::size_t{2});
        QVERIFY(m_model->eventAt(1) && m_model->looseAt(1) == nullptr);
        QVERIFY(!m_model->eventAt(2) && !isHeading(2));
        QCOMPARE(text(2, ProblemsModel::Sentence), u"a stray row");
        QCOMPARE(text(2, ProblemsModel::Number), QString());
        QVERIFY(m_model->looseAt(0) == nullptr);
        m_problems->add(Kind::OrphanReceipt, RowNumber(1));
        m_problems->addLoose({Kind::Workflow, QStringLiteral("no id"), "a.maml.md", 3, false});
        m_problems->addLoose({Kind::Workflow, QStringLiteral("never called"), "a.md", 4, true});
        m_model->setProblems(m_problems, index.snapshot());
        QCOMPARE(m_model->rowCount(), 6);
        QCOMPARE(m_model->eventAt(2), std::optional(RowNumber(1)));
        QCOMPARE(text(3, ProblemsModel::Sentence), u"a stray row");
        QVERIFY(isHeading(4));
        QCOMPARE(text(4, ProblemsModel::Number), u"1"); // a remark is no problem
        QCOMPARE(text(5, ProblemsModel::Sentence), u"no id \u00b7 a.maml.md, line 3");
        QVERIFY(m_model->copiedCells(5).join(u'\t').contains(u"no id"));
        m_model->setOpen(Kind::OrphanReceipt, false);
        QCOMPARE(m_model->rowCount(), 3);
    }

    void saysWhatIsWrong() {
        IndexBuilder index;
        EventRow answer = rowAt(12'000);
        answer.kind = MessageKind::Response;
        answer.operation = OperationState::Answer;
        answer.peer = RowNumber(0);
        index.add(rowAt(0), "request", "greet").add(answer, "response", "greet");
        index.add(rowAt(9'000), "note");
        m_problems->add(Kind::Error, RowNumber(1));
        m_problems->add(Kind::TimeBackwards, RowNumber(2));
        m_problems->add(Kind::DuplicateKeys, RowNumber(2));
        m_problems->addNote(Kind::DuplicateKeys, {QStringLiteral("the key \"a\""), QString()});
        m_problems->add(Kind::Malformed, RowNumber(0));
        m_problems->add(Kind::Differs, RowNumber(0));
        m_problems->addNote(Kind::Differs, {QStringLiteral("departs at 8"), QStringLiteral("m")});
        m_model->setProblems(m_problems, index.snapshot());
        QCOMPARE(text(1, ProblemsModel::Sentence), u"Receipt of greet: departs at 8");
        QCOMPARE(text(1, ProblemsModel::FoundIn), u"m");
        QCOMPARE(text(3, ProblemsModel::Sentence), u"Receipt of greet cannot be read");
        QCOMPARE(text(5, ProblemsModel::Sentence),
                 u"greet answered with an error after 12\u00a0ms");
        QCOMPARE(text(7, ProblemsModel::Sentence), u"time goes back by 3\u00a0ms");
        QCOMPARE(text(9, ProblemsModel::Sentence), u"note: the key \"a\"");
        QCOMPARE(m_model->copiedCells(0), (QStringList{u"differs"_s, u"1"_s}));
        QCOMPARE(m_model->copiedCells(1),
                 (QStringList{u"differs"_s, u"1"_s, u"Receipt of greet: departs at 8"_s, u"m"_s}));
        QCOMPARE(m_model->allText(2).count(u'\n'), 2);
        QCOMPARE(m_model->allText(100).count(u'\n'), 5);
    }

    void staysFastWithAMillion() {
        IndexBuilder index;
        EventRow row = rowAt(0);
        EventIndex rows;
        IndexBatch batch;
        batch.rows.assign(1'000'000, row);
        rows.append(batch);
        for (std::uint32_t i = 0; i < 1'000'000; ++i) {
            m_problems->add(Kind::Hung, RowNumber(i));
        }
        ProblemsModel model; // the tester would ask for each row
        model.setProblems(m_problems, rows.snapshot());
        QCOMPARE(model.rowCount(), 1'000'001);
        QCOMPARE(model.rowOf(RowNumber(999'999)), 1'000'000);
        QCOMPARE(model.index(1'000'000, ProblemsModel::Number).data().toString(), u"1000000");
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::ProblemsModelTest)
#include "tst_problems_model.moc"
