// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/session_reader.h"

#include "core/workspace/batch_assembler.h"
#include "core/workspace/event_pass.h"
#include "core/workspace/pass_mailbox.h"
#include "core/workspace/session_seam.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <utility>

namespace muscope {

namespace {

constexpr std::chrono::milliseconds DrainInterval{33};
constexpr std::chrono::milliseconds FollowInterval{16}; // a frame of most displays

// Receipts in events of their own are looked for before the first row is told. In a session of more
// than so many events that takes long enough to be noticed.
constexpr std::int64_t LargeSession = 50'000;
constexpr std::int64_t PreviewRows = 200;

IndexSnapshot previewOf(EventStore& store, const StoreLocation& location, const RuleRegistry& rules,
                        const SessionId& session, const std::stop_token& stop) {
    EventIndex rows;
    // What fails here fails again in the pass, which tells it.
    static_cast<void>(runPass(
        store, location, rules, {session, false, true, PreviewRows}, [](const auto&) {},
        [&rows](const PassBatch& batch) { rows.append(batch.index); }, stop));
    return rows.snapshot();
}

} // namespace

// What the GUI thread and the worker share of one pass.
struct SessionReader::Pass {
    std::stop_source stop;
    PassMailbox mailbox;
    std::shared_ptr<SessionSeam> seam;     // the worker fills it
    std::atomic_bool isDrainAsked = false; // for what came behind the seam
};

SessionReader::SessionReader(const RuleRegistry& rules, QObject* parent)
    : QObject(parent)
    , m_rules(rules)
    , m_problems(std::make_shared<ProblemList>())
    , m_pass(std::make_shared<Pass>())
    , m_worker(std::make_unique<StoreWorker>(QStringLiteral("session reader"))) {
    m_drainTimer.setInterval(DrainInterval);
    connect(&m_drainTimer, &QTimer::timeout, this, &SessionReader::drain);
    m_laterTimer.setSingleShot(true);
    connect(&m_laterTimer, &QTimer::timeout, this, &SessionReader::takeLater);
}

SessionReader::~SessionReader() {
    stop();
}

void SessionReader::start(const StoreLocation& location, const SessionId& session,
                          std::int64_t expected, const CompanionFiles& companions) {
    clear();
    m_location = location;
    PassRequest request{session, true, true};
    request.companions = companions;
    m_request = std::make_shared<const PassRequest>(request);
    run(expected);
}

void SessionReader::run(std::int64_t expected) {
    m_state = {PassState::Phase::Running, 0, expected, std::nullopt};
    m_drainTimer.start();
    m_pass->seam = makeSeam(m_pass);
    m_worker->post([this, location = m_location, request = *m_request, expected,
                    pass = m_pass](StoreWorker::Connection& connection) {
        const Result<void> result = read(connection, location, request, expected, pass);
        if (!result && result.error().code == ErrorCode::Connection) {
            connection.drop();
        }
        onGui(pass, [this, result] { finish(result); });
    });
    emit stateChanged();
}

std::shared_ptr<SessionSeam> SessionReader::makeSeam(const std::shared_ptr<Pass>& pass) {
    auto seam = std::make_shared<SessionSeam>();
    seam->session = *m_request->session;
    seam->put = [this, weak = std::weak_ptr(pass)](PassBatch&& batch) {
        const std::shared_ptr<Pass> current = weak.lock();
        if (!current) {
            return;
        }
        current->mailbox.put(std::move(batch));
        if (!current->isDrainAsked.exchange(true)) {
            onGui(current, [this] { takeLater(); });
        }
    };
    return seam;
}

// At once where nothing was taken for a while.
void SessionReader::takeLater() {
    const auto since = std::chrono::milliseconds(m_sinceDrain.isValid() ? m_sinceDrain.elapsed()
                                                                        : FollowInterval.count());
    if (since < FollowInterval) {
        m_laterTimer.start(FollowInterval - since);
        return;
    }
    m_pass->isDrainAsked = false;
    m_sinceDrain.start();
    drain();
    emit grown();
}

template <typename Act>
void SessionReader::onGui(const std::shared_ptr<Pass>& pass, Act act) {
    QMetaObject::invokeMethod(this, [this, pass, act] {
        if (pass == m_pass) {
            act();
        }
    });
}

Result<void> SessionReader::read(StoreWorker::Connection& connection, const StoreLocation& location,
                                 const PassRequest& request, std::int64_t expected,
                                 const std::shared_ptr<Pass>& pass) {
    const std::stop_token token = pass->stop.get_token();
    if (token.stop_requested()) {
        return failure(ErrorCode::Cancelled, QStringLiteral("reading was stopped"));
    }
    const Result<EventStore*> store = connection.open(location);
    if (!store) {
        return tl::unexpected(store.error());
    }
    if (expected == 0 || expected > LargeSession) { // 0: nobody has counted it yet
        const IndexSnapshot preview =
            previewOf(**store, location, m_rules, *request.session, token);
        onGui(pass, [this, preview] { takePreview(preview); });
    }
    bool isFirst = true; // shown at once; the timer takes care of the rest
    return runPass(
        **store, location, m_rules, request,
        [&](const std::shared_ptr<const ReceiptSources>& sources) {
            onGui(pass, [this, sources] { m_sources = sources; });
        },
        [&](PassBatch&& batch) {
            pass->mailbox.put(std::move(batch));
            if (std::exchange(isFirst, false)) {
                onGui(pass, [this] { drain(); });
            }
        },
        token, &pass->seam->pass);
}

void SessionReader::takePreview(const IndexSnapshot& preview) {
    if (m_index.size() == 0 && !preview.isEmpty()) {
        m_preview = preview;
        emit previewed();
    }
}

void SessionReader::setExpected(std::int64_t expected) {
    m_state.eventsExpected = expected;
    emit stateChanged();
}

void SessionReader::cancel() {
    if (m_state.isRunning()) {
        stop();
    }
}

void SessionReader::clear() {
    stop();
    m_pass = std::make_shared<Pass>();
    m_drainTimer.stop();
    m_laterTimer.stop();
    m_seam.reset();
    m_index = EventIndex();
    m_snapshot = m_index.snapshot();
    m_preview = m_snapshot;
    m_finder = ProblemFinder();
    m_problems = std::make_shared<ProblemList>();
    m_state = {};
    m_misplaced.clear();
    m_sources.reset();
}

void SessionReader::stop() {
    m_pass->stop.request_stop();
    if (m_state.isRunning()) {
        m_worker->interrupt();
    }
}

void SessionReader::drain() {
    const std::uint32_t first = m_index.size();
    const std::shared_ptr<const ProblemList> problems = m_problems;
    const std::size_t problemCount = problems->size();
    bool hasChanges = false;
    for (const PassBatch& batch : m_pass->mailbox.takeAll()) {
        m_index.append(batch.index);
        keepProblems(batch);
        forgetAnswered(batch);
        m_misplaced.insert(m_misplaced.end(), batch.misplaced.begin(), batch.misplaced.end());
        m_state.eventsRead += batch.events;
        hasChanges = hasChanges || !batch.index.changes.empty();
    }
    if (m_index.size() != first) {
        m_snapshot = m_index.snapshot();
        m_finder.append(m_snapshot, *m_problems);
        emit indexAppended(first, m_index.size() - first);
        if (hasChanges) {
            emit operationsChanged();
        }
        if (m_state.isRunning()) {
            emit stateChanged();
        }
    }
    if (m_problems != problems || m_problems->size() != problemCount) {
        emit problemsChanged();
    }
}

void SessionReader::keepProblems(const PassBatch& batch) {
    for (const FailedEvent& failed : batch.failures) {
        m_problems->addNote(failureKind(failed.report.verdict).value_or(ProblemKind::Differs),
                            {QString::fromStdString(failed.report.detail),
                             QString::fromStdString(failed.report.foundIn)});
    }
    for (const PassProblem& problem : batch.problems) {
        // An event is listed once a kind, with the first that was found.
        const std::vector<RowNumber>& known = m_problems->rows(problem.kind);
        if (problem.row && (known.empty() || known.back() != *problem.row)) {
            m_problems->add(problem.kind, *problem.row);
            m_problems->addNote(problem.kind, {problem.message, QString()});
        } else if (!problem.row) {
            m_problems->addLoose({problem.kind, problem.message, problem.workflow, problem.line,
                                  std::string_view(problem.severity) == "info"});
        }
    }
    for (const RowNumber request : batch.hung) {
        m_problems->add(ProblemKind::Hung, request);
    }
}

// A request that was told to hang has its answer after all.
void SessionReader::forgetAnswered(const PassBatch& batch) {
    const std::vector<RowNumber>& hung = m_problems->rows(ProblemKind::Hung);
    std::vector<RowNumber> answered;
    for (const OperationChange& change : batch.index.changes) {
        if (std::binary_search(hung.begin(), hung.end(), change.row)) {
            answered.push_back(change.row);
        }
    }
    if (!answered.empty()) {
        std::sort(answered.begin(), answered.end());
        m_problems =
            std::make_shared<ProblemList>(m_problems->without(ProblemKind::Hung, answered));
    }
}

// A pass that found receipts of other events has told them to differ: one that knows them from the
// start tells what they are. Happens once.
bool SessionReader::startAgain() {
    if (m_misplaced.empty() || m_request->misplaced) {
        return false;
    }
    auto misplaced = std::make_shared<MisplacedReceipts>();
    for (const MisplacedReceipt& receipt : m_misplaced) {
        misplaced->add(receipt);
    }
    auto request = std::make_shared<PassRequest>(*m_request);
    request->misplaced = std::move(misplaced);
    const std::int64_t expected = m_state.eventsRead;
    clear();
    m_request = std::move(request);
    emit startedAgain();
    run(expected);
    return true;
}

void SessionReader::finish(const Result<void>& result) {
    drain();
    m_drainTimer.stop();
    if (result && startAgain()) {
        return;
    }
    if (result) {
        m_state.phase = PassState::Phase::Done;
        m_seam = std::exchange(m_pass->seam, nullptr);
        m_seam->index = m_snapshot;
    } else if (result.error().code == ErrorCode::Cancelled) {
        m_state.phase = PassState::Phase::Cancelled;
    } else {
        m_state.phase = PassState::Phase::Failed;
        m_state.error = result.error();
    }
    emit stateChanged();
}

} // namespace muscope
