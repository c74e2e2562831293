// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/coverage.h"
#include "core/index/index_batch.h"
#include "core/index/problem.h"
#include "core/query/filter.h"
#include "core/receipt/digest_chain.h"
#include "core/receipt/receipt_report.h"
#include "core/report/event_transform.h"
#include "core/store/event_store.h"
#include "core/workspace/companions.h"
#include "core/workspace/receipt_sources.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace muscope {

class BatchAssembler;
class RuleRegistry;

// What a pass over events is to do.
struct PassRequest {
    std::optional<SessionId> session; // nullopt: the whole store
    bool checkReceipts = true;        // false: every verdict is Unchecked
    bool makeRows = false;            // rows for an index; wants one session
    std::int64_t limit = 0;           // the first so many events; 0: all
    // Only events that pass are counted and told; must not need operations, nor go with makeRows.
    Filter filter = {};
    // What the person named beside the store; a session file brings what was not named.
    CompanionFiles companions = {};
    // What an earlier pass has told; null: nothing.
    std::shared_ptr<const MisplacedReceipts> misplaced = {};
    // Changes events before anything else looks at them; null: they are as stored.
    std::shared_ptr<const EventTransform> transform = {};
    CountChanges countChanges = CountChanges::Yes;
    bool takeDigests = false; // of each event as it is stored, whatever the filter
    ReceiptEvents receiptEvents = ReceiptEvents::Maybe; // as it is known already
};

// An event whose receipt fails, with the evidence.
struct FailedEvent {
    SessionId session;
    EventId event;
    ReceiptReport report;              // the worst
    std::vector<ReceiptReport> others; // that differ too
};

// Something that is no receipt's failure and yet worth telling.
struct PassProblem {
    ProblemKind kind = ProblemKind::OrphanReceipt;
    std::optional<RowNumber> row; // where rows were asked for
    const char* severity = "";    // "error", "warning", "info"
    SessionId session;
    EventId event;
    QString message;
    std::optional<std::string> path; // JSON pointer into the event's payload
    std::string workflow;            // the file; empty: it is about none
    int line = 0;                    // in that file, from 1; 0: none
    Sequence sequence = {};          // of the event, where there is a row
};

// The events of one batch, read, checked and put in order.
struct PassBatch {
    std::int64_t events = 0;     // read; the rest counts those that pass the filter
    IndexBatch index;            // empty unless rows were asked for
    std::vector<Digest> digests; // where they were asked for
    Coverage coverage;
    std::vector<std::pair<SessionId, Coverage>> sessions; // runs of events of one session
    std::vector<FailedEvent> failures;
    std::vector<PassProblem> problems;
    // Told at the end: receipts that were told to differ and are of other events. Their verdict is
    // "wrong subject", which a pass that knows them gives at once.
    std::vector<MisplacedReceipt> misplaced;
    std::vector<RowNumber> hung; // requests nobody answered, told at the end; rows were asked for
    std::int64_t unreadable = 0; // events with bytes that are no text; each is a problem too
};

// Called in the store's order, by one thread at a time, not always the caller's.
using PassSink = std::function<void(PassBatch&&)>;
// Called once it is known where receipts lie beside metadata, before the first batch.
using SourcesSink = std::function<void(std::shared_ptr<const ReceiptSources>)>;

// What goes on where a pass over one session has ended, for the events that come later.
struct PassSeam {
    PassSeam();
    ~PassSeam();
    Q_DISABLE_COPY_MOVE(PassSeam)

    PassRequest request;
    std::shared_ptr<const ReceiptSources> sources;
    std::unique_ptr<BatchAssembler> assembler; // with the rows, texts and open requests so far
};

// Reads the events of a session or store once, in the store's order, and checks their receipts on
// the way: the calling thread reads, worker threads of its own decode and check (of a few events
// the calling thread does), at most a few batches are in memory. Returns when all is told, or with
// the first error; Cancelled when stopped. seam, where there is one, is filled when the pass has
// come to its end.
[[nodiscard]] Result<void> runPass(EventStore& store, const StoreLocation& location,
                                   const RuleRegistry& rules, const PassRequest& request,
                                   const SourcesSink& sourcesSink, const PassSink& sink,
                                   const std::stop_token& stop, PassSeam* seam = nullptr);

} // namespace muscope
