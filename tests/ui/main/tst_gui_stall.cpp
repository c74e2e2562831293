// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/builtin_rules.h"
#include "core/store/event_writer.h"
#include "core/store/schema_maker.h"
#include "core/workspace/demo_store.h"
#include "tests/support/stall_watch.h"
#include "ui/main/main_window.h"
#include "ui/main/receipt_dialog.h"
#include "ui/main/workbench.h"
#include "ui/views/detail_pane.h"
#include "ui/views/event_table_view.h"
#include "ui/views/events_pane.h"

#include <QAction>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace Qt::StringLiterals;

namespace muscope {

// Watches the GUI thread from inside while a large session is read, checked, scrolled and walked.
class GuiStallTest final : public QObject {
    Q_OBJECT

public:
    explicit GuiStallTest(StallWatch& watch)
        : m_watch(watch) {}

private:
    static constexpr int Events = 100'000;
    static constexpr int Patience = 60'000; // ms, for a pass under a sanitizer
    // Five times what the window is built for, so that a busy machine alone does not fail the test.
    static constexpr StallWatch::Milliseconds Limit{5 * 16};

    StallWatch& m_watch;
    RuleRegistry m_rules = builtinRules();
    QTemporaryDir m_folder;
    Theme m_theme{QPalette()};
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;

    [[nodiscard]] QString storeFile() const { return m_folder.filePath(u"large.sqlite"_s); }

    // Each tenth event has a receipt that differs, the others one that matches.
    static StoredEvent eventAt(int number) {
        const QByteArray payload =
            "{\"tool\":\"greet\",\"args\":{\"n\":" + QByteArray::number(number) +
            "},\"result\":\"Hello\"}";
        StoredEvent event;
        event.sessionId = SessionId("large");
        event.eventId = EventId("e" + QByteArray::number(number));
        event.type = "tool_call";
        event.createdAt = QByteArray::number(1'795'176'000'000'000LL + number * 1000LL);
        event.payload = payload;
        event.metadata = number % 10 == 0 ? R"({"mu":"## Receipt\nPayload: ollaH"})"
                                          : R"({"mu":"## Receipt\nPayload: olleH"})";
        return event;
    }

    // A payload of five megabytes, in a session of its own that is older than the other.
    static StoredEvent hugeEvent() {
        StoredEvent event = eventAt(0);
        event.sessionId = SessionId("huge");
        QByteArray payload = "{\"rows\":[0";
        for (int number = 1; payload.size() < 5'000'000; ++number) {
            payload += ",{\"number\":" + QByteArray::number(number) + ",\"text\":\"row\"}";
        }
        event.payload = payload + "]}";
        return event;
    }

    void verifyNoStall(const char* doing) {
        const QString told = u"%1: %2 ms, a %3"_s.arg(QLatin1StringView(doing))
                                 .arg(m_watch.longest().count(), 0, 'f', 1)
                                 .arg(m_watch.culprit());
        qInfo("%s", qPrintable(told));
        QVERIFY2(m_watch.longest() <= Limit, qPrintable(told));
        m_watch.restart();
    }

private slots:
    void initTestCase() {
        const auto location = locateStore(storeFile());
        QVERIFY(location.has_value());
        const auto plan = planSchema(*location, false);
        QVERIFY(plan.has_value());
        QVERIFY(makeSchema(*location, *plan).has_value());
        auto writer = EventWriter::open(*location);
        QVERIFY(writer.has_value());
        for (int number = 0; number < Events; ++number) {
            QVERIFY((*writer)->append(eventAt(number)).has_value());
        }
        QVERIFY((*writer)->append(hugeEvent()).has_value());
        QVERIFY((*writer)->commit().has_value());
        m_settings =
            std::make_unique<QSettings>(m_folder.filePath(u"muscope.ini"_s), QSettings::IniFormat);
        m_workspace = std::make_unique<Workspace>(m_rules);
        m_window = std::make_unique<MainWindow>(
            *m_workspace, [](const QString& text) { return locateStore(text); }, m_theme,
            *m_settings);
        m_window->resize(1600, 1000);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        static_cast<void>(m_window->workbench());
    }

    void cleanupTestCase() {
        m_window.reset();
        m_workspace.reset();
    }

    void wouldSeeAStall() {
        m_watch.restart();
        QMetaObject::invokeMethod(
            this,
            [] {
                // Time of this thread's own: what others take does not count as a stall.
                const auto used = [] {
                    timespec time{};
                    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
                    return std::chrono::seconds(time.tv_sec) +
                           std::chrono::nanoseconds(time.tv_nsec);
                };
                const auto begin = used();
                while (used() - begin < 2 * Limit) {
                }
            },
            Qt::QueuedConnection);
        QTRY_VERIFY(m_watch.longest() > Limit);
    }

    void readsAndChecks() {
        m_watch.restart();
        m_window->opener().open(storeFile());
        QTRY_VERIFY(m_workspace->currentSession().has_value());
        m_window->state().selectSession(SessionId("large"));
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, PassState::Phase::Done, Patience);
        QCOMPARE(m_workspace->index().size(), std::uint32_t(Events));
        QCOMPARE(m_workspace->index().failures().size(), std::size_t(Events / 10));
        verifyNoStall("reading and checking");
    }

    void scrolls() {
        QScrollBar* bar = m_window->workbench().events().table().verticalScrollBar();
        for (int step = 0; step <= 100; ++step) {
            bar->setValue(bar->maximum() * (step * 37 % 101) / 100);
            QCoreApplication::processEvents();
        }
        verifyNoStall("scrolling");
    }

    void walksTheProblems() {
        for (int step = 0; step < 50; ++step) {
            QTest::keyClick(m_window.get(), Qt::Key_F8);
        }
        QTRY_VERIFY(m_window->loader().detail() != nullptr);
        verifyNoStall("walking the problems");
    }

    void opensALargePayload_data() {
        QTest::addColumn<QString>("view");
        for (const QString& view : {u"payload"_s, u"receipt"_s, u"raw"_s}) {
            QTest::newRow(qPrintable(view)) << view;
        }
    }

    void opensALargePayload() {
        QFETCH(QString, view);
        m_window->state().selectSession(SessionId("huge"));
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, PassState::Phase::Done, Patience);
        QVERIFY(m_window->workbench().detail().showView(view));
        m_window->state().setCurrentRow(std::nullopt);
        m_watch.restart();
        m_window->state().setCurrentRow(RowNumber(0));
        QTRY_VERIFY(m_window->loader().detail() != nullptr);
        QCoreApplication::processEvents();
        verifyNoStall(qPrintable(u"opening five megabytes as "_s + view));
    }

    void makesAReceiptOfALargePayload() {
        m_watch.restart();
        for (QAction* action : m_window->actions()) {
            if (action->text().remove(u'&') == u"Make receipt…") {
                action->trigger();
            }
        }
        auto* dialog = m_window->findChild<ReceiptDialog*>();
        QVERIFY(dialog != nullptr);
        QPushButton* copy = nullptr;
        for (QPushButton* button : dialog->findChildren<QPushButton*>()) {
            copy = button->text().remove(u'&') == u"Copy to clipboard" ? button : copy;
        }
        QVERIFY(copy != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(copy->isEnabled(), 60'000);
        copy->click();
        QCoreApplication::processEvents();
        verifyNoStall("making and copying a receipt of five megabytes");
    }
};

} // namespace muscope

int main(int argc, char* argv[]) {
    muscope::StallWatch application(argc, argv);
    muscope::GuiStallTest test(application);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_gui_stall.moc"
