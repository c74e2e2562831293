// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// muscope-bench-recording-socket STORE SPOOL-FOLDER EVENTS: records the notifications that a server
// sends as fast as its socket takes them, from the first byte to the last row, and prints
// "seconds peak-kilobytes spooled received-seconds", the peak being of what it took beyond the
// beginning. received-seconds: until the last one had been read from the socket.
#include "core/live/mcp_client.h"
#include "core/workspace/recorder.h"
#include "tests/benchmarks/recording/memory_peak.h"
#include "tests/benchmarks/recording/sized_texts.h"
#include "tests/core/live/scripted_server.h"

#include <QCoreApplication>

#include <atomic>
#include <chrono>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr qsizetype PieceSize = 64 * 1024; // bytes that are sent together

// Sends the notifications on the stream it is asked for with GET, once that is released.
bool sendNotifications(SocketConnection& connection, const HttpMessage& request,
                       std::uint64_t events) {
    if (request.method() != "GET") {
        return false;
    }
    if (!connection.send(sseHead()) || !connection.waitFor(u"begin"_s)) {
        return true;
    }
    SizedTexts texts;
    QByteArray piece;
    for (std::uint64_t i = 1; i <= events; ++i) {
        const std::string message =
            R"({"method":"notifications/message","params":{"level":"info","data":")" +
            texts.next() + R"("},"jsonrpc":"2.0"})";
        piece += httpChunk("id: ecc57dd5-2b1e-4ffd-9271-bd520d97392c_" + QByteArray::number(i) +
                           "\ndata: " + QByteArray::fromStdString(message) + "\n\n");
        if ((piece.size() >= PieceSize || i == events) && !connection.send(piece)) {
            return true;
        }
        if (piece.size() >= PieceSize) {
            piece.truncate(0);
        }
    }
    connection.waitForClose();
    return true;
}

// The client and its recorder, as record wires them.
class SocketRun {
public:
    SocketRun(const QUrl& url, std::uint64_t events)
        : m_events(events)
        , m_client(
              settingsFor(url), [this](LiveEvent event) { take(std::move(event)); },
              McpClient::Recording::On) {}
    ~SocketRun() {
        m_recordedFor = nullptr;
        m_recorder.reset(); // its threads tell the client
    }
    Q_DISABLE_COPY_MOVE(SocketRun)

    [[nodiscard]] Result<void> open(const StoreLocation& store, const QString& spoolFolder) {
        RecorderOptions options;
        options.spoolFolder = spoolFolder;
        options.makesMissingFile = true;
        auto recorder = Recorder::open(store, options, [this](std::uint64_t number) {
            if (McpClient* client = m_recordedFor) {
                client->setRecorded(number);
            }
        });
        if (!recorder) {
            return tl::unexpected(recorder.error());
        }
        m_recorder = std::move(*recorder);
        m_recordedFor = &m_client;
        m_client.setRoom([this] { return m_recorder->hasRoom(); });
        return {};
    }

    // Until the client is ready.
    [[nodiscard]] bool connectClient() {
        m_client.start();
        while (m_client.state() != ClientState::Ready && m_client.state() != ClientState::Failed) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        return m_client.state() == ClientState::Ready;
    }

    int measure(ScriptedServer& server) {
        const auto begin = Clock::now();
        server.fixture.release(u"begin"_s);
        while (m_received < m_events && m_client.state() == ClientState::Ready) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        const std::chrono::duration<double> received = Clock::now() - begin;
        const bool isFlushed = m_recorder->flush(600s);
        const std::chrono::duration<double> took = Clock::now() - begin;
        const RecorderCounters counters = m_recorder->counters();
        if (!isFlushed || m_received != m_events || counters.dropped != 0) {
            std::fprintf(stderr, "%llu of %llu received, %llu dropped. %s\n",
                         static_cast<unsigned long long>(m_received),
                         static_cast<unsigned long long>(m_events),
                         static_cast<unsigned long long>(counters.dropped),
                         qPrintable(counters.lastError));
            return 1;
        }
        std::printf("%.3f %ld %llu %.3f\n", took.count(), m_memory.kilobytes(),
                    static_cast<unsigned long long>(m_spooled), received.count());
        return 0;
    }

private:
    static LiveSettings settingsFor(const QUrl& url) {
        LiveSettings settings;
        settings.url = url;
        settings.era = EraChoice::Legacy;
        return settings;
    }

    void take(LiveEvent event) {
        const bool isNotification = event.kind == LiveEventKind::Message && event.stream == "get";
        m_recorder->add(std::move(event));
        m_received += isNotification ? 1 : 0;
        if (isNotification && m_received % 1000 == 0) {
            m_memory.look();
            m_spooled = std::max(m_spooled, m_recorder->counters().spooled);
        }
    }

    const std::uint64_t m_events;
    std::uint64_t m_received = 0; // notifications
    std::uint64_t m_spooled = 0;  // at most, at once
    MemoryPeak m_memory;
    std::unique_ptr<Recorder> m_recorder;
    std::atomic<McpClient*> m_recordedFor = nullptr; // read by the recorder's threads
    McpClient m_client;
};

int run(const StoreLocation& store, const QString& spoolFolder, std::uint64_t events) {
    ScriptedServer server([events](SocketConnection& connection, const HttpMessage& request) {
        return sendNotifications(connection, request, events);
    });
    SocketRun recording(server.fixture.url(), events);
    if (const Result<void> opened = recording.open(store, spoolFolder); !opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().message));
        return 3;
    }
    if (!recording.connectClient()) {
        std::fputs("the client did not become ready\n", stderr);
        return 1;
    }
    return recording.measure(server);
}

} // namespace

} // namespace muscope

int main(int count, char** arguments) {
    const QCoreApplication application(count, arguments);
    const QStringList texts = QCoreApplication::arguments();
    const auto store = muscope::StoreLocation::parse(texts.value(1));
    return store ? muscope::run(*store, texts.value(2), texts.value(3).toULongLong()) : 2;
}
