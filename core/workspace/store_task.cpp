// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/store_task.h"

#include <optional>
#include <utility>

namespace muscope {

namespace {

constexpr std::chrono::milliseconds ReportInterval{100};

PassState::Phase phaseAfter(const Result<void>& done) {
    return done                                        ? PassState::Phase::Done
           : done.error().code == ErrorCode::Cancelled ? PassState::Phase::Cancelled
                                                       : PassState::Phase::Failed;
}

} // namespace

// What has come since the last one.
struct StoreTask::Job::Told {
    quint64 number = 0;
    std::int64_t eventsRead = 0;
    std::int64_t eventsExpected = 0; // 0: as before
    std::function<void()> result;    // empty: none
    std::optional<PassState::Phase> end;
    std::optional<Error> error;
};

StoreTask::Job::Job(StoreTask& task, StoreWorker::Connection& connection, std::stop_token stop,
                    quint64 number)
    : m_task(task)
    , m_connection(connection)
    , m_stop(std::move(stop))
    , m_number(number)
    , m_toldAt(std::chrono::steady_clock::now()) {}

Result<EventStore*> StoreTask::Job::open(const StoreLocation& location) {
    return m_connection.open(location);
}

void StoreTask::Job::advance(std::int64_t events) {
    m_events += events;
    if (const auto now = std::chrono::steady_clock::now(); now - m_toldAt >= ReportInterval) {
        m_toldAt = now;
        tell({m_number, std::exchange(m_events, 0), 0, {}, {}, {}});
    }
}

void StoreTask::Job::expect(std::int64_t events) {
    tell({m_number, 0, events, {}, {}, {}});
}

void StoreTask::Job::give(std::function<void()> result) {
    tell({m_number, 0, 0, std::move(result), {}, {}});
}

void StoreTask::Job::end(const Result<void>& done) {
    Told told{m_number, m_events, 0, {}, phaseAfter(done), {}};
    if (told.end == PassState::Phase::Failed) {
        told.error = done.error();
        if (done.error().code == ErrorCode::Connection) {
            m_connection.drop();
        }
    }
    tell(told);
}

void StoreTask::Job::tell(const Told& told) {
    QMetaObject::invokeMethod(&m_task, [task = &m_task, told] { task->take(told); });
}

StoreTask::StoreTask(const QString& threadName, QObject* parent)
    : QObject(parent)
    , m_worker(std::make_unique<StoreWorker>(threadName)) {}

StoreTask::~StoreTask() {
    m_stop.request_stop();
}

void StoreTask::start(std::int64_t expected, Work work) {
    cancel();
    m_state = {PassState::Phase::Running, 0, expected, std::nullopt};
    m_stop = {};
    m_worker->post([this, work = std::move(work), stop = m_stop.get_token(),
                    number = ++m_number](StoreWorker::Connection& connection) {
        Job job(*this, connection, stop, number);
        job.end(stop.stop_requested()
                    ? failure(ErrorCode::Cancelled, QStringLiteral("the work was stopped"))
                    : work(job));
    });
    emit progressChanged();
}

void StoreTask::cancel() {
    if (m_state.isRunning()) {
        m_stop.request_stop();
        m_worker->interrupt();
    }
}

void StoreTask::retire() {
    if (!m_state.isRunning()) {
        deleteLater();
        return;
    }
    connect(this, &StoreTask::finished, this, &QObject::deleteLater);
    cancel();
}

void StoreTask::take(const Job::Told& told) {
    if (told.number != m_number) {
        return;
    }
    m_state.eventsRead += told.eventsRead;
    if (told.eventsExpected > 0) {
        m_state.eventsExpected = told.eventsExpected;
    }
    if (told.result) {
        told.result();
    }
    m_state.phase = told.end.value_or(m_state.phase);
    m_state.error = told.error;
    emit progressChanged();
    if (told.end) {
        emit finished();
    }
}

} // namespace muscope
