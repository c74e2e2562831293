// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/event_pass.h"

#include <mutex>
#include <utility>
#include <vector>

namespace muscope {

// Where a pass leaves its batches for the GUI thread, which takes them in bundles.
class PassMailbox {
public:
    void put(PassBatch&& batch) {
        const std::lock_guard lock(m_mutex);
        m_batches.push_back(std::move(batch));
    }

    [[nodiscard]] std::vector<PassBatch> takeAll() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_batches, {});
    }

private:
    std::mutex m_mutex; // guards m_batches
    std::vector<PassBatch> m_batches;
};

} // namespace muscope
