// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/recorded_event.h"
#include "core/store/sql_connection.h"

#include <memory>
#include <span>
#include <vector>

namespace muscope {

// A connection to a spool file (see SpoolFile): events in the order of their ids, each once however
// often it is added. What append() has answered for survives the end of the process and of the
// machine. Lives and dies in one thread; a file may have one in each of several.
class Spool {
public:
    [[nodiscard]] static Result<std::unique_ptr<Spool>> open(const QString& path);

    // All or, with an error, none of them; how many of them are new. ErrorCode::Write: the disk is
    // full.
    [[nodiscard]] Result<std::size_t> append(std::span<const RecordedEvent> events);

    // The first so many events, fewer where they are large: one, at least, unless there is none.
    [[nodiscard]] Result<std::vector<RecordedEvent>> front(std::size_t most, std::size_t mostBytes);

    // Takes out what front() gave; how many of them were there.
    [[nodiscard]] Result<std::size_t> remove(std::span<const RecordedEvent> events);

    [[nodiscard]] Result<std::size_t> count();

private:
    explicit Spool(std::unique_ptr<SqlConnection> connection, QString path)
        : m_connection(std::move(connection))
        , m_path(std::move(path)) {}

    [[nodiscard]] Result<std::size_t>
    inTransaction(const QByteArray& sql, const char* doing, std::span<const RecordedEvent> events,
                  std::vector<SqlValue> (*values)(const RecordedEvent&));

    std::unique_ptr<SqlConnection> m_connection;
    QString m_path;
};

} // namespace muscope
