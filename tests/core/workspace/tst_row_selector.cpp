// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/event_index.h"
#include "core/workspace/row_selector.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class TestRowSelector final : public QObject {
    Q_OBJECT

    StringPool m_pool;
    EventIndex m_index;
    std::unique_ptr<RowSelector> m_selector;

    static Filter filter(QStringView text) { return Filter::parse(text).value(); }

    // Sizes count up from where they were; every tenth event is an open request.
    void grow(std::uint32_t count) {
        IndexBatch batch;
        for (std::uint32_t i = 0; i < count; ++i) {
            EventRow row;
            row.size = m_index.size() + i;
            row.time = Timestamp::fromMicroseconds(row.size);
            row.type = m_pool.intern(row.size % 2 == 0 ? "even" : "odd");
            row.operation = row.size % 10 == 0 ? OperationState::Open : OperationState::None;
            batch.rows.push_back(row);
        }
        batch.newTexts = m_pool.takeNewTexts();
        m_index.append(batch);
    }

    [[nodiscard]] std::uint32_t shown() const {
        return m_selector->selection().size(m_index.size());
    }

private slots:
    void init() {
        m_pool = StringPool();
        m_index = EventIndex();
        m_selector = std::make_unique<RowSelector>();
        m_selector->beginIndex(m_index.snapshot());
    }

    void showsEverythingAtFirst() {
        grow(100);
        m_selector->growIndex(m_index.snapshot());
        QVERIFY(m_selector->isEverything());
        QVERIFY(m_selector->isSettled());
        QCOMPARE(shown(), 100U);
    }

    void narrowsAndWidens() {
        grow(100);
        m_selector->growIndex(m_index.snapshot());
        m_selector->setFilter(filter(u"type == even"));
        QTRY_COMPARE(shown(), 50U);
        QCOMPARE(m_selector->selection().at(1), RowNumber(2));
        m_selector->setRange(TimeRange{0, 10});
        QTRY_COMPARE(shown(), 5U);
        m_selector->setFilter(Filter());
        QTRY_COMPARE(shown(), 10U);
        m_selector->setRange(std::nullopt);
        QCOMPARE(shown(), 100U); // at once
    }

    void continuesOnNewRows() {
        m_selector->setFilter(filter(u"type == even"));
        QTRY_VERIFY(m_selector->isSettled());
        QSignalSpy changed(m_selector.get(), &RowSelector::selectionChanged);
        for (int i = 1; i <= 20; ++i) {
            grow(1'000);
            m_selector->growIndex(m_index.snapshot());
        }
        QTRY_COMPARE(shown(), 10'000U);
        QTRY_VERIFY(m_selector->isSettled());
        int replaced = 0;
        for (const QList<QVariant>& signal : changed) {
            replaced += signal[0].value<RowSelector::Change>() == RowSelector::Change::Replaced;
        }
        QVERIFY(replaced <= 1);
    }

    void newestRequestWins() {
        grow(50'000);
        m_selector->growIndex(m_index.snapshot());
        for (int i = 0; i < 200; ++i) {
            m_selector->setFilter(filter(u"size < %1"_s.arg(i)));
        }
        QTRY_VERIFY(m_selector->isSettled());
        QCOMPARE(shown(), 199U);
    }

    void looksAgainWhenAnswersCame() {
        grow(100);
        m_selector->growIndex(m_index.snapshot());
        m_selector->setFilter(filter(u"hung"));
        QTRY_COMPARE(shown(), 10U);
        m_index.append({{}, {}, {{RowNumber(0), OperationState::Answered, RowNumber(1)}}});
        m_selector->growIndex(m_index.snapshot());
        m_selector->noteOperations();
        m_selector->endIndex();
        QTRY_COMPARE(shown(), 9U);
    }

    void beginsAnewWithAnotherSession() {
        grow(100);
        m_selector->growIndex(m_index.snapshot());
        m_selector->setFilter(filter(u"odd"));
        QTRY_COMPARE(shown(), 50U);
        m_index = EventIndex();
        m_pool = StringPool();
        m_selector->beginIndex(m_index.snapshot());
        QCOMPARE(shown(), 0U);
        grow(10);
        m_selector->growIndex(m_index.snapshot());
        QTRY_COMPARE(shown(), 5U);
    }

    void neverHoldsTheCallerUp() {
        grow(1'000'000);
        m_selector->growIndex(m_index.snapshot());
        qint64 longest = 0;
        QElapsedTimer timer;
        for (int i = 0; i < 20; ++i) {
            timer.start();
            m_selector->setFilter(filter(u"size > %1"_s.arg(i)));
            longest = std::max(longest, timer.nsecsElapsed());
        }
        QTRY_COMPARE(shown(), 1'000'000U - 20U);
        // A hundredth of what looking through takes; generous for a busy machine.
        QVERIFY2(longest < 20'000'000, qPrintable(QString::number(longest)));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestRowSelector)
#include "tst_row_selector.moc"
