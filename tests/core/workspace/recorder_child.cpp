// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// A recorder to be killed: recorder_child STORE SPOOL-FOLDER RUN. Orders come on standard input:
// "add N" takes in N calls named RUN:1, RUN:2, …; "finish" ends it. It prints "ready", the number
// up to which calls are recorded, and "finished N" with the number that waits in the spool.
#include "core/workspace/recorder.h"

#include <QCoreApplication>

#include <iostream>
#include <string>
#include <unistd.h>

namespace muscope {

namespace {

using namespace std::chrono_literals;

// In one write: a reader sees whole lines, also of a program that is killed.
void say(const std::string& line) {
    const std::string text = line + '\n';
    if (::write(STDOUT_FILENO, text.data(), text.size()) < 0) {
        std::_Exit(3);
    }
}

LiveEvent call(const std::string& run, std::uint64_t number) {
    LiveEvent event;
    event.number = number;
    event.session = "0b9a6c1e-7f3d-4c55-9d1a-3f0c4b1e8a21";
    event.direction = Direction::ClientToServer;
    event.seen = Timestamp::fromMicroseconds(1'795'176'000'000'000 + static_cast<int>(number));
    event.bytes = R"({"jsonrpc":"2.0","method":"tools/call","id":")" + run + ':' +
                  std::to_string(number) + "\"}";
    return event;
}

int record(const StoreLocation& store, const QString& spoolFolder, const std::string& run) {
    RecorderOptions options;
    options.spoolFolder = spoolFolder;
    options.stall = 200ms;
    options.longestPause = 200ms;
    const auto recorder =
        Recorder::open(store, options, [](std::uint64_t upTo) { say(std::to_string(upTo)); });
    if (!recorder) {
        std::cerr << recorder.error().message.toStdString() << '\n';
        return 3;
    }
    say("ready");
    std::uint64_t added = 0;
    for (std::string order; std::cin >> order && order == "add";) {
        std::uint64_t count = 0;
        std::cin >> count;
        for (std::uint64_t i = 0; i < count; ++i) {
            ++added;
            (*recorder)->add(call(run, added));
        }
    }
    const auto finished = (*recorder)->finish(60s);
    if (!finished) {
        std::cerr << finished.error().message.toStdString() << '\n';
        return 1;
    }
    say("finished " + std::to_string(*finished));
    return 0;
}

} // namespace

} // namespace muscope

int main(int count, char** arguments) {
    const QCoreApplication application(count, arguments);
    const QStringList texts = QCoreApplication::arguments();
    const auto store = muscope::StoreLocation::parse(texts.value(1));
    return store ? muscope::record(*store, texts.value(2), texts.value(3).toStdString()) : 2;
}
