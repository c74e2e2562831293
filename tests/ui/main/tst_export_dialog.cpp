// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Reports from the window: chosen, previewed, written, stopped.
#include "core/workspace/row_selector.h"
#include "tests/support/sample_window.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/still_browser.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class ExportDialogTest final : public QObject, SampleWindow {
    Q_OBJECT

    [[nodiscard]] ExportDialog* dialog() const {
        return m_test->window().findChild<ExportDialog*>();
    }

    [[nodiscard]] QString preview() const {
        return dialog()->findChild<StillBrowser*>()->toPlainText();
    }

    [[nodiscard]] bool says(const QString& text) const {
        return SampleWindow::says(*dialog(), text);
    }

    [[nodiscard]] QAbstractButton* button(const QString& text) const {
        return SampleWindow::button(*dialog(), text);
    }

    void openDialog() const {
        m_test->action(u"Export report…"_s)->trigger();
        QVERIFY(dialog() != nullptr);
        QTRY_VERIFY(says(u"Preview of"_s));
    }

    void choose(const QString& format, const QString& file) const {
        m_test->named<QComboBox>(u"Format"_s)->setCurrentText(format);
        m_test->named<QLineEdit>(u"File"_s)->setText(path(file));
    }

    void write(const QString& format, const QString& file) const {
        choose(format, file);
        button(u"Export"_s)->click();
        QTRY_VERIFY2(says(u"Written: "_s + file), "the report was not written");
    }

    // Leaves the store with an event whose reading takes ten minutes.
    void makeStoreSlow() {
        m_stores.execute(m_location, "ALTER TABLE mcp_events RENAME TO rows");
        m_stores.execute(m_location, "CREATE VIEW mcp_events AS SELECT * FROM rows"
                                     " WHERE event_id <> 'sample-9' OR pg_sleep(600) IS NOT NULL");
    }

    [[nodiscard]] qint64 sleepers() {
        return m_stores.server()
            .execute(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"_s)
            .toLongLong();
    }

private slots:
    static void initTestCase_data() { addStoreKinds(); }

    void init() {
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        openSample(kind);
    }

    void cleanup() { m_test.reset(); }

    void writesWhatTheFormatSays() {
        openDialog();
        write(u"HTML"_s, u"a.html"_s);
        QVERIFY(content(path(u"a.html"_s)).startsWith("<!DOCTYPE html>"));
        QTRY_VERIFY(says(u"Preview of"_s)); // which waited meanwhile
        QVERIFY(content(path(u"a.html"_s)).contains("sample-14"));
        write(u"Markdown"_s, u"a.md"_s);
        QVERIFY(content(path(u"a.md"_s)).startsWith("# "));
        write(u"PDF"_s, u"a.pdf"_s);
        QVERIFY(content(path(u"a.pdf"_s)).startsWith("%PDF-"));
        QTRY_VERIFY(says(u"Preview of what is told"_s) && preview().contains(u"sample-14"));
        QCOMPARE(QFile::permissions(path(u"a.md"_s)) &
                     (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    void offersWhatComesNext() {
        openDialog();
        QVERIFY(!button(u"Copy path"_s)->isVisible());
        write(u"Markdown"_s, u"a.md"_s);
        QVERIFY(button(u"Open"_s)->isVisible());
        button(u"Copy path"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), path(u"a.md"_s));
    }

    void previewsWhatIsChosen() {
        openDialog();
        QVERIFY(preview().contains(u"sample-14"));
        const QString before = preview();
        button(u"Failing receipts"_s)->click();
        QTRY_VERIFY(!preview().contains(u"sample-14") && preview() != before);
        QVERIFY(!preview().contains(u"Payload text"));
        button(u"Every event"_s)->click();
        QTRY_VERIFY(preview().contains(u"sample-1"));
    }

    void tellsWhatIsTakenOut() {
        QFile rules(path(u"rules.json"_s));
        QVERIFY(rules.open(QIODevice::WriteOnly));
        rules.write(R"({"rules": [{"pattern": "search", "name": "looking"}]})");
        rules.close();
        openDialog();
        QVERIFY(!says(u"Redacted"_s) && preview().contains(u"search"));
        button(u"Tokens, keys"_s)->click();
        QTRY_VERIFY(says(u"Redacted: nothing"_s));
        m_test->named<QLineEdit>(u"Rules for what to redact"_s)->setText(rules.fileName());
        QTRY_VERIFY(says(u"× looking"_s));
        QVERIFY(!preview().contains(u"search"));
        write(u"HTML"_s, u"a.html"_s);
        QVERIFY(!content(path(u"a.html"_s)).contains("search"));
        m_test->named<QLineEdit>(u"Rules for what to redact"_s)->setText(path(u"none"_s));
        QTRY_VERIFY(says(u"No preview: "_s) && says(path(u"none"_s)));
    }

    void showsNothingTheTextNames() {
        StillBrowser browser(m_test->theme());
        browser.showMarkdown(u"![x](file:///etc/hostname) <b>bold</b> [link](http://a.example)"_s);
        QCOMPARE(
            browser.loadResource(QTextDocument::ImageResource, QUrl(u"file:///etc/hostname"_s)),
            QVariant());
        QVERIFY(browser.toPlainText().contains(u"<b>bold</b>"));
        QVERIFY(!browser.openLinks() && !browser.openExternalLinks());
    }

    void takesTheFilterAlong() {
        m_test->workspace().rowSelector().setFilter(*Filter::parse(u"type == tool_call"));
        openDialog();
        QVERIFY(button(u"Only those that pass"_s)->isChecked());
        QVERIFY(says(u"type == tool_call"_s));
        QVERIFY(preview().contains(u"type == tool_call"));
        button(u"Only those that pass"_s)->click();
        QTRY_VERIFY(!preview().contains(u"type == tool_call"));
    }

    void saysWhichFilterItCannotTake() {
        m_test->workspace().rowSelector().setFilter(*Filter::parse(u"hung"));
        openDialog();
        QVERIFY(!button(u"Only those that pass"_s)->isEnabled());
        QVERIFY(says(u"asks how calls ended"_s));
    }

    void tellsOfChosenAndOfAllSessions() {
        openDialog();
        QVERIFY(!button(u"Chosen sessions"_s)->isEnabled());
        button(u"All sessions of the store"_s)->click();
        QTRY_VERIFY(preview().contains(u"another"));
        dialog()->close();
        QTRY_VERIFY(dialog() == nullptr);
        m_test->named<QListView>(u"List of sessions"_s)->selectAll();
        openDialog();
        QVERIFY(button(u"The 2 chosen sessions"_s)->isEnabled());
        button(u"The 2 chosen sessions"_s)->click();
        write(u"Markdown"_s, u"two.md"_s);
        QVERIFY(content(path(u"two.md"_s)).contains("another"));
    }

    void keepsTheChoices() {
        openDialog();
        button(u"Say when it was made"_s)->click();
        choose(u"Markdown"_s, u"a.md"_s);
        button(u"Timelines"_s)->click();
        write(u"Markdown"_s, u"a.md"_s);
        dialog()->close();
        QTRY_VERIFY(dialog() == nullptr);
        m_test->restart();
        m_test->open(m_location, "sample");
        openDialog();
        QCOMPARE(m_test->named<QComboBox>(u"Format"_s)->currentText(), u"Markdown"_s);
        QVERIFY(button(u"Say when it was made"_s)->isChecked());
        QVERIFY(!button(u"Timelines"_s)->isChecked());
        QCOMPARE(m_test->named<QLineEdit>(u"File"_s)->text(), path(u"sample.md"_s));
    }

    void followsTheFormatInTheName() {
        openDialog();
        QVERIFY(m_test->named<QLineEdit>(u"File"_s)->text().endsWith(u"/sample.html"));
        m_test->named<QComboBox>(u"Format"_s)->setCurrentText(u"Markdown"_s);
        QVERIFY(m_test->named<QLineEdit>(u"File"_s)->text().endsWith(u"/sample.md"));
        m_test->named<QLineEdit>(u"File"_s)->setText(path(u"mine.md"_s));
        m_test->named<QComboBox>(u"Format"_s)->setCurrentText(u"HTML"_s);
        QCOMPARE(m_test->named<QLineEdit>(u"File"_s)->text(), path(u"mine.html"_s));
    }

    void replacesAFileOnlyWhenTold() {
        openDialog();
        write(u"Markdown"_s, u"a.md"_s);
        const QByteArray first = content(path(u"a.md"_s));
        button(u"Verdicts"_s)->click();
        button(u"Export"_s)->click();
        auto* asked = dialog()->findChild<QMessageBox*>();
        QVERIFY(asked != nullptr);
        asked->button(QMessageBox::Cancel)->click();
        QTRY_VERIFY(dialog()->findChild<QMessageBox*>() == nullptr);
        QCOMPARE(content(path(u"a.md"_s)), first);
        button(u"Export"_s)->click();
        button(u"Replace"_s)->click();
        QTRY_VERIFY(says(u"Written: a.md"_s));
        QVERIFY(content(path(u"a.md"_s)) != first);
    }

    void saysWhyItIsNotWritten() {
        openDialog();
        choose(u"Markdown"_s, u"no folder/a.md"_s);
        button(u"Export"_s)->click();
        QTRY_VERIFY(says(u"Not written: writing the report "_s));
        QVERIFY(button(u"Export"_s)->isEnabled());
        if (m_location.kind == StoreLocation::Kind::Sqlite) {
            m_test->named<QLineEdit>(u"File"_s)->setText(m_location.path);
            button(u"Export"_s)->click();
            QTRY_VERIFY(says(u"Not written: "_s) && says(m_location.path));
        }
    }

    void leavesNothingWhenItIsStopped() {
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        if (kind != StoreLocation::Kind::PostgreSql) {
            return; // a SQLite file has no row that takes its time
        }
        openDialog();
        makeStoreSlow();
        choose(u"Markdown"_s, u"a.md"_s);
        button(u"Export"_s)->click();
        QTRY_COMPARE(sleepers(), 1);
        QVERIFY(!button(u"Export"_s)->isEnabled());
        button(u"Stop"_s)->click();
        QTRY_VERIFY(says(u"Stopped: nothing was written."_s));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList());
        choose(u"PDF"_s, u"a.pdf"_s);
        button(u"Export"_s)->click();
        QTRY_COMPARE(sleepers(), 1);
        dialog()->close();
        QTRY_VERIFY(dialog() == nullptr);
        QTRY_COMPARE(sleepers(), 0);
        QTRY_COMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void isReachedByItsButton() {
        auto* shown = m_test->named<QAbstractButton>(u"Export report"_s);
        QVERIFY(shown != nullptr && shown->isVisible());
        shown->click();
        QVERIFY(dialog() != nullptr);
    }
};

} // namespace muscope

QTEST_MAIN(muscope::ExportDialogTest)
#include "tst_export_dialog.moc"
