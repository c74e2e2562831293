// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/pass_state.h"
#include "core/workspace/store_worker.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace muscope {

// What a dialog has done in the background, one thing at a time, over many events of a store. Lives
// on the GUI thread; works on a thread and, where it needs one, a connection of its own, and tells
// how far it is at most ten times a second. Whoever closes a window does not wait for it: retire()
// ends it when its work has.
class StoreTask : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoreTask)

public:
    ~StoreTask() override;

    void cancel();
    // Cancels, and deletes the task as soon as nothing runs any more.
    void retire();

    // How the last thing that was asked for goes or went.
    [[nodiscard]] const PassState& state() const { return m_state; }

signals:
    void progressChanged(); // state() is new
    void finished();        // state() is no longer Running

protected:
    // A piece of work on the worker's thread.
    class Job {
    public:
        [[nodiscard]] const std::stop_token& stop() const { return m_stop; }
        [[nodiscard]] Result<EventStore*> open(const StoreLocation& location);
        // So many more events were dealt with; by one thread at a time.
        void advance(std::int64_t events);
        // So many will be.
        void expect(std::int64_t events);
        // Runs on the GUI thread before the task says that it has finished; not when another piece
        // of work has taken the place of this one.
        void give(std::function<void()> result);

    private:
        friend class StoreTask;
        struct Told;

        Job(StoreTask& task, StoreWorker::Connection& connection, std::stop_token stop,
            quint64 number);

        void tell(const Told& told);
        void end(const Result<void>& done);

        StoreTask& m_task;
        StoreWorker::Connection& m_connection;
        std::stop_token m_stop;
        quint64 m_number;
        std::int64_t m_events = 0; // not told yet
        std::chrono::steady_clock::time_point m_toldAt;
    };
    using Work = std::function<Result<void>(Job&)>;

    // threadName: for debuggers.
    StoreTask(const QString& threadName, QObject* parent);

    // Ends in finished(). What is running is stopped, and nothing more is heard of it. expected: so
    // many events; 0: not known.
    void start(std::int64_t expected, Work work);

private:
    void take(const Job::Told& told);

    PassState m_state;
    std::stop_source m_stop;
    quint64 m_number = 0;                  // of the work that was started last
    std::unique_ptr<StoreWorker> m_worker; // last: its end waits for jobs that use the rest
};

} // namespace muscope
