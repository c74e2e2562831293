// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/network_managers.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace muscope {

namespace {

constexpr int ExchangesPerManager = 5; // one less than what Qt runs at once

class SystemProxies final : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override {
        return QNetworkProxyFactory::systemProxyForQuery(query);
    }
};

struct DeleteLater {
    void operator()(QNetworkAccessManager* manager) const { manager->deleteLater(); }
};

} // namespace

struct NetworkManagers::Entry {
    std::unique_ptr<QNetworkAccessManager, DeleteLater> manager;
    int running = 0;
};

NetworkManagers::NetworkManagers() = default;

// No exchange runs any more. At once: there may be no event loop left to do it later.
NetworkManagers::~NetworkManagers() {
    for (Entry& entry : m_entries) {
        delete entry.manager.release();
    }
}

QNetworkAccessManager& NetworkManagers::acquire() {
    auto found = std::ranges::find_if(
        m_entries, [](const Entry& entry) { return entry.running < ExchangesPerManager; });
    if (found == m_entries.end()) {
        Entry entry;
        entry.manager.reset(new QNetworkAccessManager);
        entry.manager->setProxyFactory(new SystemProxies); // which it owns
        m_entries.push_back(std::move(entry));
        found = std::prev(m_entries.end());
    }
    ++found->running;
    return *found->manager;
}

void NetworkManagers::release(const QNetworkAccessManager& manager) {
    const auto found = std::ranges::find_if(
        m_entries, [&manager](const Entry& entry) { return entry.manager.get() == &manager; });
    if (found == m_entries.end()) {
        return;
    }
    --found->running;
    const auto isIdle = [](const Entry& entry) { return entry.running == 0; };
    if (std::ranges::count_if(m_entries, isIdle) > 1) {
        m_entries.erase(found);
    }
}

} // namespace muscope
