// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/connect_dialog.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class ConnectDialogTest final : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QSettings m_settings{m_folder.filePath(u"muscope.ini"_s), QSettings::IniFormat};
    Theme m_theme{QPalette()};

    static QLineEdit* field(const ConnectDialog& dialog, const QString& name) {
        for (QLineEdit* edit : dialog.findChildren<QLineEdit*>()) {
            if (edit->accessibleName() == name) {
                return edit;
            }
        }
        return nullptr;
    }

    static void type(QLineEdit* edit, const QString& text) {
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }

private slots:
    void writesTheAddressFromTheFields() {
        ConnectDialog dialog(StoreBook(m_settings), m_theme);
        type(field(dialog, u"Host"_s), u"db.example"_s);
        type(field(dialog, u"Port"_s), u"5433"_s);
        type(field(dialog, u"Database"_s), u"mcp_db"_s);
        type(field(dialog, u"User"_s), u"reader"_s);
        const auto parsed = StoreLocation::parse(field(dialog, u"Address"_s)->text());
        QVERIFY(parsed);
        QCOMPARE(parsed->parameter(u"host"), u"db.example");
        QCOMPARE(parsed->parameter(u"port"), u"5433");
        QCOMPARE(dialog.location().parameter(u"dbname"), u"mcp_db");
        QCOMPARE(dialog.location().parameter(u"user"), u"reader");
    }

    void fillsTheFieldsFromTheAddress() {
        ConnectDialog dialog(StoreBook(m_settings), m_theme);
        type(
            field(dialog, u"Address"_s),
            u"postgresql://reader:secret@db.example:5433/mcp_db?sslmode=require&table=audit.events"_s);
        QCOMPARE(field(dialog, u"Host"_s)->text(), u"db.example");
        QCOMPARE(field(dialog, u"Port"_s)->text(), u"5433");
        QCOMPARE(field(dialog, u"Table"_s)->text(), u"audit.events");
        QCOMPARE(dialog.location().parameter(u"sslmode"), u"require");
        QCOMPARE(dialog.location().password, u"secret");
        // Once a field is changed the address is written anew: without the password.
        type(field(dialog, u"Host"_s), u"other"_s);
        QVERIFY(!field(dialog, u"Address"_s)->text().contains(u"secret"));
        QCOMPARE(dialog.location().password, u"secret");
    }

    void namesEveryField() {
        ConnectDialog dialog(StoreBook(m_settings), m_theme);
        for (const QLineEdit* edit : dialog.findChildren<QLineEdit*>()) {
            QVERIFY(!edit->accessibleName().isEmpty());
        }
        for (const QComboBox* box : dialog.findChildren<QComboBox*>()) {
            QVERIFY(!box->accessibleName().isEmpty());
        }
    }
};

} // namespace muscope

QTEST_MAIN(muscope::ConnectDialogTest)
#include "tst_connect_dialog.moc"
