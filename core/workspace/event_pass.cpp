// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/event_pass.h"

#include "core/base/bounded_queue.h"
#include "core/workspace/batch_assembler.h"
#include "core/workspace/batch_checker.h"
#include "core/workspace/carried_companions.h"
#include "core/workspace/orphan_receipts.h"

#include <algorithm>
#include <map>
#include <thread>

namespace muscope {

namespace {

constexpr std::size_t PassBatchRows = 512;
constexpr std::size_t PassBatchBytes = 1 << 20;
constexpr unsigned MaxWorkers = 4;

struct NumberedBatch {
    std::uint64_t number = 0;
    std::unique_ptr<EventBatch> events;
};

struct ReadyBatch {
    std::unique_ptr<EventBatch> events;
    CheckedBatch checked;
    std::vector<Digest> digests;
};

std::string_view bytesOf(const QByteArray& text) {
    return {text.constData(), static_cast<std::size_t>(text.size())};
}

// The way of one pass: the reader fills batches, workers check them, and whoever finishes the next
// batch in order tells it.
class Pipeline {
public:
    Pipeline(EventStore& store, const RuleRegistry& rules, const StoreLocation& location,
             const ReceiptSources& sources, const PassRequest& request, const PassSink& sink)
        : m_store(store)
        , m_rules(rules)
        , m_location(location)
        , m_sources(sources)
        , m_request(request)
        , m_sink(sink)
        , m_queue(2 * workerCount())
        , m_assembler(std::make_unique<BatchAssembler>(request))
        , m_misplaced(rules) {}

    ~Pipeline() { finish(); }
    Q_DISABLE_COPY_MOVE(Pipeline)

    // Called by the reader for each event.
    void add(const EventView& event) {
        if (!m_filling) {
            m_filling = takeSpare();
        }
        m_filling->append(event);
        if (m_filling->size() >= PassBatchRows || m_filling->byteCount() >= PassBatchBytes) {
            flush();
        }
    }

    // Sends what is left and waits until all is told; the first error of a worker, if any.
    Result<void> finish() {
        if (m_workers.empty()) {
            finishAlone();
        } else {
            flush();
        }
        m_queue.close();
        for (std::thread& worker : m_workers) {
            worker.join();
        }
        m_workers.clear();
        return m_error ? tl::unexpected(*m_error) : Result<void>();
    }

    // What only the end tells; after finish().
    [[nodiscard]] BatchAssembler& assembler() { return *m_assembler; }
    [[nodiscard]] std::unique_ptr<BatchAssembler> takeAssembler() { return std::move(m_assembler); }
    [[nodiscard]] MisplacedSearch& misplaced() { return m_misplaced; }
    // The receipts whose subjects came by; after finish().
    [[nodiscard]] UsedReceipts takeUsedReceipts() { return std::move(m_usedReceipts); }
    // The receipt events that did not pass the filter, ascending; after finish().
    [[nodiscard]] std::vector<Sequence> takeLeftOut() { return m_assembler->takeLeftOut(); }

    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }

private:
    static unsigned workerCount() {
        const unsigned cores = std::thread::hardware_concurrency();
        return std::clamp(cores > 1 ? cores - 1 : 1U, 1U, MaxWorkers);
    }

    void flush() {
        while (m_workers.size() < workerCount()) {
            m_workers.emplace_back([this] { work(); });
        }
        if (m_filling && !m_filling->isEmpty()) {
            m_queue.push({m_nextToRead++, std::move(m_filling)});
        }
        m_filling.reset();
    }

    // A few events are not worth threads, each with a connection of its own: the reader, being
    // done, checks them.
    void finishAlone() {
        if (m_filling && !m_filling->isEmpty()) {
            BatchChecker checker(m_rules, m_location, m_sources, m_request, &m_store);
            (void)check(checker, {m_nextToRead++, std::move(m_filling)});
        }
        m_filling.reset();
    }

    void work() {
        BatchChecker checker(m_rules, m_location, m_sources, m_request);
        while (std::optional<NumberedBatch> batch = m_queue.pop()) {
            if (!check(checker, std::move(*batch))) {
                return;
            }
        }
    }

    // False once it has failed.
    bool check(BatchChecker& checker, NumberedBatch batch) {
        std::vector<Digest> digests = checker.digests(*batch.events);
        checker.transform(batch.events);
        Result<CheckedBatch> checked = checker.check(*batch.events);
        if (!checked) {
            fail(checked.error());
            return false;
        }
        tell(batch.number, {std::move(batch.events), std::move(*checked), std::move(digests)});
        return true;
    }

