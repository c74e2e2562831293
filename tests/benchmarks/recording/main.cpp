// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// muscope-bench-recording STORE SPOOL-FOLDER EVENTS [MOST-AHEAD]: records messages as fast as it
// may, at most so many ahead of the store, and prints "seconds peak-kilobytes spooled", the peak
// being of what it took beyond the beginning.
#include "core/workspace/recorder.h"
#include "tests/benchmarks/recording/memory_peak.h"
#include "tests/benchmarks/recording/sized_texts.h"

#include <QCoreApplication>

#include <chrono>
#include <cstdio>
#include <string>
#include <thread>

namespace muscope {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

class Messages {
public:
    LiveEvent next() {
        ++m_number;
        LiveEvent event;
        event.number = m_number;
        event.session = "0b9a6c1e-7f3d-4c55-9d1a-3f0c4b1e8a21";
        event.direction = Direction::ServerToClient;
        event.seen = Timestamp::fromMicroseconds(1'795'176'000'000'000 +
                                                 static_cast<std::int64_t>(m_number) * 40);
        event.stream = "post 3";
        event.sseId = "ecc57dd5-2b1e-4ffd-9271-bd520d97392c_" + std::to_string(m_number);
        event.bytes = R"({"result":{"content":[{"type":"text","text":")" + m_texts.next() +
                      R"("}],"n":[1,2.5,true]},"jsonrpc":"2.0","id":)" + std::to_string(m_number) +
                      '}';
        return event;
    }

private:
    SizedTexts m_texts;
    std::uint64_t m_number = 0;
};

int measure(const StoreLocation& store, const QString& spoolFolder, std::uint64_t events,
            std::uint64_t mostAhead) {
    RecorderOptions options;
    options.spoolFolder = spoolFolder;
    options.makesMissingFile = true;
    const auto recorder = Recorder::open(store, options, {});
    if (!recorder) {
        std::fprintf(stderr, "%s\n", qPrintable(recorder.error().message));
        return 3;
    }
    Messages messages;
    MemoryPeak memory;
    std::uint64_t spooled = 0;
    const auto begin = Clock::now();
    for (std::uint64_t i = 0; i < events; ++i) {
        (*recorder)->add(messages.next());
        if (i % 1000 == 0) {
            memory.look();
            spooled = std::max(spooled, (*recorder)->counters().spooled);
        }
        while (!(*recorder)->hasRoom() ||
               (i % 1000 == 0 && (*recorder)->counters().lag > mostAhead)) {
            std::this_thread::sleep_for(1ms);
        }
    }
    if (!(*recorder)->flush(600s)) {
        std::fprintf(stderr, "%s\n", qPrintable((*recorder)->counters().lastError));
        return 1;
    }
    const std::chrono::duration<double> took = Clock::now() - begin;
    std::printf("%.3f %ld %llu\n", took.count(), memory.kilobytes(),
                static_cast<unsigned long long>(spooled));
    return 0;
}

} // namespace

} // namespace muscope

int main(int count, char** arguments) {
    const QCoreApplication application(count, arguments);
    const QStringList texts = QCoreApplication::arguments();
    const auto store = muscope::StoreLocation::parse(texts.value(1));
    const std::uint64_t mostAhead = texts.value(4, QStringLiteral("1000000000")).toULongLong();
    return store ? muscope::measure(*store, texts.value(2), texts.value(3).toULongLong(), mostAhead)
                 : 2;
}
