// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/session_lister.h"

#include "core/workspace/demo_store.h"
#include "core/workspace/store_worker.h"

namespace muscope {

namespace {

using Listed = std::shared_ptr<const SessionList>;

Listed madeList(std::vector<SessionSummary>&& sessions) {
    return std::make_shared<const SessionList>(std::move(sessions));
}

Result<EventStore*> openStore(StoreWorker::Connection& connection, const StoreLocation& location,
                              const RuleRegistry& rules) {
    if (const Result<void> prepared = prepareStore(location, rules); !prepared) {
        return tl::unexpected(prepared.error());
    }
    return connection.open(location);
}

} // namespace

SessionLister::SessionLister(const RuleRegistry& rules, QObject* parent)
    : QObject(parent)
    , m_rules(rules)
    , m_worker(std::make_unique<StoreWorker>(QStringLiteral("session lister"))) {}

SessionLister::~SessionLister() = default;

void SessionLister::start(const StoreLocation& location) {
    cancel();
    m_isRunning = true;
    list(location, m_generation);
}

void SessionLister::cancel() {
    ++m_generation;
    if (m_isRunning) {
        m_isRunning = false;
        m_worker->interrupt();
    }
}

void SessionLister::list(const StoreLocation& location, std::uint64_t generation) {
    m_worker->post([this, location, generation](StoreWorker::Connection& connection) {
        const auto tell = [this, generation](const StoreDescription& store, const Listed& sessions,
                                             bool isComplete) {
            QMetaObject::invokeMethod(this, [=, this] {
                if (generation == m_generation) {
                    m_isRunning = !isComplete;
                    emit listed(store, sessions, isComplete);
                }
            });
        };
        const auto tellError = [this, generation](const Error& error) {
            QMetaObject::invokeMethod(this, [=, this] {
                if (generation == m_generation) {
                    m_isRunning = false;
                    emit failed(error);
                }
            });
        };
        const Result<EventStore*> store = openStore(connection, location, m_rules);
        if (!store) {
            return tellError(store.error());
        }
        const StoreDescription description = (*store)->description();
        const auto place = (*store)->markTail();
        QMetaObject::invokeMethod(this, [this, generation, place = place.value_or(nullptr)] {
            if (generation == m_generation) {
                emit marked(place);
            }
        });
        auto newest = (*store)->newestSessions();
        if (newest && *newest) {
            tell(description, madeList(std::move(**newest)), false);
        }
        Result<std::vector<SessionSummary>> sessions =
            newest ? (*store)->sessions() : tl::unexpected(newest.error());
        if (!sessions) {
            connection.drop();
            return tellError(sessions.error());
        }
        tell(description, madeList(std::move(*sessions)), true);
    });
}

} // namespace muscope
