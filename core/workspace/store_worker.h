// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/event_store.h"

#include <QObject>
#include <QThread>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

namespace muscope {

// A thread with a store connection of its own: jobs run there one after the other, so that a long
// one never holds up those of another worker. Destroying it interrupts the running job and waits.
class StoreWorker final {
public:
    // What a job works with; only ever used in the worker's thread.
    class Connection {
    public:
        // The open store of that location; opened when there is none yet, another one, or one
        // that has died.
        [[nodiscard]] Result<EventStore*> open(const StoreLocation& location);
        // Forgets a connection that is of no more use; the next open() makes a new one.
        void drop();

    private:
        friend class StoreWorker;
        explicit Connection(StoreWorker& worker)
            : m_worker(worker) {}

        StoreWorker& m_worker;
        std::unique_ptr<EventStore> m_store;
        QString m_openText;
    };
    using Job = std::function<void(Connection&)>;

    explicit StoreWorker(const QString& name);
    ~StoreWorker();
    Q_DISABLE_COPY_MOVE(StoreWorker)

    void post(Job job);
    // Makes the running statement end; returns at once, also when the server does not answer.
    void interrupt();

private:
    void setInterrupter(Interrupter interrupter);
    void waitForInterrupts();

    QThread m_thread;
    QObject* m_context; // lives in m_thread, deleted when it ends
    std::unique_ptr<Connection> m_connection;
    std::mutex m_mutex; // guards m_interrupter and m_interrupts
    Interrupter m_interrupter;
    int m_interrupts = 0; // on their way: the next job must not be hit by one
    std::condition_variable m_interrupted;
};

} // namespace muscope
