// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/report_task.h"
#include "tests/support/sample_session.h"
#include "tests/support/store_fixture.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

using Phase = PassState::Phase;

constexpr int Patience = 60'000; // milliseconds

const ReportFormat& formatOf(std::string_view id) {
    return *std::ranges::find(builtinWriters(), id, &ReportFormat::id);
}

// Writes more than there is room for.
class EndlessWriter final : public ReportWriter {
public:
    [[nodiscard]] Result<void> write(const Report&, const ReportEventFeed&,
                                     ReportOutput& output) const override {
        while (output.status()) {
            output.write("a line\n");
        }
        return output.status();
    }
};

// Finds that something is wrong once it has written.
class FailingWriter final : public ReportWriter {
public:
    [[nodiscard]] Result<void> write(const Report&, const ReportEventFeed&,
                                     ReportOutput& output) const override {
        output.write(std::string(1 << 20, 'x'));
        return failure(ErrorCode::Write, u"there is no more room"_s);
    }
};

template <typename Writer>
ReportFormat formatWith() {
    return {"test", "Test", "txt", usualReportParts(), []() -> std::unique_ptr<const ReportWriter> {
                return std::make_unique<const Writer>();
            }};
}

} // namespace

class ReportTaskTest final : public QObject {
    Q_OBJECT

    RuleRegistry m_rules = builtinRules();
    StoreFixture m_stores;
    QTemporaryDir m_folder;
    ReportOrder m_order;
    std::unique_ptr<ReportTask> m_task;

    [[nodiscard]] bool isFinished() const {
        return QTest::qWaitFor([this] { return !m_task->state().isRunning(); }, Patience);
    }

    [[nodiscard]] QStringList files() const {
        return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
    }

private slots:
    void initTestCase() {
        std::vector<StoredEvent> events{eventAt("another", "other-1", 9)};
        for (int copy = 0; copy < 4; ++copy) {
            for (StoredEvent& event : sampleSession()) {
                event.eventId = EventId(event.eventId.value() + '-' + QByteArray::number(copy));
                events.push_back(std::move(event));
            }
        }
        m_order.location = m_stores.store(StoreLocation::Kind::Sqlite, events);
        m_order.request.parts = usualReportParts();
    }

    void init() { m_task = std::make_unique<ReportTask>(m_rules); }

    void previewsTheFirstEvents() {
        ReportOrder order = m_order;
        order.request.parts = {ReportPart::Events};
        m_task->preview(order, formatOf("md"));
        QVERIFY(isFinished());
        QCOMPARE(m_task->state().phase, Phase::Done);
        const ReportPreview& preview = *m_task->preview();
        QVERIFY(preview.areEventsCut && !preview.isCut && !preview.areSessionsCut);
        QVERIFY(preview.isMarkdown);
        QVERIFY(preview.text.contains(u"sample-2-1"));
        QVERIFY(!preview.text.contains(u"other-1"));
        QCOMPARE(preview.sessions, 2);
    }

    void previewsTheFirstSessions() {
        ReportOrder order = m_order;
        order.previewed = {SessionId("another")};
        m_task->preview(order, formatOf("html"));
        QVERIFY(isFinished());
        QVERIFY(m_task->preview()->areSessionsCut);
        QCOMPARE(m_task->preview()->sessions, 1);
        QVERIFY(m_task->preview()->isMarkdown);
    }

    void endsAPreviewAfterWholeLines() {
        ReportFormat format = formatWith<EndlessWriter>();
        format.usual = {ReportPart::Events}; // for programs: shown as it is written
        m_task->preview(m_order, format);
        QVERIFY(isFinished());
        QCOMPARE(m_task->state().phase, Phase::Done);
        QVERIFY(m_task->preview()->isCut && !m_task->preview()->isMarkdown);
        QVERIFY(m_task->preview()->text.endsWith(u"a line\n"));
        QVERIFY(m_task->preview()->text.size() <= ReportTask::PreviewBytes);
    }

    void answersTheNewestOrderAlone() {
        QSignalSpy finished(m_task.get(), &ReportTask::finished);
        ReportOrder newest = m_order;
        newest.request.sessions = {SessionId("another")};
        m_task->preview(m_order, formatOf("md"));
        m_task->preview(m_order, formatOf("md"));
        m_task->preview(newest, formatOf("md"));
        QVERIFY(isFinished());
        QCOMPARE(m_task->state().phase, Phase::Done);
        QCOMPARE(m_task->preview()->sessions, 1);
        QCOMPARE(finished.count(), 1);
    }

    void writesAFileForItsOwner() {
        const QString path = m_folder.filePath(u"a.md"_s);
        m_task->write(m_order, formatOf("md"), path);
        QVERIFY(isFinished());
        QCOMPARE(m_task->state().phase, Phase::Done);
        QVERIFY(QFileInfo(path).size() > 1000);
        QCOMPARE(m_task->state().eventsRead, 57);
        QCOMPARE(QFile::permissions(path) &
                     (QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::WriteGroup |
                      QFile::ReadOther | QFile::WriteOther),
                 QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(QFile::remove(path));
    }

    void leavesAFileAsItWasWhenItFails() {
        const QString path = m_folder.filePath(u"a.md"_s);
        QFile before(path);
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.write("former");
        before.close();
        m_task->write(m_order, formatWith<FailingWriter>(), path);
        QVERIFY(isFinished());
        QCOMPARE(m_task->state().phase, Phase::Failed);
        QVERIFY(m_task->state().error->message.contains(u"no more room"));
        QCOMPARE(files(), QStringList{u"a.md"_s});
        QVERIFY(before.open(QIODevice::ReadOnly));
        QCOMPARE(before.readAll(), QByteArray("former"));
        QVERIFY(before.remove());
    }

    void leavesNothingWhenItIsStopped() {
        m_task->write(m_order, formatOf("md"), m_folder.filePath(u"a.md"_s));
        m_task->cancel();
        QVERIFY(isFinished());
        QCOMPARE(m_task->state().phase, Phase::Cancelled);
        QCOMPARE(files(), QStringList());
    }

    void saysThatASessionIsNotThere() {
        ReportOrder order = m_order;
        order.request.sessions = {SessionId("none")};
        m_task->preview(order, formatOf("md"));
        QVERIFY(isFinished());
        QCOMPARE(m_task->state().phase, Phase::Failed);
        QVERIFY(m_task->state().error->message.contains(u"no session none"));
        QVERIFY(m_task->preview() == nullptr);
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::ReportTaskTest)
#include "tst_report_task.moc"
