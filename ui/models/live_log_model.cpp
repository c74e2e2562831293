// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/live_log_model.h"

#include "core/base/utf8_text.h"
#include "ui/models/live_text.h"
#include "ui/models/visible_text.h"

#include <algorithm>

namespace muscope {

LiveLogModel::LiveLogModel(const LiveLog& log, QObject* parent)
    : QAbstractTableModel(parent)
    , m_log(log)
    , m_entries(log.entries()) {
    connect(&log, &LiveLog::appended, this, &LiveLogModel::takeAppended);
    connect(&log, &LiveLog::trimmed, this, &LiveLogModel::takeTrimmed);
}

void LiveLogModel::setConnection(std::uint32_t number) {
    if (number == m_connection) {
        return;
    }
    beginResetModel();
    m_connection = number;
    m_entries.clear();
    std::copy_if(m_log.entries().begin(), m_log.entries().end(), std::back_inserter(m_entries),
                 [this](const LiveLog::Entry& entry) { return isListed(*entry); });
    endResetModel();
}

void LiveLogModel::setTimeFormat(const TimeFormat& format) {
    m_format = format;
    if (!m_entries.empty()) {
        emit dataChanged(index(0, Time), index(rowCount() - 1, Time));
    }
}

bool LiveLogModel::isListed(const LiveLogEntry& entry) const {
    return m_connection == 0 || entry.connection == m_connection;
}

void LiveLogModel::takeAppended(qsizetype count) {
    std::vector<LiveLog::Entry> fresh;
    std::copy_if(m_log.entries().end() - count, m_log.entries().end(), std::back_inserter(fresh),
                 [this](const LiveLog::Entry& entry) { return isListed(*entry); });
    if (fresh.empty()) {
        return;
    }
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    m_entries.insert(m_entries.end(), fresh.begin(), fresh.end());
    endInsertRows();
}

void LiveLogModel::takeTrimmed() {
    const LiveLog::Entry& oldest = m_log.entries().front();
    const auto kept = static_cast<std::size_t>(
        std::count_if(m_log.entries().begin(), m_log.entries().end(),
                      [this](const LiveLog::Entry& entry) { return isListed(*entry); }));
    const auto gone = static_cast<int>(m_entries.size() - kept);
    if (gone > 0 && oldest != nullptr) {
        beginRemoveRows({}, 0, gone - 1);
        m_entries.erase(m_entries.begin(), m_entries.begin() + gone);
        endRemoveRows();
    }
}

int LiveLogModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int LiveLogModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString LiveLogModel::cellText(const LiveLogEntry& entry, int column) const {
    switch (column) {
    case Time:
        return m_format.text(entry.time, false);
    case Step:
        return liveStepText(entry);
    case Stream:
        return visibleLine(toText(entry.stream));
    default:
        return liveLineText(entry);
    }
}

QString LiveLogModel::textOf(int row) const {
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column) {
        cells += cellText(entryAt(row), column);
    }
    return cells.join(u'\t');
}

QVariant LiveLogModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const LiveLogEntry& entry = entryAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return cellText(entry, index.column());
    case ToneRole:
        return static_cast<int>(liveTone(entry));
    default:
        return {};
    }
}

QVariant LiveLogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case Time:
        return tr("time");
    case Step:
        return tr("step");
    case Stream:
        return tr("stream");
    default:
        return tr("what");
    }
}

} // namespace muscope
