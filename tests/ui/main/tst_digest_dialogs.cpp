// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Session digests in the window: taken, saved, signed, compared, and what differs gone to.
#include "tests/support/sample_session.h"
#include "tests/support/sample_window.h"
#include "tests/support/signature_keys.h"
#include "ui/dialogs/anchor_dialog.h"
#include "ui/dialogs/digest_dialog.h"
#include "ui/dialogs/proven_dialog.h"
#include "ui/style/role_label.h"
#include "ui/style/sign_label.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QRegularExpression>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace muscope {

class DigestDialogsTest final : public QObject, SampleWindow {
    Q_OBJECT

    [[nodiscard]] QString file(const QString& name, const QByteArray& content) const {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("%s", qPrintable(file.errorString()));
        }
        return path(name);
    }

    template <typename T>
    [[nodiscard]] T* dialog() const {
        return m_test->window().findChild<T*>();
    }

    [[nodiscard]] QLineEdit& edit(const QString& name) const {
        return *m_test->named<QLineEdit>(name);
    }

    void click(const QString& name) const {
        QTest::mouseClick(m_test->named<QAbstractButton>(name), Qt::LeftButton);
    }

    // Whether a label of the window says something like that.
    [[nodiscard]] bool says(const QString& text) const {
        for (const RoleLabel* label : m_test->window().findChildren<RoleLabel*>()) {
            if (label->isVisible() && label->text().contains(text)) {
                return true;
            }
        }
        for (const SignLabel* label : m_test->window().findChildren<SignLabel*>()) {
            if (label->isVisible() && label->accessibleName().contains(text)) {
                return true;
            }
        }
        return false;
    }

    // Opens the digest's dialog and waits for the digest.
    [[nodiscard]] bool takeDigest() const {
        m_test->action(u"Take session digest…"_s)->trigger();
        return QTest::qWaitFor([this] { return !edit(u"Digest"_s).text().isEmpty(); }, 20'000);
    }

    // Chooses a path in the file dialog that "Save anchor…" opens.
    void chooseFile(const QString& path) const {
        click(u"Save anchor…"_s);
        auto* files = m_test->window().findChild<QFileDialog*>();
        QVERIFY(files != nullptr && files->isVisible());
        files->selectFile(path);
        QMetaObject::invokeMethod(files, "accept");
    }

    // Saves the anchor of the open session and closes the dialog.
    void save(const QString& path, const QString& keyPath = {}) const {
        QVERIFY(takeDigest());
        edit(u"Private key"_s).setText(keyPath);
        chooseFile(path);
        QTRY_VERIFY(says(u"Saved to "_s));
        dialog<DigestDialog>()->close();
        QTRY_VERIFY(dialog<DigestDialog>() == nullptr);
    }

    // Compares and waits for what comes of it.
    void compare(const QString& path, const QString& keyPath = {}) const {
        m_test->action(u"Compare with anchor…"_s)->trigger();
        edit(u"Anchor"_s).setText(path);
        edit(u"Public key"_s).setText(keyPath);
        click(u"Compare"_s);
        QTRY_VERIFY(m_test->named<QAbstractButton>(u"Compare"_s)->isEnabled());
    }

    [[nodiscard]] QTableView& table() const { return *m_test->named<QTableView>(u"Differences"_s); }

    // "changed a, removed b".
    [[nodiscard]] QString listed() const {
        QStringList rows;
        const QAbstractItemModel& model = *table().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            rows += model.index(row, 0).data().toString() + u' ' +
                    model.index(row, 1).data().toString();
        }
        return rows.join(u", "_s);
    }

    void changeTheStore() {
        m_stores.execute(m_location, "UPDATE mcp_events SET event_type = 'x'"
                                     " WHERE event_id = 'sample-8'");
        m_stores.execute(m_location, "DELETE FROM mcp_events WHERE event_id = 'sample-2'");
        m_stores.execute(m_location, "INSERT INTO mcp_events (session_id, event_id, event_type,"
                                     " payload) VALUES ('sample', 'new', 't', '1')");
    }

    void activate(int row) const {
        table().setCurrentIndex(table().model()->index(row, 0));
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_Return);
    }

