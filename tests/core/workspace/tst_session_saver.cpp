// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Session files: what is saved, and that it opens as the store it came from.
#include "core/store/batch_appender.h"
#include "core/workspace/carried_companions.h"
#include "core/workspace/digest_reading.h"
#include "core/workspace/session_saver.h"
#include "tests/support/hostile_events.h"
#include "tests/support/store_fixture.h"
#include "tests/support/stored_events.h"
#include "tests/support/value_of.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace muscope {

namespace {

const std::function<void()> Unheard = [] {};

} // namespace

class TestSessionSaver final : public QObject {
    Q_OBJECT

    StoreFixture m_stores;
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] StoreLocation filledStore(StoreLocation::Kind kind,
                                            const std::vector<StoredEvent>& events) {
        const StoreLocation location = m_stores.store(kind, {});
        const auto appender = valueOf(BatchAppender::open(location));
        // In their order, which for events that may be there is that of their ids.
        valueOf(appender->append(events, Novelty::New));
        return location;
    }

    [[nodiscard]] StoreLocation file(const char* name = "a.muscope") const {
        StoreLocation location;
        location.path = m_folder->filePath(QString::fromLatin1(name));
        return location;
    }

    [[nodiscard]] SaveRequest requestFor(const std::vector<SessionId>& sessions) const {
        return {sessions, {}, file().path, false};
    }

    [[nodiscard]] static Result<SavedSessions>
    save(const StoreLocation& from, const SaveRequest& request, const std::stop_token& stop = {}) {
        const auto store = valueOf(EventStore::open(from));
        return saveSessions(*store, from, request, Unheard, stop);
    }

    [[nodiscard]] static std::string digestOf(const StoreLocation& location, const char* session) {
        const auto store = valueOf(EventStore::open(location));
        return hexOf(
            valueOf(takeDigest(*store, SessionId(session), KeepEvents::No, Unheard, {})).digest);
    }

    [[nodiscard]] QStringList entries() const {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System);
    }

    [[nodiscard]] static QByteArray bytesOf(const StoreLocation& location) {
        QFile bytes(location.path);
        return bytes.open(QIODevice::ReadOnly) ? bytes.readAll() : QByteArray();
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keepsEveryColumnByteForByte() {
        const StoreLocation source = filledStore(StoreLocation::Kind::Sqlite, mildEvents());
        const std::vector<StoredEvent> events = eventsOf(source);

        const SavedSessions saved = valueOf(save(source, requestFor({SessionId("hostile")})));

        const std::vector<StoredEvent> copied = eventsOf(file());
        QCOMPARE(copied.size(), events.size());
        for (std::size_t i = 0; i < events.size(); ++i) {
            QCOMPARE(copied[i].sequence, events[i].sequence);
            QCOMPARE(copied[i].eventId, events[i].eventId);
            QCOMPARE(copied[i].type, events[i].type);
            QCOMPARE(copied[i].createdAt, events[i].createdAt);
            QCOMPARE(copied[i].payload, events[i].payload);
            QCOMPARE(copied[i].metadata, events[i].metadata);
            QCOMPARE(copied[i].direction, events[i].direction);
            QCOMPARE(copied[i].streamId, events[i].streamId);
            QCOMPARE(copied[i].raw, events[i].raw);
        }
        QCOMPARE(digestOf(file(), "hostile"), digestOf(source, "hostile"));
        QCOMPARE(saved.sessions.front().digest, digestOf(source, "hostile"));
    }

    void keepsWhatATableOfOthersHolds() {
        // Without a key, without constraints: ids twice, a payload that is missing, odd bytes.
        const StoreLocation source = m_stores.emptyPlace(StoreLocation::Kind::Sqlite);
        m_stores.execute(source, "CREATE TABLE mcp_events (session_id TEXT, event_id TEXT,"
                                 " event_type TEXT, payload TEXT, metadata TEXT, created_at TEXT,"
                                 " direction TEXT, stream_id TEXT, raw BLOB)");
        const auto appender = valueOf(BatchAppender::open(source));
        const std::vector<StoredEvent> events = hostileEvents();
        valueOf(appender->append(events, Novelty::New));
        valueOf(appender->append({events.data(), 1}, Novelty::New));

        const SavedSessions saved = valueOf(save(source, requestFor({SessionId("hostile")})));

        QVERIFY(!saved.areEventIdsUnique);
        const std::vector<StoredEvent> copied = eventsOf(file());
        QCOMPARE(copied.size(), events.size() + 1);
        for (std::size_t i = 0; i < events.size(); ++i) {
            QCOMPARE(copied[i].eventId, events[i].eventId);
            QCOMPARE(copied[i].createdAt, events[i].createdAt);
            QCOMPARE(copied[i].payload, events[i].payload);
            QCOMPARE(copied[i].metadata, events[i].metadata);
            QCOMPARE(copied[i].raw, events[i].raw);
        }
        QCOMPARE(digestOf(file(), "hostile"), digestOf(source, "hostile"));
    }

    void opensAsThePostgresStoreItCameFrom() {
        const StoreLocation source = filledStore(StoreLocation::Kind::PostgreSql, mildEvents());
        m_stores.execute(source,
                         "INSERT INTO mcp_events (session_id, event_id, event_type, payload)"
                         " VALUES ('other', 'o1', 't', '1')");

        valueOf(save(source, requestFor({SessionId("hostile")})));

        QCOMPARE(digestOf(file(), "hostile"), digestOf(source, "hostile"));
        const std::vector<StoredEvent> events = eventsOf(source);
        const std::vector<StoredEvent> copied = eventsOf(file());
        QCOMPARE(copied.size(), events.size() - 1);
        QCOMPARE(copied.front().createdAt, events.front().createdAt);
        QCOMPARE(copied.front().payload, events.front().payload);
        QCOMPARE(copied.back().sequence, events[events.size() - 2].sequence);
    }

    void keepsSessionsInTheOrderOfTheStore() {
        const StoreLocation source =
            m_stores.store(StoreLocation::Kind::Sqlite,
                           {eventAt("b", "1", 0), eventAt("a", "2", 0), eventAt("c", "3", 0),
                            eventAt("b", "4", 0), eventAt("a", "5", 0)});

        valueOf(save(source, requestFor({SessionId("a"), SessionId("b")})));

        QByteArrayList ids;
        for (const StoredEvent& event : eventsOf(file())) {
            ids += event.eventId.value();
        }
        QCOMPARE(ids.join(' '), QByteArray("1 2 4 5"));
    }

    void takesTheReceiptsThatConcernTheSessions_data() {
        QTest::addColumn<bool>("tellsSessions");
        QTest::newRow("with sessions") << true;
        QTest::newRow("without") << false;
    }
    void takesTheReceiptsThatConcernTheSessions() {
        QFETCH(bool, tellsSessions);
        const StoreLocation source =
            m_stores.store(StoreLocation::Kind::Sqlite,
                           {eventAt("a", "e1", 0), eventAt("a", "e2", 0), eventAt("b", "e3", 0)});
        m_stores.execute(source, QByteArray("CREATE TABLE mu_receipts (mu TEXT, event_id TEXT") +
                                     (tellsSessions ? ", session_id TEXT)" : ")"));
        m_stores.execute(source, tellsSessions
                                     ? "INSERT INTO mu_receipts VALUES ('x', 'e1', 'a'),"
                                       " ('y', 'e3', 'b'), ('z', 'e9', 'a')"
                                     : "INSERT INTO mu_receipts VALUES ('x', 'dir/e1.mu'),"
                                       " ('y', 'e3'), ('w', 'e9')");

        const SavedSessions saved = valueOf(save(source, requestFor({SessionId("a")})));

        QCOMPARE(saved.receipts, tellsSessions ? 2 : 1);
        const auto copy = valueOf(EventStore::open(file()));
        QVERIFY(copy->hasReceiptTable());
        QCOMPARE(copy->doReceiptsTellSessions(), tellsSessions);
        QByteArrayList texts;
        QVERIFY(copy->readReceiptTable(std::nullopt,
                                       [&texts](const EventView& row) {
                                           texts += StoredEvent::copyOf(row).payload.value_or("");
                                       },
                                       {}));
        QCOMPARE(texts.join(' '), tellsSessions ? QByteArray("x z") : QByteArray("x"));
    }

    void carriesWorkflowsAndReceiptFilesAlong() {
        const StoreLocation source =
            m_stores.store(StoreLocation::Kind::Sqlite, {eventAt("a", "e1", 0)});
        SaveRequest request = requestFor({SessionId("a")});
        request.companions.workflows =
            WorkflowSet::ofText("sub/greet.maml.md", "---\ntool: greet\n---\n## Intent\nhi\n");
        request.companions.receipts = ReceiptFolder::ofFiles(
            {{"e1.mu", std::string("!\0ih", 4), "greet.maml.md", "\xff text"}});

        valueOf(save(source, request));

        const CompanionFiles found = valueOf(withCarried({}, file()));
        QVERIFY(found.workflows && found.receipts);
        QCOMPARE(found.workflows->files().size(), std::size_t{1});
        QCOMPARE(found.workflows->files().front().name, std::string("sub/greet.maml.md"));
        QCOMPARE(*found.workflows->files().front().text,
                 *request.companions.workflows->files().front().text);
        QCOMPARE(found.workflows->declaring("greet").size(), std::size_t{1});
        const ReceiptFile& receipt = found.receipts->files().at(found.receipts->of("e1").at(0));
        QCOMPARE(receipt.text, std::string("!\0ih", 4));
        QCOMPARE(receipt.documentName, std::string("greet.maml.md"));
        QCOMPARE(receipt.documentText, std::string("\xff text"));
        // What a person names comes before what the file carries.
        CompanionFiles named;
        named.workflows = WorkflowSet::ofText("other.maml.md", "");
        QCOMPARE(valueOf(withCarried(named, file())).workflows, named.workflows);
        QVERIFY(!valueOf(withCarried({}, source)).workflows);
    }

    void knowsWhetherItsSessionsAreAsTheyWereSaved() {
        const StoreLocation source = m_stores.store(StoreLocation::Kind::Sqlite,
                                                    {eventAt("a", "e1", 0), eventAt("b", "e2", 0)});
        QVERIFY(!valueOf(checkCarriedDigests(source, Unheard, {})));
        valueOf(save(source, requestFor({SessionId("a"), SessionId("b")})));
        auto checks = valueOf(checkCarriedDigests(file(), Unheard, {}));
        QVERIFY(checks && checks->sessions.size() == 2 && checks->added.empty());
        QVERIFY(checks->sessions[0].holds() && checks->sessions[1].holds());

        m_stores.execute(file(), "UPDATE mcp_events SET payload = '2' WHERE event_id = 'e2'");
        m_stores.execute(file(),
                         "INSERT INTO mcp_events (session_id, event_id, event_type, payload)"
                         " VALUES ('c', 'e3', 't', '1')");

        checks = valueOf(checkCarriedDigests(file(), Unheard, {}));
        QVERIFY(checks->sessions[0].holds());
        QVERIFY(!checks->sessions[1].holds());
        QCOMPARE(checks->added, std::vector<SessionId>{SessionId("c")});
    }

    void isTheSameFileTwice() {
        const StoreLocation source = filledStore(StoreLocation::Kind::Sqlite, mildEvents());
        SaveRequest request = requestFor({SessionId("hostile")});
        valueOf(save(source, request));
        request.path = file("b.muscope").path;
        valueOf(save(source, request));
        QVERIFY(!bytesOf(file()).isEmpty());
        QCOMPARE(bytesOf(file("b.muscope")), bytesOf(file()));
    }

    void replacesNothingUnaskedAndNeverItsOwnStore() {
        const StoreLocation source =
            m_stores.store(StoreLocation::Kind::Sqlite, {eventAt("a", "e1", 0)});
        SaveRequest request = requestFor({SessionId("a")});
        valueOf(save(source, request));
        const auto again = save(source, request);
        QVERIFY(!again && again.error().code == ErrorCode::Write);
        request.replaces = true;
        QVERIFY(save(source, request));
        QVERIFY(QFile::link(source.path, m_folder->filePath(QStringLiteral("link"))));
        for (const QString& path : {source.path, m_folder->filePath(QStringLiteral("link"))}) {
            request.path = path;
            const auto over = save(source, request);
            QVERIFY(!over && over.error().code == ErrorCode::InvalidInput);
        }
        QCOMPARE(eventsOf(source).size(), std::size_t{1});
    }

    void leavesNothingBehindWhereItFails() {
        const StoreLocation source = m_stores.store(StoreLocation::Kind::Sqlite,
                                                    {eventAt("a", "e1", 0), eventAt("a", "e2", 0)});
        const auto absent = save(source, requestFor({SessionId("a"), SessionId("none")}));
        QVERIFY(!absent && absent.error().code == ErrorCode::NotFound);
        QCOMPARE(entries(), QStringList());

        std::stop_source stop;
        const auto store = valueOf(EventStore::open(source));
        const auto stopped = saveSessions(
            *store, source, requestFor({SessionId("a")}), [&stop] { stop.request_stop(); },
            stop.get_token());
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
        QCOMPARE(entries(), QStringList());
    }

    void isReadableByItsOwnerAlone() {
        const StoreLocation source =
            m_stores.store(StoreLocation::Kind::Sqlite, {eventAt("a", "e1", 0)});
        valueOf(save(source, requestFor({SessionId("a")})));
        QCOMPARE(entries(), QStringList{QStringLiteral("a.muscope")});
        QVERIFY(!(QFile::permissions(file().path) &
                  (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup |
                   QFileDevice::WriteOther)));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestSessionSaver)
#include "tst_session_saver.moc"
