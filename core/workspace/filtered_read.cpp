// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/filtered_read.h"

#include "core/workspace/batch_checker.h"
#include "core/workspace/event_filter.h"

namespace muscope {

namespace {

// Receipts that lie in other events are loaded once a batch.
constexpr std::size_t ReadBatchRows = 256;

} // namespace

Result<void> readFiltered(EventStore& store, const StoreLocation& location,
                          const RuleRegistry& rules, const EventScope& scope, const Filter& filter,
                          const EventStore::EventSink& sink, FilteredCount& count,
                          const std::stop_token& stop) {
    EventScope all = scope;
    all.limit = 0;
    PassRequest request;
    request.session = scope.session;
    request.checkReceipts = filter.needsReceipts();
    request.filter = filter;
    ReceiptSources sources;
    if (request.checkReceipts) {
        ReceiptEngine engine(rules);
        Result<ReceiptSources> found = findReceiptSources(store, all, nullptr, engine, stop);
        if (!found) {
            return tl::unexpected(found.error());
        }
        sources = std::move(*found);
    }
    std::stop_source either; // a person's wish, or enough
    const std::stop_callback onStop(stop, [&either] { either.request_stop(); });
    BatchChecker checker(rules, location, sources, request);
    EventFilter events(filter);
    EventBatch batch;
    Result<void> checked;
    bool isEnough = false;
    const auto flush = [&] {
        const Result<CheckedBatch> verdicts = checker.check(batch);
        if (!verdicts) {
            checked = tl::unexpected(verdicts.error());
            either.request_stop();
        }
        for (std::size_t i = 0; verdicts && i < batch.size() && !isEnough; ++i) {
            if (events.passes(batch.at(i), verdicts->events[i])) {
                ++count.passed;
                sink(batch.at(i));
                isEnough = count.passed == scope.limit;
            }
        }
        if (isEnough) {
            either.request_stop();
        }
        batch.clear();
    };
    const Result<void> read = store.read(
        all,
        [&](const EventView& event) {
            ++count.read;
            batch.append(event);
            if (batch.size() == ReadBatchRows) {
                flush();
            }
        },
        either.get_token());
    if (isEnough) {
        return {};
    }
    if (checked && !stop.stop_requested()) {
        flush();
    }
    return checked ? isEnough ? Result<void>() : read : checked;
}

} // namespace muscope
