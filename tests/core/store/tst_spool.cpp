// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/spool.h"
#include "core/store/spool_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace muscope {

namespace {

RecordedEvent eventOf(int number) {
    RecordedEvent recorded;
    recorded.event.sessionId = SessionId(QByteArray("session"));
    recorded.event.eventId = EventId(QByteArray::number(number).rightJustified(6, '0'));
    recorded.event.type = "tool_call";
    recorded.event.payload = "{}";
    recorded.event.metadata = "{}";
    return recorded;
}

std::vector<RecordedEvent> eventsOf(std::initializer_list<int> numbers) {
    std::vector<RecordedEvent> events;
    for (const int number : numbers) {
        events.push_back(eventOf(number));
    }
    return events;
}

StoreLocation storeOf(const char* text) {
    return *StoreLocation::parse(QString::fromLatin1(text));
}

std::unique_ptr<Spool> opened(const SpoolFile& file) {
    auto spool = Spool::open(file.path());
    if (!spool) {
        qFatal("%s", qPrintable(spool.error().message));
    }
    return std::move(*spool);
}

QByteArrayList idsOf(const Result<std::vector<RecordedEvent>>& events) {
    QByteArrayList ids;
    for (const RecordedEvent& recorded : *events) {
        ids.push_back(recorded.event.eventId.value());
    }
    return ids;
}

} // namespace

class TestSpool : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void keepsEventsOnceAndInTheOrderOfTheirIds();
    void givesBackAllOfAnEvent();
    void givesFewerWhereTheyAreLarge();
    void keepsAllThatWasAppendedWhenReopened();
    void isReadableByItsOwnerAlone();
    void isAdoptedOnceItsRecorderIsGone();
    void isNeverOfTwoRecorders();
    void isOfOneStoreAlone();
    void hasNoPasswordInIt();
    void clearsUpAfterAMakerThatDied();
    void saysWhyItCannotBeMade();

