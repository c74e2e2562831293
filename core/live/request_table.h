// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/live_settings.h"
#include "core/live/mcp_client.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// A request that waits for its answer.
struct OpenRequest {
    CallHandle handle;
    std::string method;
    std::string progressToken; // as written
    CallCompletion completion;
    CallProgress progress;
    std::string params{}; // as the caller gave them
    int rounds{};         // requests that went before it for the same call
};

// The requests under way, by id as written. Their time begins anew with each progress, and ends at
// settings.requestLimit at the latest (2025-11-25, basic/lifecycle, "Timeouts"). One thread.
class RequestTable final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestTable)

public:
    // timedOut: the request is still in the table then.
    RequestTable(const LiveSettings& settings, std::function<void(const std::string& id)> timedOut);

    // An id that no request of this connection had before.
    [[nodiscard]] std::uint64_t nextId() { return ++m_lastId; }

    void add(const std::string& id, OpenRequest request);
    [[nodiscard]] std::optional<OpenRequest> take(std::string_view id);
    [[nodiscard]] std::optional<std::string> idOf(CallHandle handle) const;
    [[nodiscard]] std::vector<std::string> ids() const;

    // Progress came: the time begins anew. The callback of the request it belongs to, if it has
    // one.
    [[nodiscard]] CallProgress takeProgress(std::string_view token);

private:
    struct Entry {
        OpenRequest request;
        std::unique_ptr<QTimer> timer;
        QElapsedTimer since;
    };

    void startTimer(Entry& entry) const;

    const LiveSettings& m_settings;
    std::function<void(const std::string& id)> m_timedOut;
    std::map<std::string, Entry, std::less<>> m_open;
    std::uint64_t m_lastId = 0;
};

} // namespace muscope
