// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/receipt_folder.h"
#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/receipt_desk.h"
#include "core/workspace/workspace.h"
#include "tests/support/store_fixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int Patience = 100'000; // milliseconds

StoredEvent greeting(const char* id, const char* name, int second) {
    StoredEvent event = eventAt("s1", id, second);
    event.payload = QByteArray(R"({"tool":"greet","name":")") + name + R"("})";
    return event;
}

} // namespace

// Making receipts and checking files with them, over every kind of store.
class ReceiptDeskTest final : public QObject {
    Q_OBJECT

    StoreFixture m_stores;
    QTemporaryDir m_folder;
    RuleRegistry m_rules = builtinRules();
    std::unique_ptr<Workspace> m_workspace;
    std::shared_ptr<const EventDetail> m_detail; // of the first event

    [[nodiscard]] ReceiptDesk& desk() const { return m_workspace->receiptDesk(); }

    QString write(const QString& name, const QByteArray& text) {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
            qFatal("writing %s failed", qPrintable(name));
        }
        return file.fileName();
    }

    [[nodiscard]] FileReceipts checked(const QStringList& files) {
        auto future = desk().checkFiles(m_detail, files, m_workspace->location(),
                                        m_workspace->index().size());
        future.waitForFinished();
        return future.result();
    }

private slots:
    static void initTestCase_data() { addStoreKinds(); }

    void init() {
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        m_workspace = std::make_unique<Workspace>(m_rules);
        m_workspace->openStore(
            m_stores.store(kind, {greeting("e1", "Alice", 1), greeting("e2", "Bob", 2)}));
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->storeState(), Workspace::StoreState::Open, Patience);
        m_workspace->openSession(SessionId("s1"));
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, PassState::Phase::Done, Patience);
        auto future = m_workspace->readDetail(RowNumber(0));
        future.waitForFinished();
        QVERIFY(future.result());
        m_detail = std::make_shared<const EventDetail>(*future.result());
    }

    void cleanup() { m_workspace.reset(); }

    void savesWhatItMakesAndFindsItAMatch() {
        auto making = desk().make(m_detail, {"code-points", "payload", true});
        making.waitForFinished();
        const ReceiptDesk::Made made = making.result();
        QVERIFY(made);
        QCOMPARE((*made)->report.verdict, Verdict::Match);
        const QString path = m_folder.filePath(u"made.mu"_s);
        auto saving = desk().save(path, *made);
        saving.waitForFinished();
        QVERIFY(saving.result());
        const FileReceipts result = checked({path});
        QCOMPARE(result.reports.size(), 1);
        QCOMPARE(result.reports[0].verdict, Verdict::Match);
        QCOMPARE(result.reports[0].foundIn, std::string("file made.mu"));
    }

    void checksEveryFileAndSaysWhichCannotBeRead() {
        const QString empty = write(u"empty.mu"_s, "");
        const QString other = write(u"other.mu"_s, "eciL");
        const FileReceipts result =
            checked({empty, m_folder.filePath(u"gone.mu"_s), other, m_folder.path()});
        QCOMPARE(result.reports.size(), 2);
        QCOMPARE(result.reports[0].verdict, Verdict::Malformed);
        QCOMPARE(result.reports[1].verdict, Verdict::Differs);
        QCOMPARE(result.errors.size(), 2);
        QVERIFY(result.errors[0].contains(u"gone.mu"));
        QVERIFY(result.errors[1].contains(u"it is no file"));
    }

    void refusesAFileThatIsTooLarge() {
        const QString large = write(u"large.mu"_s, "x");
        QVERIFY(QFile::resize(large, ReceiptFolder::LargestFile + 1));
        const FileReceipts result = checked({large});
        QVERIFY(result.reports.empty());
        QCOMPARE(result.errors.size(), 1);
        QVERIFY(result.errors[0].contains(u"larger than 128 MiB"));
    }

    void namesTheEventThatAFileIsReallyOf() {
        const auto making = [this] {
            auto detail = m_workspace->readDetail(RowNumber(1));
            detail.waitForFinished();
            auto future = desk().make(std::make_shared<const EventDetail>(*detail.result()),
                                      {"code-points", "payload", false});
            future.waitForFinished();
            return future.result();
        }();
        QVERIFY(making);
        const QString ofBob = write(u"bob.mu"_s, QByteArray::fromStdString((*making)->text));
        const QString broken = write(u"broken.mu"_s, "ecilA");
        const FileReceipts result = checked({broken, ofBob});
        QCOMPARE(result.reports.size(), 2);
        QCOMPARE(result.reports[0].verdict, Verdict::Differs);
        QVERIFY(result.reports[0].otherEvent.empty());
        QCOMPARE(result.reports[1].verdict, Verdict::WrongSubject);
        QCOMPARE(result.reports[1].otherEvent, std::string("e2"));
    }

    void tellsTheEventThatALabelNames() {
        const QString file = write(u"label.mu"_s, "## Receipt\nEvent_ID: e2\nPayload: x");
        const FileReceipts result = checked({file});
        QCOMPARE(result.reports.size(), 1);
        QCOMPARE(result.reports[0].verdict, Verdict::WrongSubject);
        QCOMPARE(result.reports[0].otherEvent, std::string("e2"));
    }

    void dropsAReceiptThatIsNoLongerWanted() {
        // Long enough that the worker is still at the first one when the others are asked for; a
        // machine that lets it get ahead all the same is asked again.
        EventDetail large = *m_detail;
        large.event.payload = '"' + QByteArray(8'000'000, 'x') + '"';
        const auto detail = std::make_shared<const EventDetail>(large);
        int cancelled = 0;
        for (int attempt = 0; attempt < 20 && cancelled == 0; ++attempt) {
            std::vector<QFuture<ReceiptDesk::Made>> futures;
            for (int i = 0; i < 5; ++i) {
                futures.push_back(desk().make(detail, {"code-points", "payload", false}));
            }
            futures.back().waitForFinished();
            QVERIFY(futures.back().result());
            for (auto& future : futures) {
                future.waitForFinished();
                const ReceiptDesk::Made made = future.result();
                cancelled += !made && made.error().code == ErrorCode::Cancelled ? 1 : 0;
            }
        }
        QVERIFY(cancelled > 0);
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::ReceiptDeskTest)
#include "tst_receipt_desk.moc"
