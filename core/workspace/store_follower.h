// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/store_description.h"
#include "core/store/store_location.h"

#include <QObject>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace muscope {

class RuleRegistry;
class StoreTail;
class TailReader;
struct ReceiptSources;
struct SessionSeam;

// Follows the open store on a thread and connections of its own: tells which sessions got events,
// and reads the open session on behind its seam. Lives on the GUI thread; every order returns at
// once. Destroying it interrupts and waits.
class StoreFollower final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoreFollower)

public:
    explicit StoreFollower(const RuleRegistry& rules, QObject* parent = nullptr);
    ~StoreFollower() override;

    // Another store, from the place it was marked at; null: it cannot be followed, or none is open.
    void setStore(const StoreLocation& location, std::shared_ptr<TailReader> place);
    // Rests until it is told to follow.
    void setActive(bool isActive);
    [[nodiscard]] bool isActive() const { return m_isActive; }

    // A session is about to be read: nothing is looked at until takeSession(), so that nothing of
    // it is passed by.
    void holdSession();
    // The session to read on; null: none.
    void takeSession(std::shared_ptr<SessionSeam> seam);

    // Looks at once, as after a commit of this very program. From any thread.
    void nudge();

signals:
    // The sessions that events came to, as they are now.
    void sessionsChanged(const std::vector<muscope::SessionSummary>& sessions);
    // Receipts came; where they lie with them.
    void sourcesChanged(std::shared_ptr<const muscope::ReceiptSources> sources);
    // Receipts of so many events came after those events had been checked.
    void receiptsCameLate(int count);
    // The store is away, is back, is another one; it cannot be followed any more.
    void said(const QString& sentence);

private:
    class Work;

    void run();
    // What was asked for has changed: ends the running step. With m_mutex locked.
    void change();
    void interrupt();
    template <typename Act>
    void onGui(std::uint64_t generation, Act act);

    const RuleRegistry& m_rules;
    bool m_isActive = false; // as the GUI thread knows it

    std::mutex m_mutex; // guards what follows up to the thread
    std::condition_variable m_changed;
    std::uint64_t m_generation = 0; // of the store
    StoreLocation m_location;
    std::shared_ptr<TailReader> m_place;
    std::shared_ptr<SessionSeam> m_seam;
    std::uint64_t m_seamNumber = 0; // counts takeSession()
    bool m_mayLook = false;
    bool m_isHeld = false;
    bool m_isEnded = false;
    std::stop_source m_stop;
    StoreTail* m_tail = nullptr; // the worker's, while it has one

    std::thread m_thread;
};

} // namespace muscope
