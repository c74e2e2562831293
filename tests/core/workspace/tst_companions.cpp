// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Receipts and workflows beside the store, as the window opens them, over both kinds of store.
#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/companions.h"
#include "core/workspace/workspace.h"
#include "tests/support/store_fixture.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace muscope {

namespace {

constexpr int Patience = 100'000;

QByteArray payloadOf(const QByteArray& name) {
    return "{\"args\": {\"name\": \"" + name + "\"}, \"tool\": \"greet\"}";
}

QByteArray reversed(QByteArray text) {
    std::reverse(text.begin(), text.end());
    return text;
}

} // namespace

class TestCompanions final : public QObject {
    Q_OBJECT

    StoreFixture m_stores;
    RuleRegistry m_rules = builtinRules();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;

    void write(const char* name, const QByteArray& text) {
        QFile file(m_folder->filePath(QLatin1StringView(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    // Opens the session of three calls, of Alice, Bob and Carol.
    void openSession() {
        QFETCH(StoreLocation::Kind, kind);
        std::vector<StoredEvent> events;
        for (const char* const name : {"Alice", "Bob", "Carol"}) {
            StoredEvent event = eventAt("s1", name, static_cast<int>(events.size()));
            event.payload = payloadOf(name);
            events.push_back(event);
        }
        m_workspace->openStore(m_stores.store(kind, events));
        QTRY_VERIFY_WITH_TIMEOUT(m_workspace->sessions().size() == 1, Patience);
        m_workspace->openSession(m_workspace->sessions().front().id);
        waitForPass();
    }

    void waitForPass() {
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->pass().phase, PassState::Phase::Done, Patience);
        QCOMPARE(m_workspace->index().size(), 3U);
    }

    [[nodiscard]] QByteArray verdicts() const {
        QByteArrayList words;
        for (std::uint32_t row = 0; row < m_workspace->index().size(); ++row) {
            words += wordFor(m_workspace->index().row(RowNumber(row)).verdict);
        }
        return words.join(' ');
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = std::make_unique<Workspace>(m_rules);
    }

    void receiptsOfAFolderAreChecked_data() { addStoreKinds(); }
    void receiptsOfAFolderAreChecked() {
        openSession();
        QCOMPARE(verdicts(), QByteArray("none none none"));
        write("Alice.mu", reversed(payloadOf("Alice")));
        write("Bob.mu", reversed(payloadOf("Bib")));
        QSignalSpy changed(&m_workspace->companions(), &Companions::changed);
        m_workspace->companions().openReceipts({m_folder->path()});
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, Patience);
        waitForPass();
        QCOMPARE(verdicts(), QByteArray("match differs none"));
        m_workspace->companions().openReceipts({});
        waitForPass();
        QCOMPARE(verdicts(), QByteArray("none none none"));
    }

    void aReceiptOfAnotherEventNamesIt_data() { addStoreKinds(); }
    void aReceiptOfAnotherEventNamesIt() {
        openSession();
        write("Alice.mu", reversed(payloadOf("Carol")));
        QSignalSpy changed(&m_workspace->companions(), &Companions::changed);
        m_workspace->companions().openReceipts({m_folder->path()});
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(verdicts(), QByteArray("wrong_subject none none"), Patience);
        waitForPass();
        QCOMPARE(m_workspace->problems()->rows(ProblemKind::WrongSubject).size(), std::size_t(1));
        QVERIFY(m_workspace->problems()->rows(ProblemKind::Differs).empty());
        auto detail = m_workspace->readDetail(RowNumber(0));
        QTRY_VERIFY_WITH_TIMEOUT(detail.isFinished(), Patience);
        QVERIFY(detail.result().has_value());
        QCOMPARE(detail.result()->receipts.at(0).detail,
                 std::string("it is a receipt of the event \"Carol\" of the same session"));
        m_workspace->verifyAll();
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->verification().pass.phase, PassState::Phase::Done,
                                  Patience);
        QCOMPARE(m_workspace->verification().coverage.wrongSubject, std::int64_t{1});
        QCOMPARE(m_workspace->verification().coverage.differs, std::int64_t{0});
    }

    void aReceiptThatDiffersIsWorseThanOneOfAnotherEvent_data() { addStoreKinds(); }
    void aReceiptThatDiffersIsWorseThanOneOfAnotherEvent() {
        openSession();
        write("Alice.mu", reversed(payloadOf("Carol")));
        write("more.mu", "## Receipt\nEvent_ID: Alice\nPayload: " + reversed(payloadOf("Alica")));
        QSignalSpy changed(&m_workspace->companions(), &Companions::changed);
        m_workspace->companions().openReceipts({m_folder->path()});
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, Patience);
        waitForPass();
        QCOMPARE(verdicts(), QByteArray("differs none none"));
        m_workspace->verifyAll();
        QTRY_COMPARE_WITH_TIMEOUT(m_workspace->verification().pass.phase, PassState::Phase::Done,
                                  Patience);
        QCOMPARE(m_workspace->verification().coverage.wrongSubject, std::int64_t{0});
        QCOMPARE(m_workspace->verification().coverage.differs, std::int64_t{1});
    }

