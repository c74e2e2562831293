// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/command_line.h"
#include "tests/support/problem_store.h"
#include "tests/support/window_under_test.h"
#include "ui/main/receipt_dialog.h"
#include "ui/main/workbench.h"
#include "ui/views/banner.h"
#include "ui/views/detail_pane.h"
#include "ui/views/events_pane.h"
#include "ui/views/link_label.h"
#include "ui/views/receipt_section.h"
#include "ui/views/receipt_view.h"
#include "ui/views/verdict_card.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr RowNumber Sound{0};
constexpr RowNumber Differing{1};
constexpr RowNumber ByLabel{2}; // its receipt names the event "other", which there is none of
constexpr RowNumber Call{4};

} // namespace

// Making receipts and checking files with them as a person does, in the window.
class ReceiptsInWindowTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<WindowUnderTest> m_test;
    ReceiptDialog* m_dialog = nullptr;

    QString write(const QString& name, const QByteArray& text) {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
            qFatal("writing %s failed", qPrintable(name));
        }
        return file.fileName();
    }

    [[nodiscard]] static QByteArray contentOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    template <typename T>
    [[nodiscard]] T* inDialog(const QString& accessibleName) const {
        for (T* widget : m_dialog->findChildren<T*>()) {
            if (widget->accessibleName() == accessibleName) {
                return widget;
            }
        }
        return nullptr;
    }

    [[nodiscard]] QPushButton* copyButton() const {
        return inDialog<QPushButton>(u"Copy the receipt to the clipboard"_s);
    }

    void openDialog(RowNumber row) {
        m_test->showEvent(row);
        m_test->action(u"Make receipt…"_s)->trigger();
        m_dialog = m_test->window().findChild<ReceiptDialog*>();
        QVERIFY(m_dialog != nullptr);
        QTRY_VERIFY(copyButton()->isEnabled());
    }

    void choose(const QString& box, const QString& word) {
        auto* list = inDialog<QComboBox>(box);
        list->setCurrentIndex(list->findData(word));
        QTRY_VERIFY(copyButton()->isEnabled());
    }

    void saveAs(const QString& path) {
        inDialog<QPushButton>(u"Save the receipt to a file"_s)->click();
        auto* files = m_dialog->findChild<QFileDialog*>();
        QVERIFY(files != nullptr);
        emit files->fileSelected(path);
        files->close();
    }

    // Drags files over a widget and lets them go there; whether the widget took them.
    static bool drop(QWidget* widget, const QPoint& at, const QStringList& files) {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString& file : files) {
            urls += QUrl::fromLocalFile(file);
        }
        data.setUrls(urls);
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(widget, &enter);
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        event.ignore();
        QApplication::sendEvent(widget, &event);
        return enter.isAccepted() && event.isAccepted();
    }

    bool dropOnRow(RowNumber row, const QStringList& files) {
        auto* table = m_test->named<QTableView>(u"Events"_s);
        const int place = static_cast<int>(row.value());
        const QPoint at(20, table->rowViewportPosition(place) + table->rowHeight(place) / 2);
        return drop(table->viewport(), at, files);
    }

    [[nodiscard]] ReceiptView* view() const { return m_test->window().findChild<ReceiptView*>(); }

    // The headings of the cards shown, from the top.
    [[nodiscard]] QStringList cards() const {
        QStringList headings;
        for (const VerdictCard* card : view()->findChildren<VerdictCard*>()) {
            if (card->isVisible()) {
                headings += card->accessibleName();
            }
        }
        return headings;
    }

    [[nodiscard]] bool isSaid(const QString& part) const {
        for (const QLabel* label : view()->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(part)) {
                return true;
            }
        }
        return false;
    }

