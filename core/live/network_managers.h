// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

class QNetworkAccessManager;

namespace muscope {

// QNetworkAccessManager runs six requests per host and queues the rest; Qt 6.4 cannot be told
// otherwise. A stream may last for days, so nothing may queue behind streams: each manager carries
// at most five running exchanges, and as many managers are made as that takes. One idle manager is
// kept for its open connections. They use the system's proxies and keep neither cookies nor a
// cache.
class NetworkManagers final {
public:
    NetworkManagers();
    ~NetworkManagers();
    NetworkManagers(const NetworkManagers&) = delete;
    NetworkManagers& operator=(const NetworkManagers&) = delete;

    // One with room; to be given back when the exchange has ended.
    [[nodiscard]] QNetworkAccessManager& acquire();
    void release(const QNetworkAccessManager& manager);

private:
    struct Entry;
    std::vector<Entry> m_entries;
};

} // namespace muscope
