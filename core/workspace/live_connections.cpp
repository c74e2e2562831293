// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/live_connections.h"

#include <algorithm>

namespace muscope {

LiveConnections::LiveConnections() = default;

LiveConnections::~LiveConnections() = default;

LiveConnection& LiveConnections::open(const LiveOrder& order) {
    const std::uint32_t number = ++m_lastNumber;
    auto made = std::make_unique<LiveConnection>(order, number, m_log);
    LiveConnection& connection = *made;
    m_all.push_back(std::move(made));
    connect(&connection, &LiveConnection::statusChanged, this, &LiveConnections::changed);
    connect(&connection, &LiveConnection::questionsChanged, this,
            &LiveConnections::questionsChanged);
    connect(&connection, &LiveConnection::eventsStored, this, &LiveConnections::eventsStored);
    connect(&connection, &LiveConnection::sessionStored, this,
            [this, number](const SessionId& session) { emit sessionStored(number, session); });
    emit opened(connection);
    emit changed();
    return connection;
}

LiveConnection* LiveConnections::find(std::uint32_t number) const {
    const auto found = std::find_if(m_all.begin(), m_all.end(), [number](const auto& connection) {
        return connection->number() == number;
    });
    return found == m_all.end() ? nullptr : found->get();
}

bool LiveConnections::areAllOver() const {
    return std::ranges::all_of(m_all, [](const auto& one) { return one->status().isOver(); });
}

void LiveConnections::closeAll() {
    for (const auto& connection : m_all) {
        if (!connection->status().isOver()) {
            connection->disconnectFromServer();
        }
    }
}

void LiveConnections::dismiss(std::uint32_t number) {
    const auto gone = std::erase_if(m_all, [number](const auto& connection) {
        return connection->number() == number && connection->status().isOver();
    });
    if (gone > 0) {
        emit changed();
        emit questionsChanged();
    }
}

} // namespace muscope
