// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/live_log.h"

#include "core/base/utf8_text.h"

#include <algorithm>
#include <string_view>

namespace muscope {

void LiveLog::append(const std::vector<Entry>& entries) {
    if (entries.empty()) {
        return;
    }
    m_entries.insert(m_entries.end(), entries.begin(), entries.end());
    emit appended(static_cast<qsizetype>(entries.size()));
    if (m_entries.size() > MostEntries) {
        const auto excess = static_cast<std::ptrdiff_t>(m_entries.size() - MostEntries);
        m_entries.erase(m_entries.begin(), m_entries.begin() + excess);
        m_dropped += excess;
        emit trimmed(excess);
    }
}

LiveLog::Entry logEntryOf(const LiveEvent& event, std::uint32_t connection) {
    auto entry = std::make_shared<LiveLogEntry>();
    entry->connection = connection;
    entry->kind = event.kind;
    entry->direction = event.direction;
    entry->time = event.seen;
    entry->stream = event.stream;
    entry->facts = event.facts;
    entry->raw = toBytes(std::string_view(event.bytes).substr(0, LiveLogEntry::MostRaw));
    entry->rawSize = event.bytes.size();
    return entry;
}

} // namespace muscope
