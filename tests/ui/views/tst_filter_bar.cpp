// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/row_selector.h"
#include "tests/support/demo_stores.h"
#include "tests/support/window_under_test.h"
#include "ui/views/filter_bar.h"
#include "ui/views/filter_edit.h"
#include "ui/views/filter_message.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace muscope {

class TestFilterBar final : public QObject {
    Q_OBJECT

    DemoStores m_stores;
    std::unique_ptr<WindowUnderTest> m_open;
    FilterEdit* m_edit = nullptr;
    QTableView* m_table = nullptr;

    [[nodiscard]] RowSelector& selector() const { return m_open->workspace().rowSelector(); }

    // As a person does: writes it and presses Return.
    void apply(const QString& text) {
        m_edit->setText(text);
        QTest::keyClick(m_edit, Qt::Key_Return);
        QTRY_VERIFY(selector().isSettled());
    }

    [[nodiscard]] int failures() const {
        return int(m_open->workspace().index().failures().size());
    }

private slots:
    static void initTestCase_data() { addStoreKinds(); }

    void init() {
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        m_open = std::make_unique<WindowUnderTest>(QSize(796, 720));
        m_open->open(m_stores.of(kind));
        m_edit = m_open->window().findChild<FilterEdit*>();
        m_table = m_open->named<QTableView>(u"Events"_s);
        QVERIFY(m_edit != nullptr && m_table != nullptr && failures() > 0);
        QTest::keyClick(&m_open->window(), Qt::Key_L, Qt::ControlModifier);
    }

    void cleanup() { m_open.reset(); }

    void showsWhatPasses() {
        const int all = m_table->model()->rowCount();
        apply(u"fails"_s);
        QTRY_COMPARE(m_table->model()->rowCount(), failures());
        QVERIFY(m_open->named<QWidget>(u"%1 of %2 events shown"_s.arg(failures()).arg(all)));
        apply({});
        QTRY_COMPARE(m_table->model()->rowCount(), all);
    }

    void appliesByItselfAfterAPause() {
        QTest::keyClicks(m_edit, u"fails"_s);
        QTRY_COMPARE(m_table->model()->rowCount(), failures());
    }

    void comesBackAtTheNextStart() {
        apply(u"fails"_s);
        m_open->restart();
        QCOMPARE(selector().filter().text(), u"fails"_s);
        QCOMPARE(m_open->window().findChild<FilterEdit*>()->text(), u"fails"_s);
    }

    void keepsTheFormerFilterWhileTheTextIsWrong() {
        apply(u"fails"_s);
        apply(u"toool == greet"_s);
        QCOMPARE(selector().filter().text(), u"fails"_s);
        const auto* message = m_open->window().findChild<FilterMessage*>();
        QVERIFY(message != nullptr && message->isVisible());
        QVERIFY(message->accessibleName().contains(u"did you mean tool?"_s));
        QVERIFY(m_edit->isMarkedWrong());
        QVERIFY(m_edit->accessibleDescription().contains(u"Column 1"_s));
        apply(u"tool == greet"_s);
        QVERIFY(!message->isVisible());
        QVERIFY(m_edit->accessibleDescription().isEmpty());
    }

    void keepsTheEventWhileItIsShown() {
        QTest::keyClick(&m_open->window(), Qt::Key_F8);
        const auto row = m_open->window().state().currentRow();
        QVERIFY(row.has_value());
        apply(u"fails"_s);
        QTRY_COMPARE(m_table->model()->rowCount(), failures());
        QCOMPARE(m_open->window().state().currentRow(), row);
        QCOMPARE(m_table->currentIndex().row(), 0);
        QTest::keyClick(m_table, Qt::Key_Down);
        if (failures() > 1) {
            QCOMPARE(m_open->window().state().currentRow(),
                     m_open->workspace().index().failures()[1]);
        }
    }

    void saysThatAnEventIsLeftOut() {
        QString notice;
        connect(&m_open->window().state(), &InspectionState::noticed, this,
                [&notice](const QString& sentence) { notice = sentence; });
        apply(u"not fails"_s);
        m_open->window().state().setCurrentRow(m_open->workspace().index().failures().front());
        QVERIFY2(notice.contains(u"leaves it out"_s), qPrintable(notice));
        QVERIFY(!m_table->currentIndex().isValid());
    }

