// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/payload_search.h"
#include "core/workspace/row_selector.h"
#include "tests/support/demo_stores.h"
#include "tests/support/window_under_test.h"
#include "ui/views/find_bar.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace muscope {

class TestFindBar final : public QObject {
    Q_OBJECT

    DemoStores m_stores;
    std::unique_ptr<WindowUnderTest> m_open;
    FindBar* m_bar = nullptr;
    QLineEdit* m_field = nullptr;

    [[nodiscard]] PayloadSearch& finder() const { return m_open->workspace().payloadSearch(); }

    [[nodiscard]] bool says(const QString& words) const {
        for (const QLabel* label : m_bar->findChildren<QLabel*>()) {
            if (label->text().contains(words)) {
                return true;
            }
        }
        return false;
    }

    void find(const QString& text) {
        QTest::keyClicks(m_field, text);
        QTest::keyClick(m_field, Qt::Key_Return);
        QTRY_COMPARE(finder().phase(), PayloadSearch::Phase::Done);
    }

private slots:
    static void initTestCase_data() { addStoreKinds(); }

    void init() {
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        m_open = std::make_unique<WindowUnderTest>(QSize(796, 720));
        m_open->open(m_stores.of(kind));
        m_bar = m_open->window().findChild<FindBar*>();
        m_field = m_open->named<QLineEdit>(u"Find in payloads"_s);
        QVERIFY(m_bar != nullptr && m_field != nullptr && !m_bar->isVisible());
        QTest::keyClick(&m_open->window(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_bar->isVisible());
    }

    void cleanup() { m_open.reset(); }

    void walksFromHitToHit() {
        find(u"alice"_s);
        const std::vector<RowNumber> hits = finder().hits();
        QVERIFY(hits.size() > 1);
        QTRY_COMPARE(m_open->window().state().currentRow(), hits.front());
        QVERIFY(says(u"1 of %1 · event %2"_s.arg(hits.size()).arg(hits.front().value() + 1)));
        QTest::keyClick(&m_open->window(), Qt::Key_F3);
        QCOMPARE(m_open->window().state().currentRow(), hits[1]);
        QTest::keyClick(&m_open->window(), Qt::Key_F3, Qt::ShiftModifier);
        QTest::keyClick(&m_open->window(), Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(m_open->window().state().currentRow(), hits.back());
    }

    void saysWhenThereIsNothing() {
        find(u"no such text anywhere"_s);
        QVERIFY(says(u"0 hits"_s));
    }

    void looksIntoTheMetadataWhenAsked() {
        find(u"## receipt"_s);
        QVERIFY(finder().hits().empty());
        m_open->named<QToolButton>(u"Search metadata too"_s)->click();
        QTRY_VERIFY(!finder().hits().empty());
    }

    void offersAWayOutWhenAHitIsFilteredOut() {
        find(u"alice"_s);
        m_open->workspace().rowSelector().setFilter(*Filter::parse(u"size == 0"));
        QTRY_VERIFY(says(u"does not pass the filter"_s));
        auto* all = m_open->named<QPushButton>(u"Show all events"_s);
        QVERIFY(all->isVisible());
        all->click();
        QTRY_VERIFY(!all->isVisible());
        QVERIFY(m_open->workspace().rowSelector().isEverything());
    }

    void closesWithEscape() {
        find(u"alice"_s);
        QTest::keyClick(m_field, Qt::Key_Escape);
        QVERIFY(!m_bar->isVisible());
        QCOMPARE(finder().phase(), PayloadSearch::Phase::Idle);
    }
};

} // namespace muscope

QTEST_MAIN(muscope::TestFindBar)
#include "tst_find_bar.moc"
