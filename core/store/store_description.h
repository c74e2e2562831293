// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "core/event/timestamp.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace muscope {

// One session as the store's own aggregate tells it, before any event is read.
struct SessionSummary {
    SessionId id;
    std::int64_t events = 0;
    Timestamp first; // earliest known time; missing when no event has one
    Timestamp last;
    std::int64_t newestSequence = 0; // sessions are listed by it, newest first
    bool isCounted = true;           // false: events and times are not known yet

    // last - first in microseconds; nullopt when either is unknown.
    [[nodiscard]] std::optional<std::int64_t> durationMicroseconds() const;
};

// What was found on opening a store.
struct StoreDescription {
    QString name;        // "mcp_db", "events.sqlite", "demo"
    QString place;       // "localhost", "file"
    QString displayText; // the whole location, without password
    QString backend;     // "PostgreSQL 15.8", "SQLite 3.40.1"
    QString table;
    bool isReadOnly = true;
    bool hasTimeZone = true; // false: the time column has none; times are shown as they are stored
    QStringList remarks;     // "opened immutable: …", "no column for …": worth a person's eye
};

} // namespace muscope
