// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/live_log.h"
#include "ui/models/time_format.h"

#include <QAbstractTableModel>

#include <deque>

namespace muscope {

// The log of the live connections as a table, all of it or of one connection.
class LiveLogModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveLogModel)

public:
    enum Column { Time, Step, Stream, Text, ColumnCount };
    enum Role { ToneRole = Qt::UserRole }; // LiveTone as int

    explicit LiveLogModel(const LiveLog& log, QObject* parent = nullptr);

    // 0: all connections.
    void setConnection(std::uint32_t number);
    void setTimeFormat(const TimeFormat& format);

    [[nodiscard]] const LiveLogEntry& entryAt(int row) const {
        return *m_entries[static_cast<std::size_t>(row)];
    }
    // A row for the clipboard, its cells parted by tabs.
    [[nodiscard]] QString textOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void takeAppended(qsizetype count);
    void takeTrimmed();
    [[nodiscard]] bool isListed(const LiveLogEntry& entry) const;
    [[nodiscard]] QString cellText(const LiveLogEntry& entry, int column) const;

    const LiveLog& m_log;
    std::uint32_t m_connection = 0;
    TimeFormat m_format;
    std::deque<LiveLog::Entry> m_entries; // those of the connection
};

} // namespace muscope
