// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/workspace_private.h"

#include <chrono>

namespace muscope {

namespace {

constexpr std::chrono::milliseconds MergePause{200};
constexpr std::chrono::milliseconds OperationsPause{1'000};

} // namespace

void Workspace::followStore() {
    connect(&d->lister, &SessionLister::marked, this,
            [this](const std::shared_ptr<TailReader>& place) {
                // The place of the first listing is the earliest: what came since is not passed by.
                if (!std::exchange(d->isFollowed, true)) {
                    d->follower.setStore(d->location, place);
                }
            });
    connect(&d->session, &SessionReader::grown, this, &Workspace::takeGrowth);
    connect(&d->follower, &StoreFollower::sessionsChanged, this, &Workspace::takeTouched);
    connect(&d->follower, &StoreFollower::sourcesChanged, &d->session, &SessionReader::setSources);
    connect(&d->follower, &StoreFollower::receiptsCameLate, this, [this](int count) {
        emit followSaid(QStringLiteral("%1 receipt(s) came after their events were checked; "
                                       "reload to check them")
                            .arg(count));
    });
    connect(&d->follower, &StoreFollower::said, this, &Workspace::followSaid);
    d->mergePause.setSingleShot(true);
    connect(&d->mergePause, &QTimer::timeout, this, &Workspace::mergeSessions);
    d->operationsPause.setSingleShot(true);
    connect(&d->operationsPause, &QTimer::timeout, &d->selector, &RowSelector::endIndex);
}

void Workspace::setFollowing(bool isFollowing) {
    if (isFollowing != d->follower.isActive()) {
        d->follower.setActive(isFollowing);
        emit followingChanged();
    }
}

bool Workspace::isFollowing() const {
    return d->follower.isActive();
}

void Workspace::nudge() {
    d->follower.nudge();
}

// The pass has ended: from here on the follower reads.
void Workspace::followSession() {
    if (std::exchange(d->isHeld, false)) {
        d->follower.takeSession(d->session.takeSeam());
    }
}

void Workspace::takeGrowth() {
    if (!d->current) {
        return;
    }
    d->coverage[*d->current] = d->session.index().coverage();
    emit sessionVerified(*d->current);
    // A filter on operations looks at all rows again: not with every answer.
    if (!d->operationsPause.isActive()) {
        d->operationsPause.start(OperationsPause);
    }
}

void Workspace::takeTouched(const std::vector<SessionSummary>& sessions) {
    for (const SessionSummary& session : sessions) {
        d->touched.insert_or_assign(session.id, session);
    }
    if (!d->isMerging && !d->mergePause.isActive()) {
        mergeSessions();
    }
}

// A long list takes a while to be made anew.
void Workspace::mergeSessions() {
    if (d->touched.empty() || d->isMerging || d->state != StoreState::Open || isListing()) {
        return;
    }
    d->isMerging = true;
    d->merging = std::exchange(d->touched, {});
    std::vector<SessionSummary> touched;
    for (const auto& [id, session] : d->merging) {
        touched.push_back(session);
    }
    using List = std::shared_ptr<const SessionList>;
    d->background
        .run<List>([base = d->sessions, touched] {
            return std::make_shared<const SessionList>(base->with(touched));
        })
        .then(this, [this, base = d->sessions](const List& merged) {
            d->isMerging = false;
            d->mergePause.start(MergePause);
            if (base == d->sessions) {
                d->sessions = merged;
                emit sessionsFollowed();
            } else {
                d->touched.merge(d->merging); // into another list by now; what came since is newer
            }
            d->merging.clear();
        });
}

} // namespace muscope