    void breachesOfAWorkflowAreProblems_data() { addStoreKinds(); }
    void breachesOfAWorkflowAreProblems() {
        openSession();
        write("greet.maml.md", "---\ntool: greet\n---\n## Input_Schema\n"
                               "{\"properties\": {\"name\": {\"maxLength\": 3}}}\n");
        m_workspace->companions().openWorkflows({m_folder->path()});
        const auto breaches = [this] {
            return m_workspace->problems()->rows(ProblemKind::Schema).size();
        };
        QTRY_COMPARE_WITH_TIMEOUT(breaches(), std::size_t(2), Patience);
        waitForPass();
        QCOMPARE(m_workspace->problems()->rows(ProblemKind::Schema).at(0), RowNumber(0));
        auto detail = m_workspace->readDetail(RowNumber(2));
        QTRY_VERIFY_WITH_TIMEOUT(detail.isFinished(), Patience);
        const std::vector<WorkflowTie> ties = detail.result()->workflows;
        QCOMPARE(ties.size(), std::size_t(1));
        QCOMPARE(ties[0].checks.at(0).breaches.at(0).path, std::string("/args/name"));
        QCOMPARE(ties[0].checks.at(0).breaches.at(0).line, 5);
    }

    void toolsThatWereNotCalledAreRemarks_data() { addStoreKinds(); }
    void toolsThatWereNotCalledAreRemarks() {
        openSession();
        write("greet.maml.md",
              "---\nid: urn:uuid:x\ntools:\n  - name: greet\n  - name: wave\n---\n");
        QSignalSpy changed(&m_workspace->companions(), &Companions::changed);
        m_workspace->companions().openWorkflows({m_folder->path()});
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 1, Patience);
        waitForPass();
        const std::vector<LooseProblem> remarks = m_workspace->problems()->remarks();
        QVERIFY(!remarks.empty());
        QCOMPARE(remarks.back().detail,
                 QStringLiteral("the tool wave is declared and never called"));
        QCOMPARE(remarks.back().workflow, std::string("greet.maml.md"));
        QCOMPARE(remarks.back().line, 5);
        // What is wrong with the workflow itself is a problem of no event.
        const auto& loose = m_workspace->problems()->loose(ProblemKind::Workflow);
        QCOMPARE(loose.size(), std::size_t(1));
        QCOMPARE(m_workspace->problems()->size(), std::size_t(1));
        QVERIFY(!m_workspace->problems()->first());
        m_workspace->companions().openWorkflows({});
        waitForPass();
        QVERIFY(m_workspace->problems()->remarks().empty());
    }

    void severalOfEachAreOpenedTogether_data() { addStoreKinds(); }
    void severalOfEachAreOpenedTogether() {
        openSession();
        QDir folder(m_folder->path());
        QVERIFY(folder.mkpath(QStringLiteral("a")) && folder.mkpath(QStringLiteral("b")));
        write("a/Alice.mu", reversed(payloadOf("Alice")));
        write("b/Bob.mu", reversed(payloadOf("Bob")));
        write("a/greet.maml.md", "---\ntool: greet\n---\n");
        write("b/greet.maml.md", "---\ntool: wave\n---\n");
        const QString first = folder.filePath(QStringLiteral("a"));
        const QString second = folder.filePath(QStringLiteral("b"));
        QSignalSpy changed(&m_workspace->companions(), &Companions::changed);
        m_workspace->companions().openReceipts({first, second});
        // A file that lies in a folder as well is there once.
        m_workspace->companions().openWorkflows(
            {second + QStringLiteral("/greet.maml.md"), first, second});
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, Patience);
        waitForPass();
        QCOMPARE(verdicts(), QByteArray("match match none"));
        const auto set = m_workspace->companions().files().workflows;
        QCOMPARE(set->workflows().size(), std::size_t(2));
        QCOMPARE(set->workflows()[0]->file(), std::string("b/greet.maml.md"));
        QCOMPARE(set->workflows()[1]->file(), std::string("a/greet.maml.md"));
        QCOMPARE(set->at("a/greet.maml.md", 2), set->workflows()[1]);
        QVERIFY(set->at("c/greet.maml.md", 2) == nullptr);
        QCOMPARE(set->paths().size(), 3);
    }

    void whatIsNotThereIsToldAndChangesNothing() {
        QSignalSpy failed(&m_workspace->companions(), &Companions::failed);
        m_workspace->companions().openWorkflows({QStringLiteral("/nowhere")});
        m_workspace->companions().openReceipts({QStringLiteral("/nowhere")});
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, Patience);
        QVERIFY(!m_workspace->companions().files().workflows);
        QVERIFY(!m_workspace->companions().files().receipts);
        QVERIFY(!m_workspace->companions().isReading());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestCompanions)
#include "tst_companions.moc"
