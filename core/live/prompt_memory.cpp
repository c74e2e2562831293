// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/prompt_memory.h"

namespace muscope {

namespace {

std::string keyOf(std::string_view session, Direction direction, std::string_view id) {
    std::string key(session);
    key += direction == Direction::ClientToServer ? '>' : '<';
    return key.append(id);
}

} // namespace

void PromptMemory::requestSent(std::string_view session, Direction direction, std::string_view id,
                               bool isForPrompt) {
    if (!isForPrompt && m_waiting.empty()) {
        return;
    }
    std::string key = keyOf(session, direction, id);
    if (!isForPrompt) {
        m_waiting.erase(key);
        return;
    }
    if (!m_waiting.insert(key).second) {
        return;
    }
    m_order.push_back(std::move(key));
    if (m_order.size() > Most) {
        m_waiting.erase(m_order.front());
        m_order.pop_front();
    }
}

bool PromptMemory::takeAnswer(std::string_view session, Direction direction, std::string_view id) {
    return !m_waiting.empty() && m_waiting.erase(keyOf(session, opposite(direction), id)) == 1;
}

} // namespace muscope
