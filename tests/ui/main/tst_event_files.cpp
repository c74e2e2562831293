// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Exported events (NDJSON) dropped on the window: looked at like a store, and no store is touched.
#include "core/mcp/event_json_writer.h"
#include "core/workspace/record_target.h"
#include "tests/support/sample_session.h"
#include "tests/support/sample_window.h"
#include "ui/dialogs/event_file_dialog.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/still_browser.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

class EventFilesTest final : public QObject, SampleWindow {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_temporary;

    [[nodiscard]] EventFileDialog* dialog() const {
        return m_test->window().findChild<EventFileDialog*>();
    }

    [[nodiscard]] bool says(const QString& text) const {
        return SampleWindow::says(*dialog(), text);
    }

    [[nodiscard]] QAbstractButton* button(const QString& text) const {
        return SampleWindow::button(*dialog(), text);
    }

    [[nodiscard]] static QByteArray linesOf(const std::vector<StoredEvent>& events) {
        EventJsonWriter writer;
        QByteArray lines;
        for (const StoredEvent& event : events) {
            lines += QByteArray::fromStdString(writer.line(event.view()));
        }
        return lines;
    }

    [[nodiscard]] QString file(const QString& name, const QByteArray& content) const {
        QFile written(path(name));
        if (!written.open(QIODevice::WriteOnly) || written.write(content) != content.size()) {
            qFatal("%s", qPrintable(written.errorString()));
        }
        return written.fileName();
    }

    [[nodiscard]] QString sampleFile() const {
        return file(u"sample.ndjson"_s, linesOf(sampleSession()));
    }

    void drop(const QString& name) const {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(name)});
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m_test->window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m_test->window(), &event);
        QVERIFY(dialog() != nullptr && dialog()->isVisible());
    }

    [[nodiscard]] bool isOpen(const QString& name) const {
        const Workspace& workspace = m_test->workspace();
        return workspace.storeState() == Workspace::StoreState::Open &&
               workspace.location().origin == name && workspace.currentSession().has_value() &&
               workspace.pass().phase == PassState::Phase::Done;
    }

    // What was made of exported events.
    [[nodiscard]] QStringList leftBehind() const {
        return QDir(m_temporary->path()).entryList({u"muscope-*"_s}, QDir::Dirs);
    }

