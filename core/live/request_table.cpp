// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/request_table.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace muscope {

RequestTable::RequestTable(const LiveSettings& settings,
                           std::function<void(const std::string& id)> timedOut)
    : m_settings(settings)
    , m_timedOut(std::move(timedOut)) {}

void RequestTable::add(const std::string& id, OpenRequest request) {
    Entry& entry = m_open[id];
    entry.request = std::move(request);
    entry.timer = std::make_unique<QTimer>();
    entry.timer->setSingleShot(true);
    connect(entry.timer.get(), &QTimer::timeout, this, [this, id] { m_timedOut(id); });
    entry.since.start();
    startTimer(entry);
}

// The timer may be the one that is asking: it is deleted later.
std::optional<OpenRequest> RequestTable::take(std::string_view id) {
    const auto found = m_open.find(id);
    if (found == m_open.end()) {
        return std::nullopt;
    }
    OpenRequest request = std::move(found->second.request);
    found->second.timer->stop();
    found->second.timer.release()->deleteLater();
    m_open.erase(found);
    return request;
}

std::optional<std::string> RequestTable::idOf(CallHandle handle) const {
    const auto found = std::ranges::find_if(
        m_open, [handle](const auto& it) { return it.second.request.handle == handle; });
    return found == m_open.end() ? std::nullopt : std::optional(found->first);
}

std::vector<std::string> RequestTable::ids() const {
    std::vector<std::string> result;
    for (const auto& [id, entry] : m_open) {
        result.push_back(id);
    }
    return result;
}

CallProgress RequestTable::takeProgress(std::string_view token) {
    const auto found = std::ranges::find_if(m_open, [token](const auto& it) {
        return !token.empty() && it.second.request.progressToken == token;
    });
    if (found == m_open.end()) {
        return {};
    }
    startTimer(found->second);
    return found->second.request.progress;
}

void RequestTable::startTimer(Entry& entry) const {
    const auto left = m_settings.requestLimit - std::chrono::milliseconds(entry.since.elapsed());
    entry.timer->start(
        std::max(std::chrono::milliseconds(0),
                 std::min<std::chrono::milliseconds>(m_settings.requestTimeout, left)));
}

} // namespace muscope
