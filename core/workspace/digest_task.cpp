// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/digest_task.h"

#include "core/receipt/signature_key.h"
#include "core/workspace/digest_reading.h"

namespace muscope {

DigestTask::DigestTask(QObject* parent)
    : StoreTask(QStringLiteral("session digest"), parent) {}

void DigestTask::take(const StoreLocation& location, const SessionId& session,
                      std::int64_t expected) {
    m_order = Order::Take;
    start(expected, [this, location, session](Job& job) -> Result<void> {
        auto taken = takenFrom(job, location, session);
        if (!taken) {
            return tl::unexpected(taken.error());
        }
        job.give([this, anchor = std::make_shared<const DigestAnchor>(std::move(*taken))] {
            m_taken = anchor;
        });
        return {};
    });
}

Result<DigestAnchor> DigestTask::takenFrom(Job& job, const StoreLocation& location,
                                           const SessionId& session) {
    const Result<EventStore*> store = job.open(location);
    if (!store) {
        return tl::unexpected(store.error());
    }
    return takeDigest(**store, session, KeepEvents::Yes, [&job] { job.advance(1); }, job.stop());
}

void DigestTask::save(const QString& path, const QString& keyPath, const QByteArray& passphrase,
                      Replace replace) {
    m_order = Order::Save;
    start(0, [taken = m_taken, path, keyPath, passphrase, replace](Job&) -> Result<void> {
        if (keyPath.isEmpty()) {
            return writeAnchor(*taken, path, nullptr, replace);
        }
        const auto key = SignatureKey::readPrivate(keyPath, passphrase);
        if (!key) {
            return tl::unexpected(key.error());
        }
        return writeAnchor(*taken, path, &*key, replace);
    });
}

void DigestTask::compare(const StoreLocation& location, const QString& anchorPath,
                         const QString& keyPath) {
    m_order = Order::Compare;
    m_check.reset();
    start(0, [this, location, anchorPath, keyPath](Job& job) -> Result<void> {
        const auto anchored = readAnchor(anchorPath, keyPath);
        if (!anchored) {
            return tl::unexpected(anchored.error());
        }
        job.expect(anchored->anchor.count);
        const SessionId session(QByteArray::fromStdString(anchored->anchor.sessionId));
        const auto found = takenFrom(job, location, session);
        if (!found) {
            return tl::unexpected(found.error());
        }
        job.give([this, check = std::make_shared<const AnchorCheck>(
                            AnchorCheck::of(*anchored, *found))] { m_check = check; });
        return {};
    });
}

} // namespace muscope
