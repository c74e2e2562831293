// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "core/receipt/anchor_check.h"
#include "core/store/store_location.h"
#include "core/workspace/pass_state.h"

#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>

namespace muscope {

class StoreWorker;

// What is done with session digests in the background, one thing at a time: taking one, writing its
// anchor, comparing a store with an anchor. Lives on the GUI thread; works on a thread and, where
// it needs one, a connection of its own, and tells how far it is at most ten times a second.
// Whoever closes a window does not wait for it: retire() ends it when its work has.
class DigestTask final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DigestTask)

public:
    enum class Work : unsigned char { Nothing, Take, Save, Compare };

    explicit DigestTask(QObject* parent = nullptr);
    ~DigestTask() override;

    // Each ends in finished(); none does anything while another is running.
    void take(const StoreLocation& location, const SessionId& session, std::int64_t expected);
    // Writes the anchor of what was taken, signed where there is a key path.
    void save(const QString& path, const QString& keyPath, const QByteArray& passphrase,
              Replace replace);
    // Without a key path a signature is not checked.
    void compare(const StoreLocation& location, const QString& anchorPath, const QString& keyPath);
    void cancel();
    // Cancels, and deletes the task as soon as nothing runs any more.
    void retire();

    // The last thing that was asked for, and how it goes or went.
    [[nodiscard]] Work work() const { return m_work; }
    [[nodiscard]] const PassState& state() const { return m_state; }
    // Null until there is one.
    [[nodiscard]] const std::shared_ptr<const DigestAnchor>& taken() const { return m_taken; }
    [[nodiscard]] const std::shared_ptr<const AnchorCheck>& check() const { return m_check; }

signals:
    void progressChanged(); // state() is new
    void finished();        // state() is no longer Running

private:
    struct Report;
    class Job;

    void start(Work work, std::int64_t expected, std::function<Result<void>(Job&)> job);
    void take(const Report& report);

    Work m_work = Work::Nothing;
    PassState m_state;
    std::shared_ptr<const DigestAnchor> m_taken;
    std::shared_ptr<const AnchorCheck> m_check;
    std::stop_source m_stop;
    std::unique_ptr<StoreWorker> m_worker; // last: its end waits for jobs that use the rest
};

} // namespace muscope
