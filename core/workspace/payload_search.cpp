// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/payload_search.h"

#include "core/workspace/store_worker.h"
#include "core/workspace/text_finder.h"

#include <chrono>

namespace muscope {

namespace {

constexpr std::chrono::milliseconds SearchReportInterval{100};
constexpr int EventsBetweenLooks = 64; // at the clock

} // namespace

struct PayloadSearch::Search {
    std::stop_source stop;
};

// What was read and found since the last report.
struct PayloadSearch::Report {
    std::int64_t eventsRead = 0;
    std::vector<Found> found;
    std::optional<Phase> end;
    std::optional<Error> error;
};

PayloadSearch::PayloadSearch(QObject* parent)
    : QObject(parent)
    , m_search(std::make_shared<Search>())
    , m_worker(std::make_unique<StoreWorker>(QStringLiteral("payload search"))) {}

PayloadSearch::~PayloadSearch() {
    m_search->stop.request_stop();
}

void PayloadSearch::start(const QString& text, Where where) {
    clear();
    if (text.isEmpty() || !m_session) {
        return;
    }
    m_text = text;
    m_phase = Phase::Running;
    const auto work = [this, search = m_search, text, where, location = m_location,
                       session = *m_session](StoreWorker::Connection& connection) {
        const std::stop_token token = search->stop.get_token();
        Report report;
        std::size_t hits = 0;
        const auto tell = [this, search, &report] {
            QMetaObject::invokeMethod(
                this, [this, search, told = std::exchange(report, {})] { take(search, told); });
        };
        const Result<void> done = [&]() -> Result<void> {
            if (token.stop_requested()) {
                return failure(ErrorCode::Cancelled, QStringLiteral("searching was stopped"));
            }
            const Result<EventStore*> store = connection.open(location);
            if (!store) {
                return tl::unexpected(store.error());
            }
            TextFinder finder(text);
            std::stop_source enough; // a person's wish, or as many hits as are kept
            const std::stop_callback onStop(token, [&enough] { enough.request_stop(); });
            std::uint32_t place = 0;
            auto told = std::chrono::steady_clock::now();
            const Result<void> read = (*store)->read(
                {session, false, false, 0},
                [&](const EventView& event) {
                    if (finder.isIn(event.payload.value_or(std::string_view())) ||
                        (where == Where::PayloadAndMetadata &&
                         finder.isIn(event.metadata.value_or(std::string_view())))) {
                        report.found.push_back({event.sequence, place});
                        if (++hits == MaxHits) {
                            enough.request_stop();
                        }
                    }
                    ++report.eventsRead;
                    ++place;
                    if (place % EventsBetweenLooks == 0 &&
                        std::chrono::steady_clock::now() - told >= SearchReportInterval) {
                        tell();
                        told = std::chrono::steady_clock::now();
                    }
                },
                enough.get_token());
            return hits == MaxHits ? Result<void>() : read;
        }();
        if (done) {
            report.end = hits == MaxHits ? Phase::Full : Phase::Done;
        } else if (done.error().code == ErrorCode::Cancelled) {
            report.end = Phase::Cancelled;
        } else {
            report.end = Phase::Failed;
            report.error = done.error();
        }
        if (!done && done.error().code == ErrorCode::Connection) {
            connection.drop();
        }
        tell();
    };
    m_worker->post(work);
    emit progressChanged();
}

void PayloadSearch::cancel() {
    if (m_phase == Phase::Running) {
        m_search->stop.request_stop();
        m_worker->interrupt();
    }
}

void PayloadSearch::clear() {
    cancel();
    m_search = std::make_shared<Search>();
    m_text.clear();
    m_phase = Phase::Idle;
    m_hits.clear();
    m_unplaced.clear();
    m_hitsOutside = 0;
    m_eventsRead = 0;
    m_error.reset();
    emit hitsChanged();
    emit progressChanged();
}

void PayloadSearch::setSession(const StoreLocation& location,
                               const std::optional<SessionId>& session, std::int64_t expected,
                               const IndexSnapshot& snapshot) {
    m_location = location;
    m_session = session;
    m_snapshot = snapshot;
    m_isIndexWhole = false;
    m_eventsExpected = expected;
    clear();
}

void PayloadSearch::growIndex(const IndexSnapshot& snapshot) {
    m_snapshot = snapshot;
    if (!m_unplaced.empty()) {
        placeHits();
    }
}

void PayloadSearch::endIndex() {
    m_isIndexWhole = true;
    if (!m_unplaced.empty()) {
        placeHits();
    }
}

void PayloadSearch::take(const std::shared_ptr<Search>& search, const Report& report) {
    if (search != m_search) {
        return;
    }
    m_eventsRead += report.eventsRead;
    m_unplaced.insert(m_unplaced.end(), report.found.begin(), report.found.end());
    if (!m_unplaced.empty()) {
        placeHits();
    }
    m_phase = report.end.value_or(m_phase);
    m_error = report.error;
    emit progressChanged();
    if (report.end) {
        emit finished();
    }
}

void PayloadSearch::placeHits() {
    std::vector<Found> left;
    bool hasNew = false;
    for (const Found& found : m_unplaced) {
        if (const auto row = rowOf(found)) {
            // Events come in the order of the rows; one that does not would be a second hit there.
            if (m_hits.empty() || m_hits.back() < *row) {
                m_hits.push_back(*row);
                hasNew = true;
            }
        } else if (m_isIndexWhole) {
            ++m_hitsOutside;
        } else {
            left.push_back(found);
        }
    }
    m_unplaced = std::move(left);
    if (hasNew) {
        emit hitsChanged();
    }
}

std::optional<RowNumber> PayloadSearch::rowOf(const Found& found) const {
    if (found.place < m_snapshot.size() &&
        m_snapshot.row(RowNumber(found.place)).sequence == found.sequence) {
        return RowNumber(found.place);
    }
    // Rows came or went between the two readings.
    return m_snapshot.rowOf(found.sequence);
}

} // namespace muscope
