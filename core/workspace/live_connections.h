// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/live_connection.h"
#include "core/workspace/live_log.h"

#include <QObject>

#include <memory>
#include <vector>

namespace muscope {

// The live connections of a window, those that are over included until they are dismissed, and
// their common log. Owned by the workspace; GUI thread.
class LiveConnections final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveConnections)

public:
    LiveConnections();
    ~LiveConnections() override;

    LiveConnection& open(const LiveOrder& order);
    // In the order they were made.
    [[nodiscard]] const std::vector<std::unique_ptr<LiveConnection>>& all() const { return m_all; }
    [[nodiscard]] LiveConnection* find(std::uint32_t number) const;
    [[nodiscard]] const LiveLog& log() const { return m_log; }
    // Forgets one that is over; its log stays.
    void dismiss(std::uint32_t number);

    [[nodiscard]] bool areAllOver() const;
    // Ends the sessions with all servers; changed() tells when they are over.
    void closeAll();

signals:
    void opened(muscope::LiveConnection& connection);
    void changed();          // one came or went, or has another status
    void questionsChanged(); // of one of them
    void eventsStored();     // by one of them
    void sessionStored(std::uint32_t connection, const muscope::SessionId& session);

private:
    LiveLog m_log; // outlives the connections
    std::uint32_t m_lastNumber = 0;
    std::vector<std::unique_ptr<LiveConnection>> m_all;
};

} // namespace muscope
