// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/recording_gate.h"

#include <limits>
#include <utility>

namespace muscope {

RecordingGate::RecordingGate(bool hasRecorder)
    : m_recorded(hasRecorder ? 0 : std::numeric_limits<std::uint64_t>::max()) {}

void RecordingGate::whenRecorded(std::uint64_t number, const QObject* context,
                                 std::function<void()> action) {
    m_waiting.emplace(number, Waiting{context, std::move(action)});
    if (number <= m_recorded.load()) {
        schedule();
    }
}

void RecordingGate::setRecorded(std::uint64_t number) {
    std::uint64_t before = m_recorded.load();
    while (before < number && !m_recorded.compare_exchange_weak(before, number)) {
    }
    schedule();
}

void RecordingGate::schedule() {
    if (!m_isScheduled.exchange(true)) {
        QMetaObject::invokeMethod(this, &RecordingGate::letPass, Qt::QueuedConnection);
    }
}

// An action may ask for another one, which then waits for its own turn.
void RecordingGate::letPass() {
    m_isScheduled.store(false);
    std::multimap<std::uint64_t, Waiting> passing;
    while (!m_waiting.empty() && m_waiting.begin()->first <= m_recorded.load()) {
        passing.insert(passing.end(), m_waiting.extract(m_waiting.begin()));
    }
    for (const auto& [number, waiting] : passing) {
        if (!waiting.context.isNull()) {
            waiting.action();
        }
    }
}

} // namespace muscope
