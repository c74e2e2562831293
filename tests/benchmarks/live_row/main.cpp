// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// muscope-bench-live-row STORE SECONDS: the window follows a live connection on which 1000 messages
// a second come. Each message carries the time it was sent at; printed is how long it took from
// there until its row had been painted (milliseconds: p50 p95 max), and how many messages a second
// it were.
#include "core/store/event_store.h"
#include "core/workspace/live_connections.h"
#include "tests/benchmarks/live_row/paint_watch.h"
#include "tests/core/live/scripted_server.h"
#include "tests/support/window_under_test.h"
#include "ui/main/live_desk.h"
#include "ui/main/live_opener.h"
#include "ui/main/workbench.h"
#include "ui/state/follow_state.h"
#include "ui/views/event_table_view.h"
#include "ui/views/events_pane.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto Interval = 1ms;    // between two messages
constexpr int Patience = 120'000; // milliseconds
constexpr std::string_view Mark = "sent at ";

Clock::time_point timeIn(std::string_view message) {
    const std::size_t at = message.find(Mark);
    return at == std::string_view::npos
               ? Clock::time_point()
               : Clock::time_point(std::chrono::nanoseconds(std::strtoll(
                     std::string(message.substr(at + Mark.size(), 24)).c_str(), nullptr, 10)));
}

QByteArray messageNow() {
    const std::chrono::nanoseconds now = Clock::now().time_since_epoch();
    return R"({"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":")" +
           QByteArray(Mark.data(), Mark.size()) + QByteArray::number(qint64(now.count())) + ' ' +
           QByteArray(300, 'x') + R"("}})";
}

// Sends so many messages on the stream it is asked for with GET, once that is released.
bool sendMessages(SocketConnection& connection, const HttpMessage& request, int messages) {
    if (request.method() != "GET") {
        return false;
    }
    if (!connection.send(sseHead()) || !connection.waitFor(u"begin"_s)) {
        return true;
    }
    auto next = Clock::now();
    for (int i = 0; i < messages; ++i) {
        std::this_thread::sleep_until(next);
        next += Interval;
        if (!connection.send(httpChunk("data: " + messageNow() + "\n\n"))) {
            return true;
        }
    }
    connection.waitForClose();
    return true;
}

void waitFor(const char* what, const std::function<bool()>& isTrue) {
    if (!QTest::qWaitFor(isTrue, Patience)) {
        qFatal("waited in vain: %s", what);
    }
}

class LiveRowRun {
public:
    LiveRowRun(PaintWatch& application, const StoreLocation& store, int messages)
        : m_application(application)
        , m_store(store)
        , m_messages(messages)
        , m_server([messages](SocketConnection& connection, const HttpMessage& request) {
            return sendMessages(connection, request, messages);
        }) {}

    int measure() {
        connectAndFollow();
        const std::size_t wanted =
            table().model()->rowCount() + static_cast<std::size_t>(m_messages);
        QEventLoop loop; // as a person's window has it: waitFor() would sleep between events
        QTimer::singleShot(Patience, &loop, [] { qFatal("waited in vain for the rows"); });
        m_application.watch(table().viewport(), [this, &loop, wanted] {
            notePainted();
            if (m_painted.size() >= wanted) {
                loop.quit();
            }
        });
        m_server.fixture.release(u"begin"_s);
        loop.exec();
        m_application.watch(nullptr, {});
        return report();
    }

private:
    [[nodiscard]] EventTableView& table() { return m_test.window().workbench().events().table(); }
    [[nodiscard]] LiveConnection& connection() {
        return *m_test.workspace().liveConnections().all().back();
    }

    // Until the window follows what the connection records, and shows all of the handshake.
    void connectAndFollow() {
        LiveOrder order;
        order.live.url = m_server.fixture.url();
        order.live.era = EraChoice::Legacy;
        order.store = m_store;
        order.makesMissingFile = true;
        m_test.window().live().opener().connectTo(order);
        waitFor("the connection is ready", [this] {
            return connection().status().state == ClientState::Ready && !m_server.gets().empty();
        });
        waitFor("the window follows it", [this] {
            return m_test.workspace().currentSession() == connection().status().session &&
                   m_test.workspace().pass().phase == PassState::Phase::Done &&
                   m_test.state().follow().isFollowing() && table().model()->rowCount() > 0;
        });
    }

    // The rows in the view and above it had their picture by now.
    void notePainted() {
        const int last = table().rowAt(table().viewport()->height() - 1);
        const int rows = last < 0 ? table().model()->rowCount() : last + 1;
        m_painted.resize(std::max(m_painted.size(), static_cast<std::size_t>(rows)), Clock::now());
    }

    int report() {
        const auto store = EventStore::open(m_store);
        std::vector<double> milliseconds;
        Clock::time_point first = Clock::time_point::max();
        Clock::time_point last;
        std::size_t row = 0;
        const auto take = [&](const EventView& event) {
            const auto sent = timeIn(event.payload.value_or(std::string_view()));
            if (sent != Clock::time_point() && row < m_painted.size()) {
                const std::chrono::duration<double, std::milli> took = m_painted[row] - sent;
                milliseconds.push_back(took.count());
                first = std::min(first, sent);
                last = std::max(last, sent);
            }
            ++row;
        };
        const Result<void> read =
            store ? (*store)->read({.session = connection().status().session}, take, {})
                  : tl::unexpected(store.error());
        if (!read || milliseconds.size() + 1 < static_cast<std::size_t>(m_messages)) {
            std::fprintf(stderr, "%zu of %d messages have a row. %s\n", milliseconds.size(),
                         m_messages, read ? "" : qPrintable(read.error().message));
            return 1;
        }
        std::ranges::sort(milliseconds);
        const auto share = [&](double part) {
            return milliseconds[static_cast<std::size_t>(
                part * static_cast<double>(milliseconds.size() - 1))];
        };
        const std::chrono::duration<double> seconds = last - first;
        std::printf("%.1f %.1f %.1f %.0f\n", share(0.5), share(0.95), milliseconds.back(),
                    static_cast<double>(milliseconds.size()) / seconds.count());
        return 0;
    }

    PaintWatch& m_application;
    const StoreLocation m_store;
    const int m_messages;
    ScriptedServer m_server;
    WindowUnderTest m_test{QSize(1600, 1000)};
    std::vector<Clock::time_point> m_painted; // of each row
};

} // namespace

} // namespace muscope

int main(int argc, char* argv[]) {
    muscope::PaintWatch application(argc, argv);
    const QStringList texts = QCoreApplication::arguments();
    const auto store = muscope::StoreLocation::parse(texts.value(1));
    const int seconds = texts.value(2).toInt();
    if (!store || seconds <= 0) {
        std::fputs("muscope-bench-live-row STORE SECONDS\n", stderr);
        return 2;
    }
    return muscope::LiveRowRun(application, *store, seconds * 1000).measure();
}
