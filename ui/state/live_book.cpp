// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/live_book.h"

#include "core/base/utf8_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::size_t MostRecentServers = 8;

QString eraName(const KnownServer& server) {
    switch (server.era) {
    case EraChoice::Automatic:
        return u"automatic"_s;
    case EraChoice::Legacy:
        return u"legacy"_s;
    case EraChoice::Pinned:
        break;
    }
    return toText(nameOf(server.pinned));
}

KnownServer serverOf(const QString& address, const QString& era) {
    KnownServer server{address};
    if (const auto pinned = revisionNamed(era.toStdString())) {
        server.era = EraChoice::Pinned;
        server.pinned = *pinned;
    } else if (era == u"legacy") {
        server.era = EraChoice::Legacy;
    }
    return server;
}

} // namespace

std::vector<KnownServer> LiveBook::recent() const {
    std::vector<KnownServer> servers;
    const int count = m_settings.beginReadArray(u"liveServers"_s);
    for (int place = 0; place < count; ++place) {
        m_settings.setArrayIndex(place);
        servers.push_back(serverOf(m_settings.value(u"address"_s).toString(),
                                   m_settings.value(u"era"_s).toString()));
    }
    m_settings.endArray();
    return servers;
}

void LiveBook::remember(const LiveOrder& order) {
    std::vector<KnownServer> servers = recent();
    const KnownServer fresh{order.address(), order.live.era, order.live.pinned};
    std::erase_if(servers, [&fresh](const auto& old) { return old.address == fresh.address; });
    servers.insert(servers.begin(), fresh);
    servers.resize(std::min(servers.size(), MostRecentServers));
    write(servers);
}

void LiveBook::forget(const QString& address) {
    std::vector<KnownServer> servers = recent();
    std::erase_if(servers, [&address](const auto& server) { return server.address == address; });
    write(servers);
}

void LiveBook::write(const std::vector<KnownServer>& servers) {
    m_settings.remove(u"liveServers"_s);
    m_settings.beginWriteArray(u"liveServers"_s, static_cast<int>(servers.size()));
    for (std::size_t place = 0; place < servers.size(); ++place) {
        m_settings.setArrayIndex(static_cast<int>(place));
        m_settings.setValue(u"address"_s, servers[place].address);
        m_settings.setValue(u"era"_s, eraName(servers[place]));
    }
    m_settings.endArray();
}

} // namespace muscope
