// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// muscope-bench-sessions STORE: what listing its sessions takes, the newest and then all:
// "milliseconds-to-the-newest seconds-to-all newest all".
#include "core/store/event_store.h"

#include <chrono>
#include <cstdio>

using namespace muscope;

namespace {

double secondsSince(std::chrono::steady_clock::time_point begin) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

template <typename T>
T orStop(Result<T> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", qPrintable(result.error().message));
        std::exit(2);
    }
    return std::move(*result);
}

} // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::fputs("muscope-bench-sessions STORE\n", stderr);
        return 2;
    }
    const StoreLocation location =
        orStop(StoreLocation::parse(QString::fromLocal8Bit(arguments[1])));
    // As the window does it: connecting and looking the table up are part of the wait.
    auto begin = std::chrono::steady_clock::now();
    const auto store = orStop(EventStore::open(location));
    const auto newest = orStop(store->newestSessions());
    const double newestSeconds = secondsSince(begin);
    begin = std::chrono::steady_clock::now();
    const auto all = orStop(store->sessions());
    std::printf("%.1f %.3f %zu %zu\n", newestSeconds * 1000, secondsSince(begin),
                newest ? newest->size() : 0, all.size());
    return 0;
}
