// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/coverage.h"
#include "core/event/ids.h"
#include "core/store/store_location.h"
#include "core/workspace/companions.h"
#include "core/workspace/pass_state.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace muscope {

class RuleRegistry;
class StoreWorker;

// What checking a whole store has come to.
struct StoreVerification {
    PassState pass;
    Coverage coverage;         // of the events read so far
    std::int64_t sessions = 0; // of which at least one event was read
    std::int64_t failingSessions = 0;
};

// Checks the receipts of every session of a store in the background, on a connection of its own.
// Lives on the GUI thread, which takes what was found at most thirty times a second.
class StoreVerifier final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoreVerifier)

public:
    explicit StoreVerifier(const RuleRegistry& rules, QObject* parent = nullptr);
    ~StoreVerifier() override;

    // Begins anew; expected: how many events there are, 0: not known.
    void start(const StoreLocation& location, std::int64_t expected,
               const CompanionFiles& companions);
    // Stops; what was found stays and counts as part.
    void cancel();
    // Stops, and forgets.
    void clear();

    [[nodiscard]] const StoreVerification& state() const { return m_state; }
    // The verdict counts of the events of a session that were read so far; nullptr: none.
    [[nodiscard]] const Coverage* seenOf(const SessionId& session) const;

signals:
    void stateChanged();
    void sessionsSeen(const std::vector<muscope::SessionId>& sessions); // seenOf() has more

private:
    struct Pass;

    void stop();
    void drain();
    void finish(const Result<void>& result);

    const RuleRegistry& m_rules;
    StoreVerification m_state;
    QHash<QByteArray, Coverage> m_seen;
    std::shared_ptr<Pass> m_pass; // what the worker shares; answers of an older one are dropped
    QTimer m_drainTimer;
    std::unique_ptr<StoreWorker> m_worker; // last: its end waits for jobs that use the rest
};

} // namespace muscope
