// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/live_event.h"

#include <QByteArray>
#include <QObject>

#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

namespace muscope {

// One step in the life of a live connection, with what passed then. Immutable once logged.
struct LiveLogEntry {
    static constexpr std::size_t MostRaw = 64 * 1024; // bytes

    // What is told of is of these kinds of live event, or of the recorder.
    enum class Source : unsigned char { Connection, Recorder };

    std::uint32_t connection = 0; // LiveConnection::number()
    Source source = Source::Connection;
    LiveEventKind kind = LiveEventKind::Connection;
    Direction direction = Direction::Unknown;
    Timestamp time;
    std::string stream;      // "get", "post 3"; empty: of none
    std::string facts;       // a JSON object; empty: none
    QByteArray raw;          // the first MostRaw bytes as they passed
    std::size_t rawSize = 0; // of all
};

// What the live connections of a window have done, in the order it became known; the newest
// MostEntries. GUI thread.
class LiveLog final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveLog)

public:
    using Entry = std::shared_ptr<const LiveLogEntry>;
    static constexpr std::size_t MostEntries = 10'000;

    LiveLog() = default;

    void append(const std::vector<Entry>& entries);
    [[nodiscard]] const std::deque<Entry>& entries() const { return m_entries; }
    // How many were dropped at the front.
    [[nodiscard]] std::int64_t dropped() const { return m_dropped; }

signals:
    void appended(qsizetype count); // at the end of entries()
    void trimmed(qsizetype count);  // that many went from the front

private:
    std::deque<Entry> m_entries;
    std::int64_t m_dropped = 0;
};

// An entry of what a live connection tells.
[[nodiscard]] LiveLog::Entry logEntryOf(const LiveEvent& event, std::uint32_t connection);

} // namespace muscope
