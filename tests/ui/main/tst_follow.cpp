// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// The window over a store that others fill.
#include "core/store/event_writer.h"
#include "core/workspace/row_selector.h"
#include "core/workspace/timeline_service.h"
#include "tests/support/sample_session.h"
#include "tests/support/store_fixture.h"
#include "tests/support/window_under_test.h"
#include "ui/main/workbench.h"
#include "ui/models/number_text.h"
#include "ui/models/sessions_model.h"
#include "ui/timeline/time_navigator.h"
#include "ui/timeline/timeline_pane.h"
#include "ui/views/event_table_view.h"
#include "ui/views/events_pane.h"
#include "ui/views/follow_strip.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

#include <atomic>
#include <set>
#include <thread>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int Patience = 60'000; // milliseconds

} // namespace

class FollowTest final : public QObject {
    Q_OBJECT

private:
    StoreFixture m_stores;
    StoreLocation m_location;
    std::unique_ptr<WindowUnderTest> m_test;

    [[nodiscard]] Workspace& workspace() { return m_test->workspace(); }
    [[nodiscard]] FollowState& follow() { return m_test->state().follow(); }
    [[nodiscard]] EventTableView& table() { return m_test->window().workbench().events().table(); }
    [[nodiscard]] QScrollBar& bar() { return *table().verticalScrollBar(); }
    [[nodiscard]] std::uint32_t rows() { return workspace().index().size(); }

    void open(const std::vector<StoredEvent>& events) {
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        m_test.reset();
        m_location = m_stores.store(kind, events);
        m_test = std::make_unique<WindowUnderTest>();
        m_test->open(m_location);
    }

    static std::vector<StoredEvent> numbered(const char* session, int from, int count) {
        std::vector<StoredEvent> events;
        for (int i = from; i < from + count; ++i) {
            events.push_back(eventAt(session, ("e" + QByteArray::number(i)).constData(), i));
        }
        return events;
    }

    // As another program does: on a connection of its own, in one transaction.
    static void store(const StoreLocation& location, const std::vector<StoredEvent>& events) {
        auto writer = EventWriter::open(location);
        if (!writer) {
            qFatal("%s", qPrintable(writer.error().message));
        }
        for (const StoredEvent& event : events) {
            if (const Result<void> done = (*writer)->append(event); !done) {
                qFatal("%s", qPrintable(done.error().message));
            }
        }
        if (const Result<void> done = (*writer)->commit(); !done) {
            qFatal("%s", qPrintable(done.error().message));
        }
    }

private slots:
    static void initTestCase_data() { addStoreKinds(); }
    void cleanup() { m_test.reset(); }

