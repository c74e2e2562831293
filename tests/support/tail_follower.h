// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store_tail.h"

#include <condition_variable>
#include <thread>

namespace muscope {

// Follows a store on a thread of its own and keeps what it is told. Ends with the object.
class TailFollower final {
public:
    explicit TailFollower(const StoreLocation& location, const TailOrigin& origin = {},
                          std::optional<SessionId> session = std::nullopt);
    ~TailFollower();
    Q_DISABLE_COPY_MOVE(TailFollower)

    // Waits until so many events have come; what came, in its order. Test limits alone end it
    // early.
    [[nodiscard]] QByteArrayList waitForEvents(std::size_t count);
    // Waits until something is said that has this part.
    [[nodiscard]] bool waitForSaid(QStringView part);
    [[nodiscard]] StoreTail& tail() { return *m_tail; }
    // Ends following; what it ended with.
    [[nodiscard]] Result<void> stop();

private:
    void follow(const StoreLocation& location, const TailOrigin& origin,
                const std::stop_token& stop);
    template <typename Condition>
    bool waitUntil(Condition condition);

    std::optional<SessionId> m_session;
    std::mutex m_mutex; // guards all below but the thread
    std::condition_variable m_changed;
    std::unique_ptr<StoreTail> m_tail;
    QByteArrayList m_events;
    QStringList m_said;
    Result<void> m_result;
    bool m_isOpen = false;
    std::jthread m_thread;
};

} // namespace muscope
