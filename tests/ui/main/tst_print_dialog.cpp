// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Reports on paper: chosen in the window, handed over to a CUPS of the test's own.
#include "tests/support/print_server.h"
#include "tests/support/sample_window.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/print_dialog.h"
#include "ui/state/export_subject.h"

#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QScopeGuard>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class PrintDialogTest final : public QObject, SampleWindow {
    Q_OBJECT

    std::unique_ptr<PrintServer> m_server;

    [[nodiscard]] PrintDialog* dialog() const { return m_test->window().findChild<PrintDialog*>(); }

    [[nodiscard]] bool says(const QString& text) const {
        return SampleWindow::says(*dialog(), text);
    }

    [[nodiscard]] QAbstractButton* button(const QString& text) const {
        return SampleWindow::button(*dialog(), text);
    }

    void openDialog() const {
        m_test->action(u"Print report…"_s)->trigger();
        QVERIFY(dialog() != nullptr);
        QTRY_VERIFY(says(u"Preview of"_s));
    }

    void openWithPrinters() const {
        openDialog();
        QTRY_VERIFY(m_test->named<QComboBox>(u"Printer"_s)->isEnabled());
    }

    void print() const {
        QVERIFY(button(u"Print"_s)->isEnabled());
        button(u"Print"_s)->click();
        QTRY_VERIFY2(says(u"Handed over to the printer: request id is "_s), "it was not printed");
    }

    // Folders of pages on their way to the printer.
    [[nodiscard]] QStringList leftBehind() const {
        return QDir(m_folder->path()).entryList({u"muscope-*"_s}, QDir::Dirs);
    }

private slots:
    void init() {
        openSample(StoreLocation::Kind::Sqlite);
        qputenv("TMPDIR", m_folder->path().toLocal8Bit());
        m_server = std::make_unique<PrintServer>();
        m_server->addPrinter(u"Attic"_s);
        m_server->addPrinter(u"Hall"_s, true);
    }

    void cleanup() {
        m_test.reset();
        m_server.reset();
        qunsetenv("TMPDIR");
    }

    void handsOverWhatIsExported() {
        openWithPrinters();
        print();
        const QByteArray printed = m_server->document(1);
        QVERIFY(printed.startsWith("%PDF-"));
        QCOMPARE(leftBehind(), QStringList());
        button(u"Export as PDF"_s)->click();
        auto* exported = m_test->window().findChild<ExportDialog*>();
        QVERIFY(exported != nullptr);
        m_test->named<QLineEdit>(u"File"_s)->setText(path(u"a.pdf"_s));
        SampleWindow::button(*exported, u"Export"_s)->click();
        QTRY_COMPARE(content(path(u"a.pdf"_s)), printed);
    }

    void tellsThePrinterWhatIsWanted() {
        openWithPrinters();
        auto* printer = m_test->named<QComboBox>(u"Printer"_s);
        QCOMPARE(printer->currentText(), u"Hall"_s);
        printer->setCurrentText(u"Attic"_s);
        m_test->named<QSpinBox>(u"Copies"_s)->setValue(3);
        m_test->named<QLineEdit>(u"Pages"_s)->setText(u"1 - 2, 4"_s);
        print();
        QTRY_VERIFY(m_server->wishes(1).contains("/printers/Attic"));
        const QByteArray wishes = m_server->wishes(1);
        QVERIFY(wishes.contains("muscope report"));
        QVERIFY(wishes.contains(QByteArray::fromHex("0006") + "copies" +
                                QByteArray::fromHex("000400000003")));
        const QByteArray range = QByteArray::fromHex("0008");
        QVERIFY(wishes.contains("page-ranges" + range + QByteArray::fromHex("0000000100000002")));
        QVERIFY(wishes.contains(range + QByteArray::fromHex("0000000400000004")));
        dialog()->close();
        QTRY_VERIFY(dialog() == nullptr);
        openWithPrinters();
        QCOMPARE(m_test->named<QComboBox>(u"Printer"_s)->currentText(), u"Attic"_s);
    }

    void keepsSecretsOffThePaper() {
        m_test->action(u"Export report…"_s)->trigger();
        auto* exporting = m_test->window().findChild<ExportDialog*>();
        SampleWindow::button(*exporting, u"Tokens, keys"_s)->click();
        SampleWindow::button(*exporting, u"Timelines"_s)->click();
        SampleWindow::button(*exporting, u"Print…"_s)->click();
        QVERIFY(button(u"Tokens, keys"_s)->isChecked());
        QVERIFY(dialog()->subject().session == SessionId("sample"));
        QTRY_VERIFY(says(u"Redacted: nothing"_s));
        QTRY_VERIFY(m_test->named<QComboBox>(u"Printer"_s)->isEnabled());
        print();
    }

    void namesPagesThatCannotBe() {
        openWithPrinters();
        auto* pages = m_test->named<QLineEdit>(u"Pages"_s);
        for (const QString& wrong : {u"0"_s, u"4-1"_s, u"2, 1"_s, u"1-3, 3"_s, u"x"_s, u"-2"_s,
                                     u"3-, 5"_s, u"99999999"_s, u"--help"_s}) {
            pages->setText(wrong);
            QVERIFY2(says(u"Pages are numbers"_s), qPrintable(wrong));
            QVERIFY(!button(u"Print"_s)->isEnabled());
        }
        for (const QString& right : {u""_s, u"7"_s, u"1-1,3-,"_s}) {
            pages->setText(right);
            QVERIFY2(!says(u"Pages are numbers"_s), qPrintable(right));
            QVERIFY(button(u"Print"_s)->isEnabled());
        }
    }

    void saysWhatThePrintSystemSays() {
        openWithPrinters();
        m_server.reset();
        button(u"Print"_s)->click();
        QTRY_VERIFY(says(u"Not printed: printing on Hall: "_s) && says(u"lp: Error"_s));
        QVERIFY(button(u"Print"_s)->isEnabled());
        QCOMPARE(leftBehind(), QStringList());
    }

    void saysThatThereIsNoPrinter() {
        m_server = std::make_unique<PrintServer>();
        openDialog();
        QTRY_VERIFY(says(u"No printer is set up here"_s) && says(u"exported as PDF"_s));
        QVERIFY(!button(u"Print"_s)->isEnabled());
    }

    void saysWhatIsToBeInstalled() {
        openWithPrinters();
        const QByteArray programs = qgetenv("PATH");
        qputenv("PATH", m_folder->path().toLocal8Bit());
        const auto restored = qScopeGuard([&programs] { qputenv("PATH", programs); });
        button(u"Print"_s)->click();
        QTRY_VERIFY(says(u"Not printed: lp cannot be started: "_s) && says(u"cups-client"_s));
        QVERIFY(button(u"Print"_s)->isEnabled());
        QCOMPARE(leftBehind(), QStringList());
        dialog()->close();
        QTRY_VERIFY(dialog() == nullptr);
        openDialog();
        QTRY_VERIFY(says(u"lpstat cannot be started: "_s));
    }

    void saysWhyNothingIsPrinted() {
        openWithPrinters();
        qputenv("TMPDIR", path(u"none"_s).toLocal8Bit());
        button(u"Print"_s)->click();
        QTRY_VERIFY(says(u"Not printed: making a folder"_s) && says(u"TMPDIR"_s));
        QVERIFY(button(u"Print"_s)->isEnabled());
    }
};

} // namespace muscope

QTEST_MAIN(muscope::PrintDialogTest)
#include "tst_print_dialog.moc"
