// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/view_history.h"

namespace muscope {

void ViewHistory::leave(const ViewStep& left) {
    m_ahead.clear();
    if (m_behind.empty() || m_behind.back() != left) {
        m_behind.push_back(left);
    }
    if (m_behind.size() > MaxSteps) {
        m_behind.erase(m_behind.begin());
    }
}

ViewStep ViewHistory::back(const ViewStep& present) {
    const ViewStep step = m_behind.back();
    m_behind.pop_back();
    m_ahead.push_back(present);
    return step;
}

ViewStep ViewHistory::forward(const ViewStep& present) {
    const ViewStep step = m_ahead.back();
    m_ahead.pop_back();
    m_behind.push_back(present);
    return step;
}

void ViewHistory::clear() {
    m_behind.clear();
    m_ahead.clear();
}

} // namespace muscope
