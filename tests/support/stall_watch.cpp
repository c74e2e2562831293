// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/stall_watch.h"

#include <QEvent>
#include <QMetaEnum>

#include <array>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace muscope {

StallWatch::StallWatch(int& argc, char** argv)
    : QApplication(argc, argv)
    , m_schedstat(open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC)) {}

bool StallWatch::notify(QObject* receiver, QEvent* event) {
    if (m_depth > 0 || receiver->thread() != thread()) {
        return QApplication::notify(receiver, event);
    }
    // Both may be gone afterwards.
    const QLatin1StringView name(receiver->metaObject()->className());
    const QEvent::Type type = event->type();
    const std::int64_t waitedBefore = waited();
    const auto begin = std::chrono::steady_clock::now();
    ++m_depth;
    const bool isTaken = QApplication::notify(receiver, event);
    --m_depth;
    const auto took = std::chrono::steady_clock::now() - begin;
    if (took > m_longest) {
        const Milliseconds own =
            took - std::chrono::nanoseconds(std::max<std::int64_t>(0, waited() - waitedBefore));
        if (own > m_longest) {
            m_longest = own;
            m_culprit = u"%1 for %2"_s.arg(
                QLatin1StringView(QMetaEnum::fromType<QEvent::Type>().valueToKey(type)), name);
        }
    }
    return isTaken;
}

void StallWatch::restart() {
    m_longest = Milliseconds(0);
    m_culprit.clear();
}

std::int64_t StallWatch::waited() const {
    std::array<char, 128> text{};
    long long running = 0;
    long long waiting = 0;
    if (m_schedstat >= 0 && pread(m_schedstat, text.data(), text.size() - 1, 0) > 0 &&
        std::sscanf(text.data(), "%lld %lld", &running, &waiting) == 2) {
        return waiting;
    }
    return 0;
}

} // namespace muscope
