// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// muscope-bench-follow STORE EVENTS nudge|notify|look: stores events into a followed session, one
// after the other, and prints how long each took from its commit to its row in the index
// (milliseconds: p50 p95 max), then how many events a second come by when very many are there.
#include "core/receipt/rules/builtin_rules.h"
#include "core/store/event_writer.h"
#include "core/workspace/workspace.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <mutex>
#include <thread>

namespace muscope {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

StoredEvent eventOf(int number) {
    StoredEvent event;
    event.sessionId = SessionId("followed");
    event.eventId = EventId("e" + QByteArray::number(number));
    event.type = "notification";
    event.createdAt = "2026-11-20T12:00:00.000000Z";
    event.payload = R"({"jsonrpc":"2.0","method":"notifications/message","params":{"data":")" +
                    QByteArray(300, 'x') + R"("}})";
    event.metadata = "{}";
    return event;
}

template <typename T>
T valueOrEnd(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", qPrintable(result.error().message));
        std::exit(3);
    }
    return std::move(*result);
}

void store(const StoreLocation& location, int from, int count) {
    const auto writer = valueOrEnd(EventWriter::open(location));
    for (int i = from; i < from + count; ++i) {
        static_cast<void>(writer->append(eventOf(i)));
    }
    static_cast<void>(writer->commit());
}

// Runs the window's thread until it is true.
void waitUntil(const std::function<bool()>& isTrue) {
    while (!isTrue()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

// Each event's commit, told by its number.
class Commits {
public:
    void add() {
        const std::lock_guard lock(m_mutex);
        m_times.push_back(Clock::now());
    }
    [[nodiscard]] Clock::time_point at(std::size_t number) {
        const std::lock_guard lock(m_mutex);
        return number < m_times.size() ? m_times[number] : Clock::now();
    }

private:
    std::mutex m_mutex; // guards m_times
    std::vector<Clock::time_point> m_times;
};

void measureLatency(Workspace& workspace, const StoreLocation& location, int events, bool nudges) {
    Commits commits;
    std::vector<double> milliseconds;
    const std::uint32_t before = workspace.index().size();
    const auto onRows = QObject::connect(
        &workspace, &Workspace::indexAppended, &workspace, [&](quint32 first, quint32 count) {
            for (quint32 row = first; row < first + count; ++row) {
                const std::chrono::duration<double, std::milli> took =
                    Clock::now() - commits.at(row - before);
                milliseconds.push_back(took.count());
            }
        });
    std::thread writer([&] {
        for (int i = 0; i < events; ++i) {
            const auto next = Clock::now() + 1ms;
            const auto one = valueOrEnd(EventWriter::open(location));
            static_cast<void>(one->append(eventOf(1 + i)));
            // Told before the commit: a row may be there before the call returns.
            commits.add();
            static_cast<void>(one->commit());
            if (nudges) {
                workspace.nudge();
            }
            std::this_thread::sleep_until(next);
        }
    });
    waitUntil([&] { return workspace.index().size() >= before + static_cast<unsigned>(events); });
    writer.join();
    QObject::disconnect(onRows);
    std::ranges::sort(milliseconds);
    const auto share = [&](double part) {
        return milliseconds[static_cast<std::size_t>(part *
                                                     static_cast<double>(milliseconds.size() - 1))];
    };
    std::printf("%.1f %.1f %.1f ", share(0.5), share(0.95), milliseconds.back());
}

void measureRate(Workspace& workspace, const StoreLocation& location, int from) {
    constexpr int Events = 50'000;
    const std::uint32_t before = workspace.index().size();
    workspace.setFollowing(false);
    store(location, from, Events);
    QElapsedTimer timer;
    timer.start();
    workspace.setFollowing(true);
    waitUntil([&] { return workspace.index().size() >= before + Events; });
    std::printf("%.0f\n", Events * 1000.0 / static_cast<double>(timer.elapsed()));
}

int run(const QStringList& arguments) {
    if (arguments.size() != 4) {
        std::fputs("muscope-bench-follow STORE EVENTS nudge|notify|look\n", stderr);
        return 2;
    }
    const StoreLocation location = valueOrEnd(StoreLocation::parse(arguments[1]));
    const int events = arguments[2].toInt();
    store(location, 0, 1);
    const RuleRegistry rules = builtinRules();
    Workspace workspace(rules);
    workspace.openStore(location);
    waitUntil([&] { return !workspace.sessions().empty(); });
    workspace.openSession(SessionId("followed"));
    waitUntil([&] { return workspace.pass().phase == PassState::Phase::Done; });
    workspace.setFollowing(true);
    measureLatency(workspace, location, events, arguments[3] == u"nudge");
    measureRate(workspace, location, 1 + events);
    return 0;
}

} // namespace

} // namespace muscope

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    return muscope::run(QCoreApplication::arguments());
}
