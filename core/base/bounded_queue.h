// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace muscope {

// Hands values from one thread to others, at most capacity at a time: a fast reader waits for slow
// workers instead of filling the memory. Closing wakes everybody.
template <typename T>
class BoundedQueue {
public:
    explicit BoundedQueue(std::size_t capacity)
        : m_capacity(capacity) {}

    // Waits for room; false, dropping the value, once the queue is closed.
    bool push(T value) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_values.size() < m_capacity || m_isClosed; });
        if (m_isClosed) {
            return false;
        }
        m_values.push_back(std::move(value));
        m_changed.notify_all();
        return true;
    }

    // Waits for a value; nullopt once the queue is closed and empty.
    std::optional<T> pop() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_values.empty() || m_isClosed; });
        if (m_values.empty()) {
            return std::nullopt;
        }
        T value = std::move(m_values.front());
        m_values.pop_front();
        m_changed.notify_all();
        return value;
    }

    void close() {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
        m_changed.notify_all();
    }

private:
    std::size_t m_capacity;
    std::mutex m_mutex; // guards m_values and m_isClosed
    std::condition_variable m_changed;
    std::deque<T> m_values;
    bool m_isClosed = false;
};

} // namespace muscope
