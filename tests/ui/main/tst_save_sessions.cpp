// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Sessions saved from the window into a file that opens as a store.
#include "tests/support/sample_window.h"
#include "ui/dialogs/save_sessions_dialog.h"

#include <QAbstractButton>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class SaveSessionsTest final : public QObject, SampleWindow {
    Q_OBJECT

    [[nodiscard]] SaveSessionsDialog* dialog() const {
        return m_test->window().findChild<SaveSessionsDialog*>();
    }

    [[nodiscard]] bool says(const QString& text) const {
        return SampleWindow::says(*dialog(), text);
    }

    [[nodiscard]] QAbstractButton* button(const QString& text) const {
        return SampleWindow::button(*dialog(), text);
    }

    [[nodiscard]] QLineEdit& file() const { return *m_test->named<QLineEdit>(u"File"_s); }

    void openDialog() const {
        m_test->action(u"Save session as…"_s)->trigger();
        QVERIFY(dialog() != nullptr);
    }

    void save(const QString& name) const {
        file().setText(path(name));
        button(u"Save"_s)->click();
        QTRY_VERIFY2(says(u"Written: "_s + name), "the session was not saved");
    }

private slots:
    static void initTestCase_data() { addStoreKinds(); }

    void init() {
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        openSample(kind);
    }

    void cleanup() { m_test.reset(); }

    void opensWithTheSameVerdicts() {
        const Coverage before = *m_test->workspace().coverageOf(SessionId("sample"));
        QVERIFY(before.differs > 0 && before.match() > 0);
        openDialog();
        QVERIFY(file().text().endsWith(u"/sample.muscope"));
        save(u"a.muscope"_s);
        StoreLocation saved;
        saved.path = path(u"a.muscope"_s);
        m_test->open(saved);
        QCOMPARE(m_test->workspace().sessions().size(), std::size_t(1));
        QCOMPARE(*m_test->workspace().coverageOf(SessionId("sample")), before);
    }

    void savesTheChosenSessions() {
        m_test->named<QListView>(u"List of sessions"_s)->selectAll();
        openDialog();
        button(u"The 2 chosen sessions"_s)->click();
        save(u"two.muscope"_s);
        StoreLocation saved;
        saved.path = path(u"two.muscope"_s);
        m_test->open(saved, "sample");
        QCOMPARE(m_test->workspace().sessions().size(), std::size_t(2));
    }

    void replacesAFileOnlyWhenTold() {
        openDialog();
        save(u"a.muscope"_s);
        const QDateTime before = QFileInfo(path(u"a.muscope"_s)).lastModified();
        button(u"Save"_s)->click();
        dialog()->findChild<QMessageBox*>()->button(QMessageBox::Cancel)->click();
        QTRY_VERIFY(dialog()->findChild<QMessageBox*>() == nullptr);
        QCOMPARE(QFileInfo(path(u"a.muscope"_s)).lastModified(), before);
        button(u"Save"_s)->click();
        button(u"Replace"_s)->click();
        QTRY_VERIFY(says(u"Written: a.muscope"_s));
        QVERIFY(QFileInfo(path(u"a.muscope"_s)).lastModified() > before);
    }

    void saysWhyItIsNotSaved() {
        openDialog();
        file().setText(path(u"no folder/a.muscope"_s));
        button(u"Save"_s)->click();
        QTRY_VERIFY(says(u"Not written: writing "_s));
        if (m_location.kind == StoreLocation::Kind::Sqlite) {
            file().setText(m_location.path);
            button(u"Save"_s)->click();
            QTRY_VERIFY(says(u"Not written: "_s) && says(m_location.path));
        }
    }

    void leavesNothingWhenItIsStopped() {
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        if (kind != StoreLocation::Kind::PostgreSql) {
            return; // a SQLite file has no row that takes its time
        }
        openDialog();
        m_stores.execute(m_location, "ALTER TABLE mcp_events RENAME TO rows");
        m_stores.execute(m_location, "CREATE VIEW mcp_events AS SELECT * FROM rows"
                                     " WHERE event_id <> 'sample-9' OR pg_sleep(600) IS NOT NULL");
        file().setText(path(u"a.muscope"_s));
        button(u"Save"_s)->click();
        QTRY_COMPARE(m_stores.server().execute(
                         u"SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"_s),
                     u"1"_s);
        button(u"Stop"_s)->click();
        QTRY_VERIFY(says(u"Stopped: nothing was written."_s));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }
};

} // namespace muscope

QTEST_MAIN(muscope::SaveSessionsTest)
#include "tst_save_sessions.moc"
