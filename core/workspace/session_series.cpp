// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/session_series.h"

#include "core/json/parser.h"
#include "core/shape/payload_shape.h"
#include "core/workspace/store_worker.h"

#include <chrono>

namespace muscope {

namespace {

constexpr std::chrono::milliseconds SeriesReportInterval{200};
constexpr int SeriesLooks = 64; // at the clock

} // namespace

struct SessionSeries::Job {
    // Reads on the worker's thread; tell is called now and then.
    [[nodiscard]] Result<void> read(StoreWorker::Connection& connection,
                                    const StoreLocation& location, const SessionId& session,
                                    const std::function<void()>& tell);
    void look(const EventView& event);

    std::stop_source stop;
    // The worker's alone.
    json::Parser parser;
    FoldedSeries series;
    Progress progress;
};

Result<void> SessionSeries::Job::read(StoreWorker::Connection& connection,
                                      const StoreLocation& location, const SessionId& session,
                                      const std::function<void()>& tell) {
    const std::stop_token token = stop.get_token();
    if (token.stop_requested()) {
        return failure(ErrorCode::Cancelled, QStringLiteral("reading was stopped"));
    }
    const Result<EventStore*> store = connection.open(location);
    if (!store) {
        return tl::unexpected(store.error());
    }
    auto told = std::chrono::steady_clock::now();
    return (*store)->read(
        {session, false, false, 0},
        [&](const EventView& event) {
            look(event);
            if (progress.eventsRead % SeriesLooks == 0 &&
                std::chrono::steady_clock::now() - told >= SeriesReportInterval) {
                tell();
                told = std::chrono::steady_clock::now();
            }
        },
        token);
}

void SessionSeries::Job::look(const EventView& event) {
    ++progress.eventsRead;
    const std::string_view payload = event.payload.value_or(std::string_view());
    if (payload.size() > MostPayloadBytes) {
        ++progress.eventsSkipped;
        return;
    }
    const auto document = parser.parse(payload);
    if (!document) {
        return;
    }
    if (const auto shape = sensorSeries(**document, tellsSensors(event.type))) {
        series.add(*shape, static_cast<std::uint64_t>(event.sequence.value()));
    }
}

SessionSeries::SessionSeries(QObject* parent)
    : QObject(parent)
    , m_series(std::make_shared<const FoldedSeries>())
    , m_job(std::make_shared<Job>()) {}

SessionSeries::~SessionSeries() {
    m_job->stop.request_stop();
}

void SessionSeries::setSession(const StoreLocation& location,
                               const std::optional<SessionId>& session) {
    cancel();
    m_location = location;
    m_session = session;
    m_job = std::make_shared<Job>();
    m_phase = Phase::Idle;
    m_series = std::make_shared<const FoldedSeries>();
    m_progress = {};
    m_error.reset();
    emit changed();
}

void SessionSeries::start() {
    if (!m_session || m_phase == Phase::Running || m_phase == Phase::Done) {
        return;
    }
    setSession(StoreLocation(m_location), std::optional(m_session));
    m_phase = Phase::Running;
    if (!m_worker) {
        m_worker = std::make_unique<StoreWorker>(QStringLiteral("session series"));
    }
    m_worker->post([this, job = m_job, location = m_location,
                    session = *m_session](StoreWorker::Connection& connection) {
        const auto tell = [this, job] {
            auto series = std::make_shared<const FoldedSeries>(job->series);
            QMetaObject::invokeMethod(this, [this, job, series, progress = job->progress] {
                take(job, series, progress);
            });
        };
        const Result<void> done = job->read(connection, location, session, tell);
        if (!done && done.error().code == ErrorCode::Connection) {
            connection.drop();
        }
        tell();
        QMetaObject::invokeMethod(this, [this, job, done] { end(job, done); });
    });
    emit changed();
}

void SessionSeries::cancel() {
    if (m_phase == Phase::Running) {
        m_job->stop.request_stop();
        m_worker->interrupt();
    }
}

void SessionSeries::take(const std::shared_ptr<Job>& job,
                         std::shared_ptr<const FoldedSeries> series, const Progress& progress) {
    if (job == m_job) {
        m_series = std::move(series);
        m_progress = progress;
        emit changed();
    }
}

void SessionSeries::end(const std::shared_ptr<Job>& job, const Result<void>& done) {
    if (job != m_job) {
        return;
    }
    if (done) {
        m_phase = Phase::Done;
    } else if (done.error().code == ErrorCode::Cancelled) {
        m_phase = Phase::Cancelled;
    } else {
        m_phase = Phase::Failed;
        m_error = done.error();
    }
    emit changed();
}

} // namespace muscope
