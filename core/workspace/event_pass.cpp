// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/event_pass.h"

#include "core/base/bounded_queue.h"
#include "core/workspace/batch_assembler.h"
#include "core/workspace/batch_checker.h"

#include <algorithm>
#include <map>
#include <thread>

namespace muscope {

namespace {

constexpr std::size_t BatchRows = 512;
constexpr std::size_t BatchBytes = 1 << 20;
constexpr unsigned MaxWorkers = 4;

struct NumberedBatch {
    std::uint64_t number = 0;
    std::unique_ptr<EventBatch> events;
};

struct ReadyBatch {
    std::unique_ptr<EventBatch> events;
    CheckedBatch checked;
};

// The way of one pass: the reader fills batches, workers check them, and whoever finishes the next
// batch in order tells it.
class Pipeline {
public:
    Pipeline(const RuleRegistry& rules, const StoreLocation& location, const ReceiptLinks& links,
             const PassRequest& request, const PassSink& sink)
        : m_rules(rules)
        , m_location(location)
        , m_links(links)
        , m_request(request)
        , m_sink(sink)
        , m_queue(2 * workerCount())
        , m_assembler(request.makeRows, request.filter) {
        for (unsigned i = 0; i < workerCount(); ++i) {
            m_workers.emplace_back([this] { work(); });
        }
    }

    ~Pipeline() { finish(); }
    Q_DISABLE_COPY_MOVE(Pipeline)

    // Called by the reader for each event.
    void add(const EventView& event) {
        if (!m_filling) {
            m_filling = takeSpare();
        }
        m_filling->append(event);
        if (m_filling->size() >= BatchRows || m_filling->byteCount() >= BatchBytes) {
            flush();
        }
    }

    // Sends what is left and waits until all is told; the first error of a worker, if any.
    Result<void> finish() {
        flush();
        m_queue.close();
        for (std::thread& worker : m_workers) {
            worker.join();
        }
        m_workers.clear();
        return m_error ? tl::unexpected(*m_error) : Result<void>();
    }

    // What only the end tells; after finish().
    [[nodiscard]] const BatchAssembler& assembler() const { return m_assembler; }
    // The receipt events whose subjects came by; after finish().
    [[nodiscard]] std::vector<Sequence> takeUsedReceipts() { return std::move(m_usedReceipts); }
    // The receipt events that did not pass the filter, ascending; after finish().
    [[nodiscard]] std::vector<Sequence> takeLeftOut() { return m_assembler.takeLeftOut(); }

    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }

private:
    static unsigned workerCount() {
        const unsigned cores = std::thread::hardware_concurrency();
        return std::clamp(cores > 1 ? cores - 1 : 1U, 1U, MaxWorkers);
    }

    void flush() {
        if (m_filling && !m_filling->isEmpty()) {
            m_queue.push({m_nextToRead++, std::move(m_filling)});
        }
        m_filling.reset();
    }

    void work() {
        BatchChecker checker(m_rules, m_location, m_links, m_request);
        while (std::optional<NumberedBatch> batch = m_queue.pop()) {
            Result<CheckedBatch> checked = checker.check(*batch->events);
            if (!checked) {
                fail(checked.error());
                return;
            }
            tell(batch->number, {std::move(batch->events), std::move(*checked)});
        }
    }

