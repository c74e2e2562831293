// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Stores die and come back, muscope is killed: what a recorder has told to be recorded is in the
// store exactly once at the end. MUSCOPE_TEST_ROUNDS=50 is the full figure: 50 interruptions of the
// store while 100 000 messages arrive, 20 kills.
#include "core/json/parser.h"
#include "core/store/builtin_stores.h"
#include "tests/core/workspace/live_events.h"
#include "tests/support/store_fixture.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <map>
#include <random>

namespace muscope {

namespace {

constexpr int Patience = 120'000; // milliseconds
constexpr int DefaultRounds = 5;
constexpr int MessagesOfARound = 2000;

int rounds() {
    const int wanted = qEnvironmentVariableIntValue("MUSCOPE_TEST_ROUNDS");
    return wanted > 0 ? wanted : DefaultRounds;
}

// A recorder in a process of its own.
class Child {
public:
    Child(const QString& store, const QString& spoolFolder, int run) {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(MUSCOPE_RECORDER_CHILD),
                        {store, spoolFolder, QString::number(run)});
        while (!m_output.contains("ready")) {
            if (!m_process.waitForReadyRead(Patience)) {
                qFatal("the recorder does not begin: %s", qPrintable(m_process.errorString()));
            }
            read();
        }
    }

    void add(int count) {
        m_process.write("add " + QByteArray::number(count) + '\n');
        while (m_process.bytesToWrite() > 0) {
            m_process.waitForBytesWritten();
        }
        m_added += count;
    }

    // Waits until more is told to be recorded; false: it takes too long.
    bool awaitRecorded(int number) {
        while (told() < number) {
            if (!m_process.waitForReadyRead(Patience)) {
                return false;
            }
            read();
        }
        return true;
    }

    void kill() {
        ::kill(static_cast<pid_t>(m_process.processId()), SIGKILL);
        m_process.waitForFinished(Patience);
        read();
    }

    // How many are left in the spool; -1: it failed.
    int finish() {
        m_process.write("finish\n");
        m_process.waitForFinished(Patience);
        read();
        const qsizetype at = m_output.indexOf("finished ");
        return at < 0 ? -1 : m_output.mid(at + 9).trimmed().toInt();
    }

    [[nodiscard]] int added() const { return m_added; }

    // The last number told to be recorded.
    [[nodiscard]] int told() const {
        int last = 0;
        for (const QByteArray& line : m_output.right(200).split('\n')) {
            last = std::max(last, line.toInt());
        }
        return last;
    }

private:
    void read() { m_output += m_process.readAllStandardOutput(); }

    QProcess m_process;
    QByteArray m_output;
    int m_added = 0;
};

} // namespace

class TestRecorderSurvival : public QObject {
    Q_OBJECT

private slots:
    void losesAndDoublesNothing_data() { addStoreKinds(); }
    void losesAndDoublesNothing();

private:
    // Makes the store refuse or drop everything, and be there again.
    void interrupt(const StoreLocation& location, int round);
    void restore();
    void compare(const StoreLocation& location, const std::map<int, int>& told);

    StoreFixture m_stores;
    std::unique_ptr<SqlConnection> m_lock; // on a SQLite store
    bool m_isServerDown = false;
};

void TestRecorderSurvival::interrupt(const StoreLocation& location, int round) {
    if (location.kind == StoreLocation::Kind::PostgreSql && round % 2 == 0) {
        m_stores.server().restart();
    } else if (location.kind == StoreLocation::Kind::PostgreSql) {
        m_stores.server().kill();
        m_isServerDown = true;
    } else {
        QStringList remarks;
        auto connection = backendFor(location).connect(location, Access::ReadWrite, remarks);
        while (!(*connection)->execute("BEGIN IMMEDIATE")) {
        }
        m_lock = std::move(*connection);
    }
}

void TestRecorderSurvival::restore() {
    m_lock.reset();
    if (m_isServerDown) {
        m_stores.server().restart();
        m_isServerDown = false;
    }
}

void TestRecorderSurvival::losesAndDoublesNothing() {
    QFETCH(StoreLocation::Kind, kind);
    const StoreLocation location = m_stores.store(kind, {});
    const QString store = kind == StoreLocation::Kind::PostgreSql
                              ? m_stores.server().uri(location.parameter(u"dbname"))
                              : location.path;
    const QTemporaryDir folder;
    const int seed = static_cast<int>(std::random_device{}());
    std::mt19937 random(static_cast<unsigned>(seed));
    qInfo("seed %d", seed);

    std::map<int, int> told; // by run
    int run = 1;
    auto child = std::make_unique<Child>(store, folder.path(), run);
    for (int round = 0; round < rounds(); ++round) {
        child->add(MessagesOfARound / 2);
        if (random() % 2 == 0) {
            QVERIFY(child->awaitRecorded(static_cast<int>(random() % 500) + child->told()));
        }
        interrupt(location, round);
        child->add(MessagesOfARound / 2);
        // Two rounds in five end with a kill: somewhere on the way, or in the spool.
        if (round % 5 == 1 || round % 5 == 3) {
            if (random() % 2 == 0) {
                QVERIFY(child->awaitRecorded(std::min(child->told() + 600, child->added())));
            }
            child->kill();
            told[run] = child->told();
            restore();
            child = std::make_unique<Child>(store, folder.path(), ++run);
        } else {
            QVERIFY(child->awaitRecorded(child->added())); // with the store away: in the spool
            restore();
        }
    }
    QCOMPARE(child->finish(), 0);
    told[run] = child->told();
    QCOMPARE(told[run], child->added());
    // What is left of the killed ones.
    QCOMPARE(Child(store, folder.path(), ++run).finish(), 0);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());
    compare(location, told);
}

void TestRecorderSurvival::compare(const StoreLocation& location, const std::map<int, int>& told) {
    std::map<int, std::map<int, int>> found; // how often, by run and number
    json::Parser parser;
    for (const StoredEvent& event : eventsOf(location)) {
        const std::string raw = event.raw.value_or("{}").toStdString();
        const auto document = parser.parse(raw);
        const auto id = (*document)->find(json::Root, "id");
        if (!id) {
            continue; // the recorder's own word that it lags
        }
        const QByteArrayList parts =
            QByteArray::fromStdString((*document)->decodedString(*id)).split(':');
        ++found[parts[0].toInt()][parts[1].toInt()];
    }
    int messages = 0;
    for (const auto& [run, upTo] : told) {
        for (int number = 1; number <= upTo; ++number) {
            QVERIFY2(found[run].contains(number),
                     qPrintable(QStringLiteral("lost: %1:%2").arg(run).arg(number)));
        }
        for (const auto& [number, times] : found[run]) {
            QVERIFY2(times == 1,
                     qPrintable(QStringLiteral("%1 times: %2:%3").arg(times).arg(run).arg(number)));
        }
        messages += static_cast<int>(found[run].size());
    }
    qInfo("%d messages of %d runs", messages, static_cast<int>(told.size()));
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestRecorderSurvival)
#include "tst_recorder_survival.moc"
