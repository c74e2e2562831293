// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/store_location.h"
#include "core/workspace/session_list.h"

#include <QObject>

#include <memory>

namespace muscope {

class RuleRegistry;
class StoreWorker;
class TailReader;

// Opens a store and lists its sessions on a connection of its own: of a large store the newest ones
// first, the whole list when it has been counted. Lives on the GUI thread; destroying it interrupts
// and waits.
class SessionLister final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionLister)

public:
    explicit SessionLister(const RuleRegistry& rules, QObject* parent = nullptr);
    ~SessionLister() override;

    // A running listing is forgotten.
    void start(const StoreLocation& location);
    // Ends the running listing without a further signal.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

signals:
    // Before listed(): where the store stood, to be followed from; null where it cannot be.
    void marked(std::shared_ptr<muscope::TailReader> place);
    // isComplete: false for the newest sessions alone, more follows.
    void listed(const muscope::StoreDescription& store,
                std::shared_ptr<const muscope::SessionList> sessions, bool isComplete);
    void failed(const muscope::Error& error);

private:
    void list(const StoreLocation& location, std::uint64_t generation);

    const RuleRegistry& m_rules;
    std::uint64_t m_generation = 0; // answers of an older listing are dropped
    bool m_isRunning = false;
    std::unique_ptr<StoreWorker> m_worker; // last: its end waits for jobs that use the rest
};

} // namespace muscope