private slots:
    static void initTestCase_data() { addStoreKinds(); }

    void init() {
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        openSample(kind);
    }

    void cleanup() { m_test.reset(); }

    void showsADigestToCopy() {
        QVERIFY(takeDigest());
        const QString digest = edit(u"Digest"_s).text();
        static const QRegularExpression hex(u"^[0-9a-f]{64}$"_s);
        QVERIFY2(hex.match(digest).hasMatch(), qPrintable(digest));
        QCOMPARE(edit(u"Session"_s).text(), u"sample"_s);
        QVERIFY(says(u"SHA-256 over 14 events"_s));
        click(u"Copy digest"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), digest);
    }

    void holdsWhileNothingIsChanged() {
        save(path(u"a.anchor"_s));
        QVERIFY(!QFile::exists(path(u"a.anchor.sig"_s)));
        compare(path(u"a.anchor"_s));
        QVERIFY(says(u"Session sample holds: 14 events as anchored"_s));
        QVERIFY(says(u"The anchor is not signed."_s));
        QCOMPARE(listed(), QString());
        QVERIFY(!m_test->named<QAbstractButton>(u"Copy list"_s)->isEnabled());
    }

    void listsWhatDiffersByName() {
        save(path(u"a.anchor"_s));
        changeTheStore();
        compare(path(u"a.anchor"_s));
        QCOMPARE(listed(), u"changed sample-8, removed sample-2, inserted new"_s);
        QVERIFY(says(u"Session sample does not hold: 1 changed, 1 removed, 1 inserted"_s));
        click(u"Copy list"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 u"changed\tsample-8\nremoved\tsample-2\ninserted\tnew\n"_s);
    }

    void goesToAnEvent() {
        save(path(u"a.anchor"_s));
        changeTheStore();
        compare(path(u"a.anchor"_s));
        activate(0);
        QTRY_COMPARE(m_test->state().currentRow(), std::optional(RowNumber(7)));
        activate(1);
        QVERIFY(says(u"sample-2 is no longer in the store"_s));
        QCOMPARE(m_test->state().currentRow(), std::optional(RowNumber(7)));
        activate(2);
        QTRY_VERIFY(says(u"Reload (F5)"_s));
        m_test->workspace().reload();
        QTRY_COMPARE(m_test->workspace().index().size(), 14U);
        QTRY_VERIFY(!m_test->workspace().pass().isRunning());
        activate(2);
        QTRY_COMPARE(m_test->state().currentRow(), std::optional(RowNumber(13)));
    }

    void opensTheSessionOfTheEvent() {
        save(path(u"a.anchor"_s));
        changeTheStore();
        m_test->choose(SessionId("another"));
        compare(path(u"a.anchor"_s));
        activate(0);
        QTRY_COMPARE(m_test->workspace().currentSession(), std::optional(SessionId("sample")));
        QTRY_COMPARE(m_test->state().currentRow(), std::optional(RowNumber(6)));
    }

    void staysWhereItIsInAnotherStore() {
        save(path(u"a.anchor"_s));
        changeTheStore();
        compare(path(u"a.anchor"_s));
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        m_test->open(m_stores.store(kind, {eventAt("sample", "sample-8", 1)}));
        activate(0);
        QVERIFY(says(u"Another store is open now"_s));
    }

    void signsAndChecks() {
        const QString key = file(u"key.pem"_s, PrivatePem);
        QFile::setPermissions(key, QFile::ReadOwner | QFile::WriteOwner);
        const QString pub = file(u"pub.pem"_s, PublicPem);
        save(path(u"a.anchor"_s), key);
        compare(path(u"a.anchor"_s));
        QVERIFY(says(u"Signature not checked"_s));
        compare(path(u"a.anchor"_s), pub);
        QVERIFY(says(u"Signature valid (Ed25519, key 4bbe30536e9c"_s));
        QVERIFY(says(u"Session sample holds"_s));
        static_cast<void>(
            file(u"a.anchor"_s, content(path(u"a.anchor"_s)).replace("sample-2", "sample-x")));
        compare(path(u"a.anchor"_s), pub);
        QVERIFY(says(u"Signature not valid: "_s));
        QVERIFY(QFile::remove(path(u"a.anchor.sig"_s)));
        compare(path(u"a.anchor"_s), pub);
        QVERIFY(says(u"reading the signature"_s));
    }

    void warnsOfAKeyThatOthersCanRead() {
        const QString key = file(u"key.pem"_s, PrivatePem);
        QFile::setPermissions(key, QFile::ReadOwner | QFile::ReadOther);
        QVERIFY(takeDigest());
        edit(u"Private key"_s).setText(key);
        chooseFile(path(u"a.anchor"_s));
        QTRY_VERIFY(says(u"Others can read the private key"_s));
    }

    void asksForThePassphrase() {
        QVERIFY(takeDigest());
        edit(u"Private key"_s).setText(file(u"sealed.pem"_s, SealedPem));
        chooseFile(path(u"a.anchor"_s));
        for (const QString& passphrase : {u"wrong"_s, u"secret"_s}) {
            QTRY_VERIFY(dialog<QInputDialog>() != nullptr);
            QVERIFY(!QFile::exists(path(u"a.anchor"_s)));
            dialog<QInputDialog>()->setTextValue(passphrase);
            const QPointer<QInputDialog> asked = dialog<QInputDialog>();
            asked->accept();
            QTRY_VERIFY(asked == nullptr);
        }
        QTRY_VERIFY(says(u"Saved to "_s));
        QVERIFY(QFile::exists(path(u"a.anchor.sig"_s)));
    }

    void saysWhyItIsNotSaved() {
        QVERIFY(takeDigest());
        edit(u"Private key"_s).setText(file(u"pub.pem"_s, PublicPem));
        chooseFile(path(u"a.anchor"_s));
        QTRY_VERIFY(says(u"signing takes the private one"_s));
        QVERIFY(!QFile::exists(path(u"a.anchor"_s)));
        dialog<DigestDialog>()->saveAs(path(u"pub.pem"_s));
        QVERIFY(says(u"would destroy"_s));
        if (m_location.kind == StoreLocation::Kind::Sqlite) {
            dialog<DigestDialog>()->saveAs(m_location.path);
            QVERIFY(says(m_location.path + u"; name another file"_s));
        }
        QVERIFY(dialog<QMessageBox>() == nullptr);
        edit(u"Private key"_s).clear();
        dialog<DigestDialog>()->saveAs(path(u"no folder/a.anchor"_s));
        QTRY_VERIFY(says(u"Not saved: writing the anchor"_s));
    }

    void replacesAnAnchorOnlyWhenTold() {
        const QString anchor = file(u"a.anchor"_s, "evidence");
        QVERIFY(takeDigest());
        chooseFile(anchor);
        QTRY_VERIFY(dialog<QMessageBox>() != nullptr);
        dialog<QMessageBox>()->button(QMessageBox::Cancel)->click();
        QTRY_VERIFY(dialog<QMessageBox>() == nullptr);
        QCOMPARE(content(anchor), QByteArray("evidence"));
        chooseFile(anchor);
        QTRY_VERIFY(dialog<QMessageBox>() != nullptr);
        for (QAbstractButton* button : dialog<QMessageBox>()->buttons()) {
            if (button->text() == u"Replace") {
                button->click();
            }
        }
        QTRY_VERIFY(says(u"Saved to "_s));
        QVERIFY(content(anchor).startsWith("{\"algorithm\""));
    }

    void saysWhyAFileIsNoAnchor() {
        compare(file(u"broken"_s, "{\"algorithm\":"));
        QVERIFY(says(u"broken is no anchor: line 1"_s));
        compare(path(u"none"_s));
        QVERIFY(says(u"none: No such file"_s));
    }

    void canBeStoppedAndClosed() {
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        if (kind != StoreLocation::Kind::PostgreSql) {
            return; // a SQLite file has no row that takes its time
        }
        m_stores.execute(m_location, "ALTER TABLE mcp_events RENAME TO rows");
        m_stores.execute(m_location, "CREATE VIEW mcp_events AS SELECT * FROM rows"
                                     " WHERE event_id <> 'sample-9' OR pg_sleep(600) IS NOT NULL");
        const auto isStuck = [this] {
            return m_stores.server().execute(u"SELECT count(*) FROM pg_stat_activity WHERE"
                                             " wait_event = 'PgSleep'"_s) == u"1";
        };
        m_test->action(u"Take session digest…"_s)->trigger();
        QVERIFY(QTest::qWaitFor(isStuck, 20'000));
        click(u"Stop"_s);
        QTRY_VERIFY(says(u"Stopped: there is no digest"_s));
        QVERIFY(!m_test->named<QAbstractButton>(u"Save anchor…"_s)->isEnabled());
        dialog<DigestDialog>()->close();
        QTRY_VERIFY(dialog<DigestDialog>() == nullptr);
        m_test->action(u"Take session digest…"_s)->trigger();
        QVERIFY(QTest::qWaitFor(isStuck, 20'000));
        dialog<DigestDialog>()->close();
        QTRY_VERIFY(dialog<DigestDialog>() == nullptr);
        QVERIFY(QTest::qWaitFor([&] { return !isStuck(); }, 20'000));
    }

    void isAsLargeAsItWasLeft() {
        for (const QString& text : {u"Take session digest…"_s, u"Compare with anchor…"_s,
                                    u"What is proven, and what is not"_s}) {
            m_test->action(text)->trigger();
            dialog<ToolDialog>()->resize(701, 602);
            dialog<ToolDialog>()->close();
            QTRY_VERIFY(dialog<ToolDialog>() == nullptr);
            m_test->action(text)->trigger();
            QCOMPARE(dialog<ToolDialog>()->size(), QSize(701, 602));
            dialog<ToolDialog>()->close();
            QTRY_VERIFY(dialog<ToolDialog>() == nullptr);
        }
    }

    void showsWhatIsProven() {
        m_test->action(u"What is proven, and what is not"_s)->trigger();
        const auto* text = dialog<ProvenDialog>()->findChild<QTextBrowser*>();
        QVERIFY(text->toPlainText().contains(u"Reversing needs no secret"));
        QVERIFY(!text->toPlainText().contains(u"##"));
        QVERIFY(!text->openLinks() && !text->openExternalLinks());
    }
};

} // namespace muscope

QTEST_MAIN(muscope::DigestDialogsTest)
#include "tst_digest_dialogs.moc"