    void showsWhatOthersStore() {
        open(numbered("s", 0, 200));
        QCOMPARE(follow().mode(), FollowState::Mode::Off);
        // What came before it was told to follow comes as well.
        store(m_location, numbered("s", 200, 5));
        m_test->action(u"Follow"_s)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 205U, Patience);
        store(m_location, numbered("s", 205, 10));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 215U, Patience);

        QCOMPARE(table().model()->rowCount(), 215);
        QTRY_COMPARE(bar().value(), bar().maximum());
        QTRY_COMPARE_WITH_TIMEOUT(workspace().timeline().timeline()->index().size(), 215U,
                                  Patience);
        QCOMPARE(workspace().index().coverage().events, 215);
        QVERIFY(m_test->named<FollowStrip>(u"following"_s)->isVisible());
        bool isCounted = false;
        for (const QLabel* label : m_test->window().findChildren<QLabel*>()) {
            isCounted = isCounted || label->text() == u"No problem among 215 checked events";
        }
        QVERIFY(isCounted);
    }

    void pausesWhenScrolledBackAndSaysHowManyAreNew() {
        open(numbered("s", 0, 200));
        m_test->action(u"Follow"_s)->trigger();
        QTRY_COMPARE(bar().value(), bar().maximum());
        QVERIFY(bar().maximum() > 0);

        bar().setValue(10);
        QCOMPARE(follow().mode(), FollowState::Mode::Paused);
        store(m_location, numbered("s", 200, 37));
        QTRY_COMPARE_WITH_TIMEOUT(follow().newEvents(), 37U, Patience);
        QCOMPARE(bar().value(), 10);
        auto* chip = m_test->named<QPushButton>(u"Go to the newest event, 37 new"_s);
        QVERIFY(chip != nullptr && chip->isVisible());
        QCOMPARE(chip->text(), u"37 new"_s);

        chip->click();
        QCOMPARE(follow().mode(), FollowState::Mode::Following);
        QTRY_COMPARE(bar().value(), bar().maximum());
        store(m_location, numbered("s", 237, 3));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 240U, Patience);
        QTRY_COMPARE(bar().value(), bar().maximum());
    }

    void endResumes() {
        open(numbered("s", 0, 200));
        m_test->action(u"Follow"_s)->trigger();
        QTRY_COMPARE(bar().value(), bar().maximum());
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(&table(), Qt::Key_Home, Qt::ControlModifier);
        QTRY_COMPARE(follow().mode(), FollowState::Mode::Paused);
        QTest::keyClick(&table(), Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE(follow().mode(), FollowState::Mode::Following);
        m_test->action(u"Follow"_s)->trigger();
        QCOMPARE(follow().mode(), FollowState::Mode::Off);
        QVERIFY(!m_test->window().findChild<FollowStrip*>()->isVisible());
    }

    void timelineKeepsTheNewestInView() {
        open(numbered("s", 0, 200));
        m_test->action(u"Follow"_s)->trigger();
        TimeNavigator& navigator = m_test->window().workbench().timeline().navigator();
        QTRY_VERIFY_WITH_TIMEOUT(!navigator.timeline()->isEmpty(), Patience);
        const TimeRange whole = navigator.wholeRange();
        navigator.show({whole.to - whole.duration() / 10, whole.to}, TimeNavigator::Gesture::Keys);
        QCOMPARE(follow().mode(), FollowState::Mode::Following);
        const std::int64_t shown = navigator.view().range().duration();

        store(m_location, numbered("s", 200, 50));

        QTRY_COMPARE_WITH_TIMEOUT(navigator.timeline()->index().size(), 250U, Patience);
        QCOMPARE(navigator.view().range().to, navigator.wholeRange().to);
        QCOMPARE(navigator.view().range().duration(), shown);
    }

    // The call that hangs is answered after the session was read.
    void operationsGoOnAcrossTheSeam() {
        open(sampleSession());
        QCOMPARE(workspace().index().row(RowNumber(sample::HungCall)).operation,
                 OperationState::Open);
        const std::size_t hung = workspace().problems()->rows(ProblemKind::Hung).size();
        QVERIFY(hung > 0);
        m_test->action(u"Follow"_s)->trigger();
        StoredEvent answer = eventAt("sample", "late answer", 5);
        answer.type = "response";
        answer.direction = "s2c";
        answer.payload = "{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":{}}";

        store(m_location, {answer});

        QTRY_COMPARE_WITH_TIMEOUT(rows(), sample::Count + 1U, Patience);
        const EventRow call = workspace().index().row(RowNumber(sample::HungCall));
        QCOMPARE(call.operation, OperationState::Answered);
        QCOMPARE(call.peer, std::optional(RowNumber(sample::Count)));
        QCOMPARE(workspace().problems()->rows(ProblemKind::Hung).size(), hung - 1);
    }

    void receiptsOfWhatComesAreChecked() {
        open(numbered("s", 0, 3));
        m_test->action(u"Follow"_s)->trigger();
        StoredEvent differs = eventAt("s", "differs", 10);
        differs.metadata = "{\"mu\":\"}\\\"olleh\\\":\\\"loot\\\"{\"}";
        // One whose receipt is an event of its own, stored with it.
        StoredEvent subject = eventAt("s", "subject", 11);
        StoredEvent receipt = eventAt("s", "receipt", 12);
        receipt.type = "mu_receipt";
        receipt.payload = "{\"event_id\":\"subject\",\"receipt\":\"}\\\"teerg\\\":\\\"loot\\\"{\"}";

        store(m_location, {differs, subject, receipt});

        QTRY_COMPARE_WITH_TIMEOUT(rows(), 6U, Patience);
        QCOMPARE(workspace().index().row(RowNumber(3)).verdict, Verdict::Differs);
        QCOMPARE(workspace().index().row(RowNumber(4)).verdict, Verdict::Match);
        QCOMPARE(workspace().problems()->rows(ProblemKind::Differs),
                 std::vector<RowNumber>{RowNumber(3)});
        QCOMPARE(workspace().coverageOf(SessionId("s"))->differs, 1);
    }

    void sessionsOfOthersAppearAndAreCounted() {
        open(numbered("s", 0, 20));
        m_test->action(u"Follow"_s)->trigger();
        auto* list = m_test->named<QListView>(u"List of sessions"_s);
        const auto text = [list](int row, int role) {
            return list->model()->index(row, 0).data(role).toString();
        };
        store(m_location, numbered("new", 0, 3));
        QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 2, Patience);
        QCOMPARE(text(0, Qt::DisplayRole), u"new"_s);
        QCOMPARE(text(0, SessionsModel::CountRole), u"3 events · "_s + durationText(2'000'000));
        QCOMPARE(list->currentIndex().row(), 1);

        store(m_location, numbered("new", 3, 4));
        QTRY_COMPARE_WITH_TIMEOUT(text(0, SessionsModel::CountRole),
                                  u"7 events · "_s + durationText(6'000'000), Patience);
        store(m_location, numbered("s", 20, 1));
        QTRY_COMPARE_WITH_TIMEOUT(text(0, Qt::DisplayRole), u"s"_s, Patience);
        QCOMPARE(text(0, SessionsModel::CountRole), u"21 events · "_s + durationText(20'000'000));
        QCOMPARE(list->currentIndex().row(), 0);
        QCOMPARE(rows(), 21U);

        m_test->choose(SessionId("new"));
        QCOMPARE(rows(), 7U);
        store(m_location, numbered("new", 7, 1));
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 8U, Patience);
    }

    void onlyWhatPassesTheFilterIsShown() {
        open(numbered("s", 0, 3));
        m_test->action(u"Follow"_s)->trigger();
        workspace().rowSelector().setFilter(*Filter::parse(u"type == wanted"_s));
        StoredEvent wanted = eventAt("s", "wanted", 10);
        wanted.type = "wanted";
        store(m_location, {eventAt("s", "other", 9), wanted});
        QTRY_COMPARE_WITH_TIMEOUT(rows(), 5U, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(table().model()->rowCount(), 1, Patience);
    }

    // Whatever is read, left and read again meanwhile: each event is there once.
    void nothingIsLostOrDoubledBetweenReadingAndFollowing() {
        open(numbered("s", 0, 100));
        store(m_location, numbered("other", 0, 100));
        m_test->action(u"Follow"_s)->trigger();
        constexpr int Batches = 60;
        std::atomic_int stored = 0;
        std::thread writer([this, &stored] {
            for (int i = 0; i < Batches; ++i) {
                store(m_location, numbered("s", 100 + i * 5, 5));
                store(m_location, numbered("other", 100 + i * 5, 5));
                stored = i + 1;
            }
        });
        for (int i = 0; stored < Batches; ++i) {
            if (i % 3 == 2) {
                workspace().reload();
            } else {
                workspace().openSession(SessionId(i % 2 == 0 ? "other" : "s"));
            }
            QTest::qWait(i % 4 * 10); // at any point of the pass
        }
        writer.join();

        for (const char* session : {"s", "other"}) {
            workspace().openSession(SessionId(session));
            QTRY_COMPARE_WITH_TIMEOUT(rows(), 400U, Patience);
            std::set<std::int64_t> sequences;
            for (std::uint32_t row = 0; row < rows(); ++row) {
                sequences.insert(workspace().index().row(RowNumber(row)).sequence.value());
            }
            QCOMPARE(sequences.size(), std::size_t{400});
        }
        const auto counted = [this](const char* session) {
            const SessionSummary* summary = workspace().sessionList()->find(SessionId(session));
            return summary == nullptr ? -1 : summary->events;
        };
        QTRY_COMPARE_WITH_TIMEOUT(counted("s"), 400, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(counted("other"), 400, Patience);
    }
};

} // namespace muscope

QTEST_MAIN(muscope::FollowTest)
#include "tst_follow.moc"
