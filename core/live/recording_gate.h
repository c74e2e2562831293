// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>

namespace muscope {

// Lets what acknowledges an event happen once that event is recorded, by number and in the order
// asked for; always from the event loop of its thread. Without a recorder everything counts as
// recorded.
class RecordingGate final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordingGate)

public:
    explicit RecordingGate(bool hasRecorder);

    // action is left out when context is gone by then.
    void whenRecorded(std::uint64_t number, const QObject* context, std::function<void()> action);

    // Any thread.
    void setRecorded(std::uint64_t number);

private:
    struct Waiting {
        QPointer<const QObject> context;
        std::function<void()> action;
    };

    void schedule();
    void letPass();

    std::atomic<std::uint64_t> m_recorded;
    std::atomic<bool> m_isScheduled = false;
    std::multimap<std::uint64_t, Waiting> m_waiting;
};

} // namespace muscope