private:
    [[nodiscard]] std::unique_ptr<SpoolFile> made(const StoreLocation& store) const {
        auto file = SpoolFile::create(m_folder->path(), store);
        if (!file) {
            qFatal("%s", qPrintable(file.error().message));
        }
        return std::move(*file);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSpool::keepsEventsOnceAndInTheOrderOfTheirIds() {
    const auto file = made(storeOf("a.sqlite"));
    const auto writer = opened(*file);
    const auto reader = opened(*file);

    QCOMPARE(writer->append(eventsOf({5, 3})), Result<std::size_t>(2));
    QCOMPARE(writer->append(eventsOf({4, 3, 1})), Result<std::size_t>(2));

    QCOMPARE(reader->count(), Result<std::size_t>(4));
    const auto front = reader->front(3, 1'000'000);
    QCOMPARE(idsOf(front), (QByteArrayList{"000001", "000003", "000004"}));
    QCOMPARE(reader->remove(*front), Result<std::size_t>(3));
    QCOMPARE(idsOf(reader->front(3, 1'000'000)), QByteArrayList{"000005"});
}

void TestSpool::givesBackAllOfAnEvent() {
    const auto file = made(storeOf("a.sqlite"));
    const auto spool = opened(*file);
    RecordedEvent full = eventOf(1);
    full.event.createdAt = "2026-11-20T12:00:00.000001Z";
    full.event.direction = "s2c";
    full.event.streamId = "post 1";
    full.event.raw = QByteArray("\0\xff{", 3);
    full.needsRaw = true;
    full.wantsReceipt = true;

    QVERIFY(spool->append({{full, eventOf(2)}}));

    const auto front = spool->front(2, 1'000'000);
    const RecordedEvent& first = front->at(0);
    QCOMPARE(first.event.createdAt, full.event.createdAt);
    QCOMPARE(first.event.direction, full.event.direction);
    QCOMPARE(first.event.streamId, full.event.streamId);
    QCOMPARE(first.event.raw, full.event.raw);
    QCOMPARE(first.event.payload, full.event.payload);
    QVERIFY(first.needsRaw && first.wantsReceipt);
    const RecordedEvent& second = front->at(1);
    QVERIFY(!second.event.raw && !second.event.direction && !second.event.createdAt);
    QVERIFY(!second.needsRaw && !second.wantsReceipt);
}

void TestSpool::givesFewerWhereTheyAreLarge() {
    const auto file = made(storeOf("a.sqlite"));
    const auto spool = opened(*file);
    std::vector<RecordedEvent> events = eventsOf({1, 2, 3});
    for (RecordedEvent& recorded : events) {
        recorded.event.raw = QByteArray(100'000, 'x');
    }
    QVERIFY(spool->append(events));

    QCOMPARE(spool->front(3, 150'000)->size(), std::size_t{2});
    QCOMPARE(spool->front(3, 1)->size(), std::size_t{1});
}

void TestSpool::keepsAllThatWasAppendedWhenReopened() {
    const auto file = made(storeOf("a.sqlite"));
    QVERIFY(opened(*file)->append(eventsOf({1, 2})));

    QCOMPARE(opened(*file)->count(), Result<std::size_t>(2));
}

void TestSpool::isReadableByItsOwnerAlone() {
    const auto file = made(storeOf("a.sqlite"));
    const auto spool = opened(*file);
    QVERIFY(spool->append(eventsOf({1})));

    const QFileInfoList files = QDir(m_folder->path()).entryInfoList(QDir::Files);
    QVERIFY(files.size() >= 3); // with SQLite's own and the lock
    for (const QFileInfo& info : files) {
        QCOMPARE(info.permissions() &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }
}

void TestSpool::isAdoptedOnceItsRecorderIsGone() {
    const StoreLocation store = storeOf("a.sqlite");
    auto first = made(store);
    const auto second = made(store);
    const QString path = first->path();
    QCOMPARE(SpoolFile::adoptAll(m_folder->path(), store).size(), std::size_t{0});

    first.reset();

    auto adopted = SpoolFile::adoptAll(m_folder->path(), store);
    QCOMPARE(adopted.size(), std::size_t{1});
    QCOMPARE(adopted[0]->path(), path);
    adopted[0]->remove();
    QVERIFY(!QFile::exists(path));
    adopted.clear();
    QCOMPARE(SpoolFile::adoptAll(m_folder->path(), store).size(), std::size_t{0});
}

void TestSpool::isNeverOfTwoRecorders() {
    const StoreLocation store = storeOf("a.sqlite");
    made(store).reset();
    const auto adopted = SpoolFile::adoptAll(m_folder->path(), store);
    QCOMPARE(adopted.size(), std::size_t{1});

    QCOMPARE(SpoolFile::adoptAll(m_folder->path(), store).size(), std::size_t{0});
}

void TestSpool::isOfOneStoreAlone() {
    made(storeOf("postgresql://me@host/db")).reset();

    for (const char* other : {"postgresql://me@host/other", "postgresql://me@elsewhere/db",
                              "postgresql://me@host/db?table=t", "db"}) {
        QCOMPARE(SpoolFile::adoptAll(m_folder->path(), storeOf(other)).size(), std::size_t{0});
    }
    // The password is no part of it.
    const StoreLocation same = storeOf("postgresql://me:secret@host/db");
    QCOMPARE(SpoolFile::adoptAll(m_folder->path(), same).size(), std::size_t{1});
}

void TestSpool::hasNoPasswordInIt() {
    const auto file = made(storeOf("postgresql://me:pl4nted@host/db"));
    QVERIFY(opened(*file)->append(eventsOf({1})));

    for (const QFileInfo& info : QDir(m_folder->path()).entryInfoList(QDir::Files)) {
        QFile content(info.filePath());
        QVERIFY(content.open(QIODevice::ReadOnly));
        QVERIFY(!info.fileName().contains(QStringLiteral("pl4nted")));
        QVERIFY(!content.readAll().contains("pl4nted"));
    }
}

void TestSpool::clearsUpAfterAMakerThatDied() {
    const StoreLocation store = storeOf("a.sqlite");
    auto file = made(store);
    const QString path = file->path();
    file.reset();
    QVERIFY(QFile::remove(path)); // it died before there was one

    QCOMPARE(SpoolFile::adoptAll(m_folder->path(), store).size(), std::size_t{0});
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList());
}

void TestSpool::saysWhyItCannotBeMade() {
    const QString place = m_folder->filePath(QStringLiteral("file"));
    QFile file(place);
    QVERIFY(file.open(QIODevice::WriteOnly));

    const auto made = SpoolFile::create(place, storeOf("a.sqlite"));

    QVERIFY(!made);
    QVERIFY2(made.error().message.contains(QStringLiteral("Not a directory")),
             qPrintable(made.error().message));
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestSpool)
#include "tst_spool.moc"
