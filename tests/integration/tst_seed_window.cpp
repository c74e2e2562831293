// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// The real window over the store that the published event store filled: every event that was
// changed behind its receipt's back is found by walking the problems, and no other.
#include "core/receipt/rules/builtin_rules.h"
#include "tests/integration/seed_data.h"
#include "tests/support/postgres_server.h"
#include "ui/main/main_window.h"
#include "ui/models/event_table_model.h"
#include "ui/views/detail_pane.h"

#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

constexpr int EventCount = 1200;
constexpr int Patience = 240'000;

} // namespace

class TestSeedWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void findsEveryChangedEventWithF8();
    void staysUsableWhenTheServerDies();

private:
    [[nodiscard]] QTableView* table() const;
    void open();
    void walk(const SessionId& session, QStringList& found);

    QTemporaryDir m_folder;
    PostgresServer m_server;
    SeedManifest m_manifest;
    RuleRegistry m_rules = builtinRules();
    Theme m_theme{QPalette()};
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

void TestSeedWindow::initTestCase() {
    m_server.createDatabase(u"seed"_s);
    m_server.createRole(u"reader"_s);
    const SeedData seed(m_folder.path(), EventCount);
    QVERIFY(seed.fill(m_server.uri(u"seed"_s)));
    QVERIFY(seed.tamper(m_server.uri(u"seed"_s)));
    m_server.execute(u"GRANT SELECT ON mcp_events TO reader"_s, u"seed"_s);
    m_manifest = seed.manifest();
    QVERIFY(!m_manifest.changed.isEmpty());
    m_settings =
        std::make_unique<QSettings>(m_folder.filePath(u"muscope.ini"_s), QSettings::IniFormat);
    m_workspace = std::make_unique<Workspace>(m_rules);
    m_window = std::make_unique<MainWindow>(
        *m_workspace, [](const QString& text) { return StoreLocation::parse(text); }, m_theme,
        *m_settings);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

QTableView* TestSeedWindow::table() const {
    const QList<QTableView*> tables = m_window->findChildren<QTableView*>();
    const auto events = std::find_if(tables.begin(), tables.end(), [](const QTableView* view) {
        return view->accessibleName() == u"Events"_s;
    });
    return events == tables.end() ? nullptr : *events;
}

void TestSeedWindow::open() {
    m_window->opener().open(m_server.uri(u"reader"_s, u"seed"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->storeState(), Workspace::StoreState::Open, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, PassState::Phase::Done, Patience);
}

// Presses F8 until the first problem comes again, noting "session event" of each receipt that
// fails.
void TestSeedWindow::walk(const SessionId& session, QStringList& found) {
    m_window->state().selectSession(session);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, PassState::Phase::Done, Patience);
    const auto problems = m_workspace->problems();
    for (auto next = problems->first(); next; next = problems->next(*next)) {
        QTest::keyClick(m_window.get(), Qt::Key_F8);
        const auto row = m_window->state().currentRow();
        QCOMPARE(row, next);
        if (!isFailure(m_workspace->index().row(*row).verdict)) {
            continue;
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_window->loader().detail() != nullptr &&
                                     m_window->loader().detail()->number == *row,
                                 Patience);
        const EventDetail& detail = *m_window->loader().detail();
        found << QString::fromUtf8(session.value() + ' ' + detail.event.eventId.value());
        const QModelIndex cell =
            table()->model()->index(int(row->value()), EventTableModel::Receipt);
        QCOMPARE(table()->currentIndex().row(), cell.row());
        QCOMPARE(cell.data().toString(), u"differs"_s);
        QVERIFY(!detail.receipts.front().turnedBack.empty());
    }
}

void TestSeedWindow::findsEveryChangedEventWithF8() {
    open();
    QStringList found;
    const std::vector<SessionSummary> sessions = m_workspace->sessions();
    for (const SessionSummary& session : sessions) {
        walk(session.id, found);
    }
    found.sort();
    QStringList changed = m_manifest.changed;
    changed.sort();
    QCOMPARE(found, changed);
}

void TestSeedWindow::staysUsableWhenTheServerDies() {
    open();
    const std::uint32_t events = m_workspace->index().size();
    m_server.kill();
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, PassState::Phase::Failed, Patience);
    QVERIFY(!m_workspace->pass().error->message.isEmpty());
    m_server.restart();
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, PassState::Phase::Done, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->index().size(), events, Patience);
}

} // namespace muscope

QTEST_MAIN(muscope::TestSeedWindow)
#include "tst_seed_window.moc"
