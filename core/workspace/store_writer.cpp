// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/store_writer.h"

#include "core/workspace/fitted_event.h"

namespace muscope {

// Tells other threads that a call is under way for as long as it lives.
class StoreWriter::Call {
public:
    explicit Call(StoreWriter& writer)
        : m_writer(writer) {
        const std::lock_guard lock(m_writer.m_mutex);
        m_writer.m_busySince = std::chrono::steady_clock::now();
    }
    ~Call() {
        const std::lock_guard lock(m_writer.m_mutex);
        m_writer.m_busySince.reset();
    }
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;

private:
    StoreWriter& m_writer;
};

Result<void> StoreWriter::open() {
    if (m_appender) {
        return {};
    }
    const Call call(*this);
    auto appender = BatchAppender::open(m_location);
    if (!appender) {
        return tl::unexpected(appender.error());
    }
    m_appender = std::move(*appender);
    const std::lock_guard lock(m_mutex);
    m_breaker = m_appender->breaker();
    return {};
}

Result<void> StoreWriter::write(std::span<const RecordedEvent> events, Novelty novelty) {
    Result<void> done = open();
    if (!done) {
        return done;
    }
    const Call call(*this);
    done = append(events, novelty);
    if (!done && done.error().code == ErrorCode::Read) {
        done = appendEach(events);
    }
    if (!done) {
        close();
    }
    return done;
}

void StoreWriter::close() {
    {
        const std::lock_guard lock(m_mutex);
        m_breaker = {};
    }
    m_appender.reset();
}

std::optional<std::chrono::steady_clock::time_point> StoreWriter::busySince() const {
    const std::lock_guard lock(m_mutex);
    return m_busySince;
}

void StoreWriter::breakCall() {
    const std::lock_guard lock(m_mutex);
    if (m_breaker && m_busySince) {
        m_breaker();
    }
}

Result<void> StoreWriter::append(std::span<const RecordedEvent> events, Novelty novelty) {
    std::vector<StoredEvent> rows;
    rows.reserve(events.size());
    for (const RecordedEvent& event : events) {
        rows.push_back(fitted(event));
    }
    const Result<std::size_t> added = m_appender->append(rows, novelty);
    return added ? Result<void>() : tl::unexpected(added.error());
}

// The store refuses something of the batch: one event after the other finds out which.
Result<void> StoreWriter::appendEach(std::span<const RecordedEvent> events) {
    for (const RecordedEvent& event : events) {
        Result<void> done = append({&event, 1}, Novelty::MayBeStored);
        if (!done && done.error().code == ErrorCode::Read) {
            RecordedEvent without = event;
            giveUpPayload(without, done.error().message);
            done = append({&without, 1}, Novelty::MayBeStored);
        }
        if (!done) {
            return done;
        }
    }
    return {};
}

StoredEvent StoreWriter::fitted(const RecordedEvent& event) const {
    return fittedEvent(
        event, {m_appender->hasColumn(Field::Raw), m_appender->hasColumn(Field::Direction)});
}

} // namespace muscope
