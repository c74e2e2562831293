// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/wake_up.h"
#include "core/store/sql_connection.h"
#include "core/store/store_location.h"

#include <chrono>
#include <memory>

namespace muscope {

class PostgresListener;

// When to look for new events: as soon as the store tells of some, where its table has the trigger
// for that, and otherwise after a pause that grows while nothing comes. Lives and dies in one
// thread but for wake().
class TailWaiter {
public:
    explicit TailWaiter(const StoreLocation& location);
    ~TailWaiter();
    Q_DISABLE_COPY_MOVE(TailWaiter)

    // Ends the wait, or the next one. From any thread.
    void wake() { m_wakeUp.wake(); }

    // Sees to it that the store is listened to where it can be. Comes before looking: what is
    // stored after it is heard.
    void listen(SqlConnection& connection);
    // After a look: whether it found something.
    void wait(bool foundSomething);
    // While the store is away.
    void waitForReturn();

private:
    using Clock = std::chrono::steady_clock;

    const StoreLocation& m_location;
    std::unique_ptr<PostgresListener> m_listener;
    Clock::time_point m_offerDue; // when to see again whether there is a trigger
    std::chrono::milliseconds m_pause;
    std::chrono::milliseconds m_returnPause;
    WakeUp m_wakeUp;
};

} // namespace muscope
