// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/event/ids.h"
#include "core/shape/folded_series.h"
#include "core/store/store_location.h"

#include <QObject>

#include <memory>
#include <optional>

namespace muscope {

class StoreWorker;

// The sensor readings of all events of the open session, folded. Lives on the GUI thread, owned by
// the workspace; the events are read once more, on a thread and connection of its own, and what has
// been read is told as it comes, at most five times a second. A newer start stops the former one.
class SessionSeries final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionSeries)

public:
    enum class Phase : unsigned char { Idle, Running, Done, Cancelled, Failed };

    // Payloads beyond are not looked into, and counted.
    static constexpr std::size_t MostPayloadBytes = 16U << 20;

    explicit SessionSeries(QObject* parent = nullptr);
    ~SessionSeries() override;

    // Reads the open session; does nothing while that is under way or done.
    void start();
    void cancel();

    [[nodiscard]] Phase phase() const { return m_phase; }
    // What has been read so far; never null.
    [[nodiscard]] const std::shared_ptr<const FoldedSeries>& series() const { return m_series; }
    [[nodiscard]] std::int64_t eventsRead() const { return m_progress.eventsRead; }
    // Events whose payload was too large to look into.
    [[nodiscard]] std::int64_t eventsSkipped() const { return m_progress.eventsSkipped; }
    // Why it failed.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

    // What the workspace tells: another session, or none, or the same anew.
    void setSession(const StoreLocation& location, const std::optional<SessionId>& session);

signals:
    void changed(); // any of the above is new

private:
    struct Job;
    struct Progress {
        std::int64_t eventsRead = 0;
        std::int64_t eventsSkipped = 0;
    };

    void take(const std::shared_ptr<Job>& job, std::shared_ptr<const FoldedSeries> series,
              const Progress& progress);
    void end(const std::shared_ptr<Job>& job, const Result<void>& done);

    StoreLocation m_location;
    std::optional<SessionId> m_session;
    Phase m_phase = Phase::Idle;
    std::shared_ptr<const FoldedSeries> m_series;
    Progress m_progress;
    std::optional<Error> m_error;
    std::shared_ptr<Job> m_job;            // what the worker shares; answers of another are dropped
    std::unique_ptr<StoreWorker> m_worker; // made when first needed; last: its end waits for jobs
};

} // namespace muscope