    void offersAWayOutWhenNothingPasses() {
        apply(u"size < 0kB"_s);
        QTRY_VERIFY(m_open->named<QWidget>(u"No event passes the filter"_s) != nullptr);
        auto* clear = m_open->named<QPushButton>(u"Clear the filter"_s);
        QVERIFY(clear != nullptr && clear->isVisible());
        clear->setFocus();
        clear->click();
        QTRY_VERIFY(m_table->isVisible());
        QVERIFY(m_edit->text().isEmpty());
    }

    void narrowsToAStretchOfTime() {
        const IndexSnapshot& index = m_open->workspace().index();
        const std::int64_t begin = index.row(RowNumber(0)).time.microseconds();
        m_open->window().state().setSelectedRange(TimeRange{begin, begin + 1});
        QTRY_VERIFY(m_table->model()->rowCount() < int(index.size()));
        QVERIFY(m_table->model()->rowCount() > 0);
        auto* all = m_open->named<QToolButton>(u"Show all times"_s);
        QVERIFY(all != nullptr && all->isVisible());
        all->click();
        QTRY_COMPARE(m_table->model()->rowCount(), int(index.size()));
        QVERIFY(!all->isVisible());
    }

    void followsAFilterSetElsewhere() {
        m_edit->setText(u"half written =="_s);
        selector().setFilter(*Filter::parse(u"fails"));
        QCOMPARE(m_edit->text(), u"fails"_s);
        QTRY_COMPARE(m_table->model()->rowCount(), failures());
    }

    void clearsWithEscapeAndRemembers() {
        apply(u"fails"_s);
        apply(u"error"_s);
        QTest::keyClick(m_edit, Qt::Key_Escape);
        QVERIFY(m_edit->text().isEmpty());
        QVERIFY(selector().isEverything());
        QTest::keyClick(m_edit, Qt::Key_Up);
        QCOMPARE(m_edit->text(), u"error"_s);
        QTest::keyClick(m_edit, Qt::Key_Up);
        QCOMPARE(m_edit->text(), u"fails"_s);
        QTest::keyClick(m_edit, Qt::Key_Down);
        QTest::keyClick(m_edit, Qt::Key_Down);
        QVERIFY(m_edit->text().isEmpty());
        QCOMPARE(FilterHistory(m_open->settings()).entries(),
                 QStringList({u"error"_s, u"fails"_s}));
    }

    void completesWhatIsBegun() {
        SeenTexts seen;
        seen.update(m_open->workspace().index());
        const auto offered = [&seen](const QString& text) {
            QStringList list;
            for (const FilterSuggestion& suggestion :
                 suggestForFilter(text, text.size(), seen).list) {
                list += suggestion.text;
            }
            return list;
        };
        QCOMPARE(offered(u"rec"_s), QStringList{u"receipt"_s});
        QVERIFY(offered(u"receipt "_s).contains(u"=="_s));
        QVERIFY(offered(u"receipt == d"_s).contains(u"differs"_s));
        QVERIFY(offered(u"receipt in (differs, m"_s).contains(u"match"_s));
        QVERIFY(offered(u"type == "_s).contains(u"tool_call"_s));
        QVERIFY(offered(u"type == tool_call "_s).contains(u"and"_s));
        QVERIFY(offered(u"fails and "_s).contains(u"size"_s));
    }

    void takesOnlyTheCompletionThatWasChosen() {
        QTest::keyClicks(m_edit, u"receipt == d"_s);
        auto* list = m_open->window().findChild<FilterEdit*>()->completionList();
        QVERIFY(list->isVisible());
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(m_edit->text(), u"receipt == differs "_s);
        QTest::keyClicks(m_edit, u"or re"_s);
        QVERIFY(list->isVisible());
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(m_edit->text(), u"receipt == differs or re"_s);
        QVERIFY(!list->isVisible());
    }

    void staysOneLine() {
        m_edit->setText({});
        QTest::keyClick(m_edit, Qt::Key_Return);
        QVERIFY(!m_edit->text().contains(u'\n'));
    }
};

} // namespace muscope

QTEST_MAIN(muscope::TestFilterBar)
#include "tst_filter_bar.moc"