private slots:
    void init() {
        openSample(StoreLocation::Kind::Sqlite);
        m_temporary = std::make_unique<QTemporaryDir>();
        qputenv("TMPDIR", m_temporary->path().toLocal8Bit());
    }

    void cleanup() {
        m_test.reset();
        qunsetenv("TMPDIR");
    }

    void showsWhatItHolds() {
        const Coverage before = *m_test->workspace().coverageOf(SessionId("sample"));
        const QByteArray store = content(m_location.path);
        const QString name = sampleFile();
        drop(name);
        QTRY_VERIFY(isOpen(name));
        QTRY_VERIFY(dialog() == nullptr); // there was nothing to tell
        QCOMPARE(*m_test->workspace().coverageOf(SessionId("sample")), before);
        QVERIFY(m_test->window().windowTitle().startsWith(u"sample.ndjson"));
        QCOMPARE(m_test->workspace().store().displayText, name);
        QCOMPARE(content(m_location.path), store);
    }

    void readsNamesInCamelCase() {
        const QString name = file(u"other.JSONL"_s, R"({"sessionId":"s","eventId":"e",)"
                                                    R"("eventType":"ping","payload":{"a":1}})");
        drop(name);
        QTRY_VERIFY(isOpen(name));
        QCOMPARE(m_test->workspace().currentSession(), SessionId("s"));
    }

    void keepsItToItsOwner() {
        drop(sampleFile());
        QTRY_VERIFY(isOpen(path(u"sample.ndjson"_s)));
        const QFileInfo made(m_test->workspace().location().path);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                            QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QCOMPARE(made.permissions() & others, QFile::Permissions());
        QCOMPARE(QFileInfo(made.path()).permissions() & others, QFile::Permissions());
        QVERIFY(made.path().startsWith(m_temporary->path()));
    }

    void goesWithTheNextStore() {
        drop(sampleFile());
        QTRY_VERIFY(isOpen(path(u"sample.ndjson"_s)));
        QCOMPARE(leftBehind().size(), 1);
        m_test->open(m_location, "sample");
        QTRY_COMPARE(leftBehind(), QStringList());
        drop(sampleFile());
        QTRY_VERIFY(isOpen(path(u"sample.ndjson"_s)));
        m_test.reset();
        QCOMPARE(leftBehind(), QStringList());
    }

    void tellsWhatWasLeftOut() {
        std::vector<StoredEvent> events = sampleSession();
        events.push_back(events.front());
        events.back().payload = "{}";
        const QString name =
            file(u"broken.ndjson"_s, linesOf(events) + "no event\n{\"event_id\": 7}\n");
        drop(name);
        QTRY_VERIFY(isOpen(name));
        QVERIFY(says(u"14 of 17 lines are open as events."_s));
        const QString notes =
            m_test->named<QPlainTextEdit>(u"What was not taken as it is"_s)->toPlainText();
        QVERIFY2(notes.contains(u"is no JSON – 1 line(s): broken.ndjson:16"_s), qPrintable(notes));
        QVERIFY2(notes.contains(u"is there with other content – 1 line(s): broken.ndjson:15"_s),
                 qPrintable(notes));
    }

    void leavesTheStoreOpenWhereThereIsNoEvent() {
        const QString name = file(u"none.ndjson"_s, "[]\n\n");
        drop(name);
        QTRY_VERIFY(says(u"Not opened: "_s) && says(u"holds no event"_s));
        QCOMPARE(m_test->workspace().location().path, m_location.path);
        QVERIFY(QFile::remove(name) && button(u"Try again"_s)->isVisible());
        button(u"Try again"_s)->click();
        QTRY_VERIFY(says(u"Not opened: opening "_s) && says(u"there is no such file"_s));
        QCOMPARE(sampleFile(), path(u"sample.ndjson"_s));
        QVERIFY(QFile::rename(path(u"sample.ndjson"_s), name));
        button(u"Try again"_s)->click();
        QTRY_VERIFY(isOpen(name));
    }

    void saysThatThereIsNoRoom() {
        qputenv("TMPDIR", path(u"nowhere"_s).toLocal8Bit());
        drop(sampleFile());
        QTRY_VERIFY(says(u"Not opened: making a folder"_s) && says(u"TMPDIR"_s));
    }

    void stops() {
        QByteArray many;
        for (int round = 0; round < 5'000; ++round) {
            std::vector<StoredEvent> events = sampleSession();
            for (StoredEvent& event : events) {
                event.eventId = EventId(event.eventId.value() + QByteArray::number(round));
            }
            many += linesOf(events);
        }
        drop(file(u"many.ndjson"_s, many));
        button(u"Stop"_s)->click();
        QTRY_VERIFY(says(u"Stopped: nothing was opened."_s));
        QCOMPARE(m_test->workspace().location().path, m_location.path);
        QTRY_COMPARE(leftBehind(), QStringList());
        button(u"Try again"_s)->click();
        dialog()->close();
        QTRY_VERIFY(dialog() == nullptr);
        QTRY_COMPARE(leftBehind(), QStringList());
    }

    void comesBackAtTheNextStart() {
        const QString name = sampleFile();
        m_test->action(u"Open file…"_s)->trigger();
        auto* chooser = m_test->window().findChild<QFileDialog*>();
        QVERIFY(chooser->nameFilters().first().contains(u"*.ndjson"_s));
        emit chooser->fileSelected(name);
        chooser->reject();
        QTRY_VERIFY(isOpen(name));
        const QStringList recent = StoreBook(m_test->settings()).recent();
        QCOMPARE(recent.first(), name);
        m_test->restart();
        m_test->window().opener().open(recent.first());
        QTRY_VERIFY(isOpen(name));
    }

    void isToldOfByItsName() {
        const QString name = sampleFile();
        drop(name);
        QTRY_VERIFY(isOpen(name));
        m_test->action(u"Export report…"_s)->trigger();
        auto* exporting = m_test->window().findChild<ExportDialog*>();
        const auto* preview = exporting->findChild<StillBrowser*>();
        QTRY_VERIFY(preview->toPlainText().contains(name));
        QVERIFY(!preview->toPlainText().contains(m_temporary->path()));
    }

    void isNotRecordedInto() {
        drop(sampleFile());
        QTRY_VERIFY(isOpen(path(u"sample.ndjson"_s)));
        const Result<void> check = checkRecordTarget(m_test->workspace().location());
        QVERIFY(!check && check.error().message.contains(u"sample.ndjson"_s));
    }
};

} // namespace muscope

QTEST_MAIN(muscope::EventFilesTest)
#include "tst_event_files.moc"