    void tell(std::uint64_t number, ReadyBatch batch) {
        const std::lock_guard lock(m_mutex);
        m_ready.emplace(number, std::move(batch));
        for (auto next = m_ready.find(m_nextToTell); next != m_ready.end();
             next = m_ready.find(m_nextToTell)) {
            const std::vector<Sequence>& used = next->second.checked.usedReceipts;
            m_usedReceipts.insert(m_usedReceipts.end(), used.begin(), used.end());
            m_sink(m_assembler.assemble(*next->second.events, next->second.checked));
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

    const RuleRegistry& m_rules;
    const StoreLocation& m_location;
    const ReceiptLinks& m_links;
    const PassRequest& m_request;
    const PassSink& m_sink;

    std::unique_ptr<EventBatch> m_filling; // the reader's
    std::uint64_t m_nextToRead = 0;        // the reader's
    BoundedQueue<NumberedBatch> m_queue;
    std::stop_source m_stop;

    std::mutex m_mutex; // guards everything below
    std::map<std::uint64_t, ReadyBatch> m_ready;
    std::uint64_t m_nextToTell = 0;
    BatchAssembler m_assembler;
    std::vector<std::unique_ptr<EventBatch>> m_spare;
    std::vector<Sequence> m_usedReceipts;
    std::optional<Error> m_error;

    std::vector<std::thread> m_workers;
};

// Tells the receipts of events that are not there: removed, renamed, or never named.
Result<void> tellOrphans(EventStore& store, const RuleRegistry& rules,
                         const std::vector<Sequence>& orphans,
                         const BatchAssembler::ReceiptRows& rows, PassBatch& told) {
    ReceiptEngine engine(rules);
    const auto rowOf = [&rows](Sequence sequence) {
        const auto found =
            std::lower_bound(rows.begin(), rows.end(), std::pair(sequence, RowNumber(0)));
        return found != rows.end() && found->first == sequence ? std::optional(found->second)
                                                               : std::nullopt;
    };
    const auto bytes = [](std::string_view text) {
        return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    };
    for (std::size_t begin = 0; begin < orphans.size(); begin += BatchRows) {
        const auto part =
            std::span(orphans).subspan(begin).first(std::min(BatchRows, orphans.size() - begin));
        const Result<void> read = store.readSequences(part, [&](const EventView& event) {
            const auto link = engine.linkOf(event);
            const QString message =
                link
                    ? QStringLiteral("it is a receipt of event %1, which its session does not have")
                          .arg(QString::fromStdString(link->subjectEventId))
                    : QStringLiteral("it names no event it would be a receipt of");
            told.problems.push_back({ProblemKind::OrphanReceipt, rowOf(event.sequence), "warning",
                                     SessionId(bytes(event.sessionId)),
                                     EventId(bytes(event.eventId)), message});
        });
        if (!read) {
            return read;
        }
    }
    std::sort(
        told.problems.begin(), told.problems.end(),
        [](const PassProblem& left, const PassProblem& right) { return left.row < right.row; });
    return {};
}

} // namespace

Result<void> runPass(EventStore& store, const StoreLocation& location, const RuleRegistry& rules,
                     const PassRequest& request, const LinksSink& linksSink, const PassSink& sink,
                     const std::stop_token& stop) {
    // Raw bytes matter to a receipt where the payload column could not hold the message.
    const EventScope scope{request.session, false, request.checkReceipts, request.limit};
    auto links = std::make_shared<ReceiptLinks>();
    if (request.checkReceipts) {
        ReceiptEngine engine(rules);
        EventScope everywhere = scope;
        everywhere.limit = 0;
        Result<ReceiptLinks> found = findReceiptLinks(store, everywhere, engine, stop);
        if (!found) {
            return tl::unexpected(found.error());
        }
        *links = std::move(*found);
    }
    linksSink(links);
    Pipeline pipeline(rules, location, *links, request, sink);
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
    std::vector<Sequence> orphans = links->unused(pipeline.takeUsedReceipts());
    std::erase_if(orphans, [leftOut = pipeline.takeLeftOut()](Sequence receipt) {
        return std::binary_search(leftOut.begin(), leftOut.end(), receipt);
    });
    PassBatch end;
    end.hung = pipeline.assembler().openRequests();
    const Result<void> told =
        tellOrphans(store, rules, orphans, pipeline.assembler().receiptRows(), end);
    if (!end.problems.empty() || !end.hung.empty()) {
        sink(std::move(end));
    }
    return told;
}

} // namespace muscope