    void tell(std::uint64_t number, ReadyBatch batch) {
        const std::lock_guard lock(m_mutex);
        m_ready.emplace(number, std::move(batch));
        for (auto next = m_ready.find(m_nextToTell); next != m_ready.end();
             next = m_ready.find(m_nextToTell)) {
            m_usedReceipts.append(next->second.checked.usedReceipts);
            PassBatch told = m_assembler->assemble(*next->second.events, next->second.checked);
            told.digests = std::move(next->second.digests);
            for (const FailedEvent& failed : told.failures) {
                m_misplaced.add(bytesOf(failed.session.value()), bytesOf(failed.event.value()),
                                std::span(&failed.report, 1), failed.others);
            }
            m_sink(std::move(told));
            next->second.events->clear();
            m_spare.push_back(std::move(next->second.events));
            m_ready.erase(next);
            ++m_nextToTell;
        }
    }

    void fail(const Error& error) {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_error) {
                m_error = error;
            }
        }
        m_stop.request_stop();
        m_queue.close();
    }

    std::unique_ptr<EventBatch> takeSpare() {
        const std::lock_guard lock(m_mutex);
        if (m_spare.empty()) {
            return std::make_unique<EventBatch>();
        }
        std::unique_ptr<EventBatch> batch = std::move(m_spare.back());
        m_spare.pop_back();
        return batch;
    }

    EventStore& m_store; // the reader's
    const RuleRegistry& m_rules;
    const StoreLocation& m_location;
    const ReceiptSources& m_sources;
    const PassRequest& m_request;
    const PassSink& m_sink;

    std::unique_ptr<EventBatch> m_filling; // the reader's
    std::uint64_t m_nextToRead = 0;        // the reader's
    BoundedQueue<NumberedBatch> m_queue;
    std::stop_source m_stop;

    std::mutex m_mutex; // guards everything below
    std::map<std::uint64_t, ReadyBatch> m_ready;
    std::uint64_t m_nextToTell = 0;
    std::unique_ptr<BatchAssembler> m_assembler;
    MisplacedSearch m_misplaced;
    std::vector<std::unique_ptr<EventBatch>> m_spare;
    UsedReceipts m_usedReceipts;
    std::optional<Error> m_error;

    std::vector<std::thread> m_workers;
};

} // namespace

PassSeam::PassSeam() = default;
PassSeam::~PassSeam() = default;

Result<void> runPass(EventStore& store, const StoreLocation& location, const RuleRegistry& rules,
                     const PassRequest& asked, const SourcesSink& sourcesSink, const PassSink& sink,
                     const std::stop_token& stop, PassSeam* seam) {
    PassRequest request = asked;
    Result<CompanionFiles> companions = withCarried(request.companions, location);
    if (!companions) {
        return tl::unexpected(companions.error());
    }
    request.companions = std::move(*companions);
    // Raw bytes matter to a receipt where the payload column could not hold the message.
    const EventScope scope{request.session, false, request.checkReceipts, request.limit};
    auto sources = std::make_shared<ReceiptSources>();
    if (request.checkReceipts) {
        ReceiptEngine engine(rules);
        EventScope everywhere = scope;
        everywhere.limit = 0;
        Result<ReceiptSources> found = findReceiptSources(
            store, everywhere, request.companions.receipts, engine, stop, request.receiptEvents);
        if (!found) {
            return tl::unexpected(found.error());
        }
        *sources = std::move(*found);
        sources->misplaced = request.misplaced;
    }
    sourcesSink(sources);
    Pipeline pipeline(store, rules, location, *sources, request, sink);
    // A worker's failure stops the reader as a person's wish does.
    std::stop_source either;
    const std::stop_callback onStop(stop, [&either] { either.request_stop(); });
    const std::stop_callback onFailure(pipeline.stopToken(), [&either] { either.request_stop(); });
    const Result<void> read = store.read(
        scope, [&pipeline](const EventView& event) { pipeline.add(event); }, either.get_token());
    const Result<void> checked = pipeline.finish();
    if (!checked || !read) {
        return checked ? read : checked;
    }
    PassBatch end;
    end.hung = pipeline.assembler().openRequests();
    const Result<void> told = tellOrphans(
        store, rules, request, *sources,
        {pipeline.takeUsedReceipts(), pipeline.takeLeftOut(), pipeline.assembler().receiptRows()},
        end);
    pipeline.assembler().finishWorkflows(end);
    auto misplaced = pipeline.misplaced().run(store, stop);
    if (misplaced) {
        end.misplaced = std::move(*misplaced);
    }
    if (!end.problems.empty() || !end.hung.empty() || !end.misplaced.empty()) {
        sink(std::move(end));
    }
    if (seam != nullptr) {
        seam->request = request;
        seam->sources = sources;
        seam->assembler = pipeline.takeAssembler();
    }
    return !told || misplaced ? told : tl::unexpected(misplaced.error());
}

} // namespace muscope
