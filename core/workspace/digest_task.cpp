// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/digest_task.h"

#include "core/receipt/signature_key.h"
#include "core/workspace/digest_reading.h"
#include "core/workspace/store_worker.h"

#include <chrono>

namespace muscope {

namespace {

constexpr std::chrono::milliseconds ReportInterval{100};
constexpr int EventsBetweenLooks = 64; // at the clock

} // namespace

// What has come since the last one.
struct DigestTask::Report {
    std::int64_t eventsRead = 0;
    std::int64_t eventsExpected = 0; // 0: as before
    std::shared_ptr<const DigestAnchor> taken;
    std::shared_ptr<const AnchorCheck> check;
    std::optional<PassState::Phase> end;
    std::optional<Error> error;
};

// A piece of work on the worker's thread.
class DigestTask::Job {
public:
    Job(DigestTask& task, StoreWorker::Connection& connection, std::stop_token stop)
        : m_task(task)
        , m_connection(connection)
        , m_stop(std::move(stop)) {}

    Report report;

    [[nodiscard]] Result<DigestAnchor> takeDigest(const StoreLocation& location,
                                                  const SessionId& session) {
        const Result<EventStore*> store = m_connection.open(location);
        if (!store) {
            return tl::unexpected(store.error());
        }
        auto told = std::chrono::steady_clock::now();
        const auto onEvent = [&] {
            if (++report.eventsRead % EventsBetweenLooks == 0 &&
                std::chrono::steady_clock::now() - told >= ReportInterval) {
                tell();
                told = std::chrono::steady_clock::now();
            }
        };
        auto taken = muscope::takeDigest(**store, session, KeepEvents::Yes, onEvent, m_stop);
        if (!taken && taken.error().code == ErrorCode::Connection) {
            m_connection.drop();
        }
        return taken;
    }

    void tell() {
        QMetaObject::invokeMethod(
            &m_task, [task = &m_task, told = std::exchange(report, {})] { task->take(told); });
    }

private:
    DigestTask& m_task;
    StoreWorker::Connection& m_connection;
    std::stop_token m_stop;
};

DigestTask::DigestTask(QObject* parent)
    : QObject(parent)
    , m_worker(std::make_unique<StoreWorker>(QStringLiteral("session digest"))) {}

DigestTask::~DigestTask() {
    m_stop.request_stop();
}

void DigestTask::start(Work work, std::int64_t expected, std::function<Result<void>(Job&)> job) {
    if (m_state.isRunning()) {
        return;
    }
    m_work = work;
    m_state = {PassState::Phase::Running, 0, expected, std::nullopt};
    m_stop = {};
    m_worker->post([this, job = std::move(job),
                    stop = m_stop.get_token()](StoreWorker::Connection& connection) {
        Job running(*this, connection, stop);
        const Result<void> done =
            stop.stop_requested()
                ? failure(ErrorCode::Cancelled, QStringLiteral("working on a digest was stopped"))
                : job(running);
        if (done) {
            running.report.end = PassState::Phase::Done;
        } else if (done.error().code == ErrorCode::Cancelled) {
            running.report.end = PassState::Phase::Cancelled;
        } else {
            running.report.end = PassState::Phase::Failed;
            running.report.error = done.error();
        }
        running.tell();
    });
    emit progressChanged();
}

void DigestTask::take(const StoreLocation& location, const SessionId& session,
                      std::int64_t expected) {
    start(Work::Take, expected, [location, session](Job& job) -> Result<void> {
        auto taken = job.takeDigest(location, session);
        if (!taken) {
            return tl::unexpected(taken.error());
        }
        job.report.taken = std::make_shared<const DigestAnchor>(std::move(*taken));
        return {};
    });
}

void DigestTask::save(const QString& path, const QString& keyPath, const QByteArray& passphrase,
                      Replace replace) {
    start(Work::Save, 0,
          [taken = m_taken, path, keyPath, passphrase, replace](Job&) -> Result<void> {
              if (keyPath.isEmpty()) {
                  return writeAnchor(*taken, path, nullptr, replace);
              }
              const auto key = SignatureKey::readPrivate(keyPath, passphrase);
              if (!key) {
                  return tl::unexpected(key.error());
              }
              return writeAnchor(*taken, path, &*key, replace);
          });
}

void DigestTask::compare(const StoreLocation& location, const QString& anchorPath,
                         const QString& keyPath) {
    m_check.reset();
    start(Work::Compare, 0, [location, anchorPath, keyPath](Job& job) -> Result<void> {
        const auto anchored = readAnchor(anchorPath, keyPath);
        if (!anchored) {
            return tl::unexpected(anchored.error());
        }
        job.report.eventsExpected = anchored->anchor.count;
        job.tell();
        const SessionId session(QByteArray::fromStdString(anchored->anchor.sessionId));
        const auto found = job.takeDigest(location, session);
        if (!found) {
            return tl::unexpected(found.error());
        }
        job.report.check = std::make_shared<const AnchorCheck>(AnchorCheck::of(*anchored, *found));
        return {};
    });
}

void DigestTask::cancel() {
    if (m_state.isRunning()) {
        m_stop.request_stop();
        m_worker->interrupt();
    }
}

void DigestTask::retire() {
    if (!m_state.isRunning()) {
        deleteLater();
        return;
    }
    connect(this, &DigestTask::finished, this, &QObject::deleteLater);
    cancel();
}

void DigestTask::take(const Report& report) {
    m_state.eventsRead += report.eventsRead;
    if (report.eventsExpected > 0) {
        m_state.eventsExpected = report.eventsExpected;
    }
    if (report.taken) {
        m_taken = report.taken;
    }
    if (report.check) {
        m_check = report.check;
    }
    m_state.phase = report.end.value_or(m_state.phase);
    m_state.error = report.error;
    emit progressChanged();
    if (report.end) {
        emit finished();
    }
}

} // namespace muscope
