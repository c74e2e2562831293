// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/event_index.h"
#include "core/index/problem_finder.h"
#include "core/store/store_location.h"
#include "core/workspace/companions.h"
#include "core/workspace/pass_state.h"
#include "core/workspace/store_worker.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace muscope {

struct MisplacedReceipt;
struct PassBatch;
struct PassRequest;
struct ReceiptSources;
struct SessionSeam;
class RuleRegistry;

// Reads one session into an index: the pass runs on a worker, its batches enter the index on the
// GUI thread at most thirty times a second, and so do those of whoever reads on behind its seam.
// Lives on the GUI thread.
class SessionReader final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionReader)

public:
    explicit SessionReader(const RuleRegistry& rules, QObject* parent = nullptr);
    ~SessionReader() override;

    // Begins with an empty index; a running pass is stopped and forgotten.
    void start(const StoreLocation& location, const SessionId& session, std::int64_t expected,
               const CompanionFiles& companions);
    // How many events there are, known only once the pass has begun.
    void setExpected(std::int64_t expected);
    // Stops the running pass; what was read stays.
    void cancel();
    // Stops, and forgets the session.
    void clear();

    [[nodiscard]] const IndexSnapshot& index() const { return m_snapshot; }
    // What is wrong with the events of index(); grows while the session is read, a new session has
    // a new list. Never null.
    [[nodiscard]] std::shared_ptr<const ProblemList> problems() const { return m_problems; }
    // The first events of a large session, unchecked: something to look at until index() has rows.
    [[nodiscard]] const IndexSnapshot& preview() const { return m_preview; }
    [[nodiscard]] const PassState& state() const { return m_state; }
    // Where receipts lie beside metadata; null until that is known.
    [[nodiscard]] const std::shared_ptr<const ReceiptSources>& sources() const { return m_sources; }

    // Once the session was read to its end: what goes on from there. For one to take.
    [[nodiscard]] std::shared_ptr<SessionSeam> takeSeam() { return std::move(m_seam); }
    // Receipts that came later lie elsewhere too.
    void setSources(std::shared_ptr<const ReceiptSources> sources) {
        m_sources = std::move(sources);
    }

signals:
    void grown();     // events came behind the seam
    void previewed(); // preview() has rows
    void indexAppended(quint32 first, quint32 count);
    void operationsChanged();
    void problemsChanged();
    void stateChanged();
    void startedAgain(); // the index is empty and begins to fill anew

private:
    struct Pass;

    // On the worker: the pass, and its preview.
    [[nodiscard]] Result<void> read(StoreWorker::Connection& connection,
                                    const StoreLocation& location, const PassRequest& request,
                                    std::int64_t expected, const std::shared_ptr<Pass>& pass);
    // Has the GUI thread act, unless another pass has begun by then.
    template <typename Act>
    void onGui(const std::shared_ptr<Pass>& pass, Act act);
    void takePreview(const IndexSnapshot& preview);
    void stop();
    [[nodiscard]] std::shared_ptr<SessionSeam> makeSeam(const std::shared_ptr<Pass>& pass);
    void takeLater();
    void drain();
    void forgetAnswered(const PassBatch& batch);
    void keepProblems(const PassBatch& batch);
    [[nodiscard]] bool startAgain();
    void run(std::int64_t expected);
    void finish(const Result<void>& result);

    const RuleRegistry& m_rules;
    StoreLocation m_location;
    std::shared_ptr<const PassRequest> m_request; // of the running pass
    std::vector<MisplacedReceipt> m_misplaced;    // that it has found
    EventIndex m_index;
    IndexSnapshot m_snapshot;
    IndexSnapshot m_preview;
    ProblemFinder m_finder;
    std::shared_ptr<ProblemList> m_problems;
    PassState m_state;
    std::shared_ptr<const ReceiptSources> m_sources;
    std::shared_ptr<Pass> m_pass; // what the worker shares; answers of an older one are dropped
    std::shared_ptr<SessionSeam> m_seam;
    QTimer m_drainTimer; // repeats while the pass runs
    QTimer m_laterTimer; // for what comes behind the seam
    QElapsedTimer m_sinceDrain;
    std::unique_ptr<StoreWorker> m_worker; // last: its end waits for jobs that use the rest
};

} // namespace muscope
