// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/background.h"
#include "core/workspace/companions.h"
#include "core/workspace/live_connections.h"
#include "core/workspace/payload_search.h"
#include "core/workspace/receipt_desk.h"
#include "core/workspace/row_selector.h"
#include "core/workspace/session_lister.h"
#include "core/workspace/session_reader.h"
#include "core/workspace/session_seam.h"
#include "core/workspace/session_series.h"
#include "core/workspace/store_follower.h"
#include "core/workspace/store_worker.h"
#include "core/workspace/timeline_service.h"
#include "core/workspace/workspace.h"

#include <QTimer>

#include <atomic>
#include <map>

namespace muscope {

// What the workspace keeps; its own three files alone look into it.
struct Workspace::Private {
    Private(const RuleRegistry& receiptRules, const Workspace& workspace)
        : rules(receiptRules)
        , session(receiptRules)
        , lister(receiptRules)
        , verifier(receiptRules)
        , timeline(workspace)
        , desk(receiptRules)
        , follower(receiptRules)
        , reader(QStringLiteral("store reader")) {}

    const RuleRegistry& rules;
    StoreState state = StoreState::None;
    StoreLocation location;
    StoreDescription description;
    std::optional<Error> error;
    std::shared_ptr<const SessionList> sessions = std::make_shared<const SessionList>();
    bool isListPartial = false; // there are more, or not all are counted
    std::map<SessionId, Coverage> coverage;
    std::optional<SessionId> current;
    std::atomic<std::uint64_t> detail = 0; // generation of the event asked for; read by reader
    SessionReader session;
    SessionLister lister;
    StoreVerifier verifier;
    Companions companions;
    TimelineService timeline;
    RowSelector selector;
    PayloadSearch search;
    SessionSeries series;
    Background background;
    ReceiptDesk desk;
    LiveConnections live;
    StoreFollower follower;                      // its worker uses session
    bool isFollowed = false;                     // the store's place is marked
    bool isHeld = false;                         // the follower waits for the end of the pass
    std::map<SessionId, SessionSummary> touched; // by events that came, not in the list yet
    std::map<SessionId, SessionSummary> merging; // on their way into the list
    bool isMerging = false;
    QTimer mergePause;
    QTimer operationsPause;
    StoreWorker reader; // last: its end waits for jobs that use the rest
};

} // namespace muscope