private slots:
    void init() {
        const QString path = m_folder.filePath(u"store.sqlite"_s);
        QFile::remove(path);
        QVERIFY(writeStore(path, everyProblem()));
        StoreLocation location;
        location.path = path;
        m_test = std::make_unique<WindowUnderTest>();
        m_test->open(location);
    }

    void cleanup() { m_test.reset(); }

    void makesAReceiptAndCopiesIt() {
        openDialog(Call);
        choose(u"How the receipt is made"_s, u"code-points"_s);
        inDialog<QCheckBox>(u"With labels"_s)->setChecked(false);
        QTRY_VERIFY(copyButton()->isEnabled());
        const QString expected = u"}\"teerg\":\"dohtem\",1:\"di\",\"0.2\":\"cprnosj\"{"_s;
        QCOMPARE(inDialog<QPlainTextEdit>(u"The receipt"_s)->toPlainText(), expected);
        const auto* card = m_dialog->findChild<VerdictCard*>();
        QCOMPARE(card->accessibleName(), u"The receipt matches what is stored"_s);
        QTest::keyClick(m_dialog, Qt::Key_Return);
        QCOMPARE(QGuiApplication::clipboard()->text(), expected);
    }

    void savesAReceiptThatTheCommandLineFindsAMatch() {
        openDialog(Call);
        inDialog<QCheckBox>(u"With labels"_s)->setChecked(true);
        QTRY_VERIFY(copyButton()->isEnabled());
        const QString path = m_folder.filePath(u"call.mu"_s);
        saveAs(path);
        QTRY_VERIFY(contentOf(path).startsWith("## Receipt\nEvent: request\nEvent_ID: call\n"));
        const QString subject = write(
            u"call.json"_s, R"({"event_id":"call","session_id":"every problem",)"
                            R"("event_type":"request","payload":)" +
                                m_test->window().loader().detail()->event.payload.value() + "}");
        const auto run = CommandLine::run({u"mu"_s, u"check"_s, path, u"--subject"_s, subject});
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.output.contains("match, exact"), run.output.constData());
    }

    void proposesTheEventsIdAsTheName() {
        openDialog(Call);
        inDialog<QPushButton>(u"Save the receipt to a file"_s)->click();
        auto* files = m_dialog->findChild<QFileDialog*>();
        QVERIFY(files != nullptr);
        QVERIFY(files->selectedFiles().constFirst().endsWith(u"/call.mu"));
        QVERIFY(!files->testOption(QFileDialog::DontConfirmOverwrite));
        files->reject();
    }

    void neverWritesIntoTheStore() {
        openDialog(Call);
        const QString store = m_folder.filePath(u"store.sqlite"_s);
        const QByteArray before = contentOf(store);
        saveAs(store);
        QTRY_VERIFY(m_dialog->findChildren<QFileDialog*>().isEmpty());
        QCOMPARE(contentOf(store), before);
        const auto labels = m_dialog->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().contains(u"is the open store");
        }));
    }

    void followsTheEventAndRemembersTheRule() {
        openDialog(Call);
        choose(u"How the receipt is made"_s, u"runs"_s);
        m_test->showEvent(Sound);
        QTRY_VERIFY(copyButton()->isEnabled());
        const auto* rule = inDialog<QComboBox>(u"How the receipt is made"_s);
        QCOMPARE(rule->currentData().toString(), u"runs"_s);
        QVERIFY(inDialog<QPlainTextEdit>(u"The receipt"_s)->toPlainText().contains(u"\"loot\""));
        m_dialog->close();
        QTRY_VERIFY(m_test->window().findChild<ReceiptDialog*>() == nullptr);
        openDialog(Sound);
        QCOMPARE(inDialog<QComboBox>(u"How the receipt is made"_s)->currentData().toString(),
                 u"runs"_s);
    }

    void checksAFileDroppedOnAnEventOfTheTable() {
        const QString file = write(u"greet.mu"_s, R"(}"teerg":"loot"{)");
        QVERIFY(dropOnRow(Sound, {file}));
        QCOMPARE(m_test->state().currentRow(), Sound);
        QTRY_COMPARE(cards().size(), 2);
        QCOMPARE(cards().constFirst(), u"The receipt matches what is stored"_s);
        QVERIFY(isSaid(u"file greet.mu, not part of the store"_s));
        QVERIFY(isSaid(u"stays what it is"_s));
    }

    void checksSeveralFilesDroppedOnTheTab() {
        m_test->showEvent(Sound);
        m_test->window().workbench().detail().showView(u"receipt"_s);
        const QStringList files{write(u"good.mu"_s, R"(}"teerg":"loot"{)"),
                                write(u"bad.mu"_s, R"(}"teerg":"tool"{)")};
        QVERIFY(drop(view(), {20, 20}, files));
        QTRY_COMPARE(cards().size(), 3);
        QCOMPARE(cards().at(0), u"The receipt matches what is stored"_s);
        QCOMPARE(cards().at(1), u"The receipt differs from what is stored"_s);
        // The event's own verdict stays what it was, here and in the coverage.
        QCOMPARE(m_test->workspace().index().row(Sound).verdict, Verdict::Match);
        QCOMPARE(m_test->workspace().index().coverage().failures(), 3);
    }

    void forgetsTheFilesWithTheNextEvent() {
        QVERIFY(dropOnRow(Sound, {write(u"bad.mu"_s, "bad")}));
        QTRY_COMPARE(cards().size(), 2);
        m_test->showEvent(Differing);
        QTRY_COMPARE(cards().size(), 1);
        m_test->showEvent(Sound);
        QTRY_COMPARE(cards(), QStringList(u"The receipt matches what is stored"_s));
    }

    void saysInTheBannerWhichFileCannotBeRead() {
        QVERIFY(dropOnRow(Sound, {m_folder.filePath(u"gone.mu"_s)}));
        auto* banner = view()->findChild<Banner*>();
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->accessibleName().contains(u"gone.mu"));
        banner->findChild<QPushButton*>()->click();
        QVERIFY(!banner->isVisible());
    }

    void leavesOtherFilesToTheWindow() {
        auto* table = m_test->named<QTableView>(u"Events"_s);
        const QString other = write(u"other.sqlite"_s, "x");
        QVERIFY(drop(table->viewport(), {20, 10}, {other}));
        QCOMPARE(m_test->workspace().location().path, other);
        QVERIFY(cards().isEmpty());
    }

    void goesToTheEventThatAReceiptIsReallyOf() {
        // The receipt of Call, dropped on another event.
        const QString file =
            write(u"call.mu"_s, "}\"teerg\":\"dohtem\",1:\"di\",\"0.2\":\"cprnosj\"{");
        QVERIFY(dropOnRow(Sound, {file}));
        QTRY_COMPARE(cards().size(), 2);
        QCOMPARE(cards().constFirst(), u"The receipt is of another subject"_s);
        auto* go = m_test->named<LinkLabel>(u"Go to event call"_s);
        QVERIFY(go != nullptr);
        QTest::mouseClick(go, Qt::LeftButton);
        QTRY_COMPARE(m_test->state().currentRow(), Call);
    }

    void aLongIdLeavesTheViewItsWidth() {
        const QString file =
            write(u"long.mu"_s, "## Receipt\nEvent_ID: " + QByteArray(400, 'x') + "\nPayload: a");
        QVERIFY(dropOnRow(Sound, {file}));
        QTRY_COMPARE(cards().size(), 2);
        QVERIFY(view()->findChild<LinkLabel*>() != nullptr);
        const auto* area = view()->findChild<QScrollArea*>();
        QTRY_VERIFY(area->widget()->width() <= area->viewport()->width());
    }

    void saysWhenTheNamedEventIsNotThere() {
        m_test->showEvent(ByLabel);
        auto* go = m_test->named<LinkLabel>(u"Go to event other"_s);
        QVERIFY(go != nullptr);
        QTest::mouseClick(go, Qt::LeftButton);
        auto* banner = view()->findChild<Banner*>();
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->accessibleName().contains(u"other"));
        QCOMPARE(m_test->state().currentRow(), ByLabel);
    }

    void copiesAWholeTextOfTheReceipt() {
        m_test->showEvent(Differing);
        const auto buttons = view()->findChildren<QToolButton*>();
        const auto copy = std::find_if(buttons.begin(), buttons.end(), [](const QToolButton* each) {
            return each->accessibleName().startsWith(u"Copy: Stored");
        });
        QVERIFY(copy != buttons.end());
        (*copy)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"{\"tool\":\"leave\"}"_s);
    }

    void opensTheDialogFromTheTabAndTheTable() {
        m_test->showEvent(Sound);
        m_test->window().workbench().detail().showView(u"receipt"_s);
        m_test->named<QPushButton>(u"Make a receipt of the event"_s)->click();
        QVERIFY(m_test->window().findChild<ReceiptDialog*>() != nullptr);
        const auto offered = m_test->named<QTableView>(u"Events"_s)->actions();
        QVERIFY(offered.contains(m_test->action(u"Make receipt…"_s)));
        QVERIFY(offered.contains(m_test->action(u"Check receipt file…"_s)));
    }
};

} // namespace muscope

QTEST_MAIN(muscope::ReceiptsInWindowTest)
#include "tst_receipts_in_window.moc"
