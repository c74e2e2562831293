// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/live/mcp_client.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>

namespace muscope {

class LiveConnection;

// What a server says of how far it is (notifications/progress).
struct LiveProgress {
    double progress = 0;
    std::optional<double> total;
    QString message;
};

// One request on its way to a server and back. Made by LiveConnection::call(), owned by whoever
// asked: destroying it cancels it. GUI thread.
class LiveCall final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveCall)

public:
    ~LiveCall() override;

    [[nodiscard]] bool isRunning() const { return !m_answer; }
    // What came of it; nullopt while it is running.
    [[nodiscard]] const std::optional<Result<CallAnswer>>& answer() const { return m_answer; }
    // The server is told that nobody waits any more; finished() comes with ErrorCode::Cancelled.
    void cancel();

signals:
    void progressed(const muscope::LiveProgress& progress);
    void finished(); // answer() is there

private:
    friend class LiveConnection;

    LiveCall(LiveConnection& connection, std::uint64_t id);
    void takeProgress(const std::string& params);
    void finish(const Result<CallAnswer>& answer);

    LiveConnection* m_connection; // null once it is gone
    std::uint64_t m_id;
    std::optional<Result<CallAnswer>> m_answer;
};

} // namespace muscope
