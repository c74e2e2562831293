// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/index/index_snapshot.h"
#include "core/store/store_location.h"

#include <QObject>

#include <memory>
#include <vector>

namespace muscope {

class StoreWorker;

// Finds the events of the open session whose payload holds a text; what counts as holding it is
// TextFinder's. Lives on the GUI thread, owned by the workspace; the events are read once more, on
// a thread and connection of its own, and hits are told as they come, at most ten times a second. A
// newer search stops the former one.
class PayloadSearch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PayloadSearch)

public:
    // Hits beyond these are not looked for.
    static constexpr std::size_t MaxHits = 100'000;

    enum class Phase : unsigned char { Idle, Running, Done, Full, Cancelled, Failed };
    enum class Where : unsigned char { Payload, PayloadAndMetadata };

    explicit PayloadSearch(QObject* parent = nullptr);
    ~PayloadSearch() override;

    // An empty text clears.
    void start(const QString& text, Where where);
    void cancel();
    void clear();

    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] const QString& text() const { return m_text; }
    // Ascending.
    [[nodiscard]] const std::vector<RowNumber>& hits() const { return m_hits; }
    // Hits in events that the index does not hold: written after the session was read.
    [[nodiscard]] std::size_t hitsOutside() const { return m_hitsOutside; }
    [[nodiscard]] std::int64_t eventsRead() const { return m_eventsRead; }
    [[nodiscard]] std::int64_t eventsExpected() const { return m_eventsExpected; }
    // Why it failed.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

    // What the workspace tells: another session, or none; its index grew, or is read to its end.
    void setSession(const StoreLocation& location, const std::optional<SessionId>& session,
                    std::int64_t expected, const IndexSnapshot& snapshot);
    void growIndex(const IndexSnapshot& snapshot);
    void endIndex();

signals:
    void progressChanged();
    void hitsChanged();
    void finished(); // phase() is no longer Running

private:
    struct Search;
    struct Found {
        Sequence sequence;
        std::uint32_t place = 0; // among the events read: a good guess at its row
    };
    struct Report;

    void take(const std::shared_ptr<Search>& search, const Report& report);
    void placeHits();
    [[nodiscard]] std::optional<RowNumber> rowOf(const Found& found) const;

    StoreLocation m_location;
    std::optional<SessionId> m_session;
    IndexSnapshot m_snapshot;
    bool m_isIndexWhole = false;
    QString m_text;
    Phase m_phase = Phase::Idle;
    std::vector<RowNumber> m_hits;
    std::vector<Found> m_unplaced; // hits whose rows the index does not hold yet
    std::size_t m_hitsOutside = 0;
    std::int64_t m_eventsRead = 0;
    std::int64_t m_eventsExpected = 0;
    std::optional<Error> m_error;
    std::shared_ptr<Search> m_search;      // what the worker shares; answers of another are dropped
    std::unique_ptr<StoreWorker> m_worker; // last: its end waits for jobs that use the rest
};

} // namespace muscope
