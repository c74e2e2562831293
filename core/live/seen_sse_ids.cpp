// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/seen_sse_ids.h"

#include <functional>

namespace muscope {

namespace {

constexpr std::size_t Remembered = 65536;

} // namespace

bool SeenSseIds::isRepeated(std::string_view id, std::string_view text) {
    const std::size_t hash = std::hash<std::string_view>()(text);
    const auto [place, isNew] = m_seen.try_emplace(std::string(id), hash);
    if (!isNew) {
        const bool isSame = place->second == hash;
        place->second = hash;
        return isSame;
    }
    m_order.emplace_back(id);
    if (m_order.size() > Remembered) {
        m_seen.erase(m_order.front());
        m_order.pop_front();
    }
    return false;
}

} // namespace muscope
