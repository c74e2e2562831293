// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/store_worker.h"

#include <QThreadPool>

#include <chrono>

namespace muscope {

namespace {

// A server that does not even take a cancel request is not waited for any longer.
constexpr std::chrono::seconds InterruptPatience{5};

} // namespace

Result<EventStore*> StoreWorker::Connection::open(const StoreLocation& location) {
    const QString text = location.storableText() + location.password;
    if (m_store && m_openText == text && m_store->isAlive()) {
        return m_store.get();
    }
    drop();
    Result<std::unique_ptr<EventStore>> store = EventStore::open(location);
    if (!store) {
        return tl::unexpected(store.error());
    }
    m_store = std::move(*store);
    m_openText = text;
    m_worker.setInterrupter(m_store->interrupter());
    return m_store.get();
}

void StoreWorker::Connection::drop() {
    m_worker.setInterrupter({});
    m_store.reset();
}

StoreWorker::StoreWorker(const QString& name)
    : m_context(new QObject)
    , m_connection(new Connection(*this)) {
    m_thread.setObjectName(name);
    m_context->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
    m_thread.start();
}

StoreWorker::~StoreWorker() {
    interrupt();
    QMetaObject::invokeMethod(m_context, [this] {
        m_connection->drop();
        m_thread.quit();
    });
    m_thread.wait();
    // The pool's interrupts use this object: none may outlive it.
    std::unique_lock lock(m_mutex);
    m_interrupted.wait(lock, [this] { return m_interrupts == 0; });
}

void StoreWorker::post(Job job) {
    QMetaObject::invokeMethod(m_context, [this, job = std::move(job)] {
        waitForInterrupts();
        job(*m_connection);
    });
}

void StoreWorker::interrupt() {
    const std::lock_guard lock(m_mutex);
    if (!m_interrupter) {
        return;
    }
    ++m_interrupts;
    QThreadPool::globalInstance()->start([this, interrupter = m_interrupter] {
        interrupter();
        const std::lock_guard done(m_mutex);
        --m_interrupts;
        m_interrupted.notify_all();
    });
}

void StoreWorker::waitForInterrupts() {
    std::unique_lock lock(m_mutex);
    m_interrupted.wait_for(lock, InterruptPatience, [this] { return m_interrupts == 0; });
}

void StoreWorker::setInterrupter(Interrupter interrupter) {
    const std::lock_guard lock(m_mutex);
    m_interrupter = std::move(interrupter);
}

} // namespace muscope
