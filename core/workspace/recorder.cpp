// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/recorder.h"

#include "core/store/schema_maker.h"
#include "core/workspace/record_target.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace muscope {

using namespace std::chrono_literals;

namespace {

// Taken at once where so many wait; they are told to be recorded together.
constexpr std::size_t MostEvents = 8 * BatchAppender::MostOfATransaction;
constexpr std::size_t MostBytes = std::size_t{8} << 20;
constexpr auto FirstPause = 50ms;
constexpr auto WatchInterval = 100ms;
constexpr auto ShortDeadline = 2s;

Result<void> makeMissingStore(const StoreLocation& store) {
    if (store.path == defaultStore().path) { // a folder that a person named should be there
        QDir().mkpath(QFileInfo(store.path).path());
    }
    return makeMissingFile(store);
}

} // namespace

Result<std::unique_ptr<Recorder>>
Recorder::open(const StoreLocation& store, RecorderOptions options, RecordedListener listener) {
    if (options.makesMissingFile) {
        if (const Result<void> made = makeMissingStore(store); !made) {
            return tl::unexpected(made.error());
        }
    }
    if (const auto tried = BatchAppender::open(store); !tried) {
        return tl::unexpected(tried.error());
    }
    return std::unique_ptr<Recorder>(new Recorder(store, std::move(options), std::move(listener)));
}

Recorder::Recorder(const StoreLocation& store, RecorderOptions options, RecordedListener listener)
    : m_options(std::move(options))
    , m_queue(LiveEventEncoder(m_options.maskedKeys, m_options.withReceipts), m_options.mostBytes)
    , m_tally(std::move(listener))
    , m_store(store)
    , m_ownSpool(m_options.spoolFolder, store)
    , m_drain(m_ownSpool, m_options.spoolFolder, store)
    , m_storeThread(&Recorder::writeStore, this)
    , m_spoolThread(&Recorder::writeSpool, this) {}

Recorder::~Recorder() {
    static_cast<void>(finish(ShortDeadline));
}

void Recorder::add(LiveEvent event) {
    if (!m_queue.add(std::move(event))) {
        return;
    }
    const std::lock_guard lock(m_mutex);
    m_storeWork.notify_one();
    if (m_isSpoolIdle || m_isDiverted) {
        m_spoolWork.notify_one();
    }
}

RecorderCounters Recorder::counters() const {
    RecorderCounters counters;
    counters.recorded = m_tally.count();
    const ArrivalQueue::Totals totals = m_queue.totals();
    counters.events = totals.events;
    counters.bytes = totals.bytes;
    counters.dropped = totals.dropped;
    counters.lag = totals.events - counters.recorded;
    const std::lock_guard lock(m_mutex);
    counters.isLagging = m_isLagging;
    counters.spooled = m_waiting + m_adopted;
    counters.lastError = lastError();
    if (!m_returned.empty()) {
        counters.state = RecorderState::Failed;
    } else if (m_isStoreAway) {
        counters.state = RecorderState::Spooling;
    } else if (m_isDiverted || m_adopted != 0) {
        counters.state = RecorderState::Draining;
    }
    return counters;
}

// What the spool says comes first: the store being away alone loses nothing.
QString Recorder::lastError() const {
    return m_spoolError.isEmpty() || m_storeError.isEmpty()
               ? m_spoolError + m_storeError
               : QStringLiteral("%1; %2").arg(m_spoolError, m_storeError);
}

bool Recorder::flush(std::chrono::milliseconds deadline) {
    const std::uint64_t added = m_queue.totals().events;
    std::unique_lock lock(m_mutex);
    return m_progress.wait_for(lock, deadline, [&] { return m_tally.countInOrder() >= added; });
}

Result<std::uint64_t> Recorder::finish(std::chrono::milliseconds deadline) {
    m_queue.tellDropped();
    {
        std::unique_lock lock(m_mutex);
        m_nextTry = Clock::now();
        // What is being tried began before, and says nothing of how the store is now.
        m_patientFailures = m_storeFailures + (m_isStoreTried ? 1 : 0);
        m_storeWork.notify_one();
        m_progress.wait_for(lock, deadline, [this] { return isSettled() || m_isStopping; });
        m_isStopping = true;
        m_storeWork.notify_one();
        m_spoolWork.notify_one();
    }
    if (m_storeThread.joinable()) {
        m_storeThread.join();
        m_spoolThread.join();
        if (m_waiting == 0) {
            m_ownSpool.remove();
        }
    }
    const std::lock_guard lock(m_mutex);
    if (m_lost != 0) {
        return failure(
            ErrorCode::Write,
            QStringLiteral("%1 events could be kept nowhere: %2").arg(m_lost).arg(lastError()));
    }
    return m_waiting + m_adopted;
}

// Nothing more will come of waiting: all is in the store, or in the spool and the store is still
// away.
bool Recorder::isSettled() const {
    const bool isStoreStillAway = m_isStoreAway && m_storeFailures > m_patientFailures;
    return !m_isLookingForSpools && m_tally.countInOrder() == m_queue.totals().events &&
           (isStoreStillAway || m_waiting + m_adopted == 0);
}

void Recorder::writeStore() {
    const std::uint64_t adopted = m_drain.adoptAll();
    {
        const std::lock_guard lock(m_mutex);
        m_adopted = adopted;
        m_isLookingForSpools = false;
        m_progress.notify_all();
    }
    Task task = Task::DrainAdopted;
    while ((task = nextTask(task)) != Task::End) {
        carryOut(task);
    }
    m_store.close();
    m_drain.close();
    const std::lock_guard lock(m_mutex);
    m_isStoreThreadDone = true;
    m_spoolWork.notify_one();
}

// Adopted spools take turns with what arrives.
Recorder::Task Recorder::nextTask(Task last) {
    std::unique_lock lock(m_mutex);
    while (!m_isStopping) {
        m_isStoreTried = true; // but while it waits
        const bool canTry = !m_isStoreAway || Clock::now() >= m_nextTry;
        const bool wantsAdopted = canTry && m_drain.hasAdopted();
        if (canTry && !m_returned.empty()) {
            return Task::WriteReturned;
        }
        if (!m_isDiverted && m_queue.bytes() != 0 && !(wantsAdopted && last == Task::Record)) {
            return Task::Record;
        }
        if (canTry && m_isDiverted && !(wantsAdopted && last == Task::DrainOwn)) {
            return Task::DrainOwn;
        }
        if (wantsAdopted) {
            return Task::DrainAdopted;
        }
        m_isStoreTried = false;
        if (m_isStoreAway) {
            m_storeWork.wait_until(lock, m_nextTry);
        } else {
            m_storeWork.wait(lock);
        }
    }
    return Task::End;
}

void Recorder::carryOut(Task task) {
    switch (task) {
    case Task::End:
        break;
    case Task::Record:
        record();
        break;
    case Task::WriteReturned:
        writeReturned();
        break;
    case Task::DrainOwn:
        drainOwn();
        break;
    case Task::DrainAdopted:
        drainAdopted();
        break;
    }
}

// Null: there is nothing, or the spool's thread takes what comes now.
Recorder::SharedArrivals Recorder::takeForStore() {
    const std::lock_guard turn(m_taking);
    {
        const std::lock_guard lock(m_mutex);
        if (m_isDiverted) {
            return nullptr;
        }
    }
    auto arrivals = std::make_shared<const Arrivals>(m_queue.take(MostEvents, MostBytes));
    if (arrivals->events.empty()) {
        return nullptr;
    }
    const std::lock_guard lock(m_mutex);
    m_inFlight = arrivals;
    m_inFlightSince = Clock::now();
    m_isInFlightKept = false;
    if (m_isSpoolIdle) { // it may have looked between the queue and here
        m_spoolWork.notify_one();
    }
    return arrivals;
}

void Recorder::record() {
    const SharedArrivals arrivals = takeForStore();
    if (!arrivals) {
        return;
    }
    if (const Result<void> written = m_store.write(arrivals->events, Novelty::New); written) {
        m_tally.add(*arrivals);
    } else {
        takeStoreError(written.error());
        keep(arrivals, m_drain.inlet()); // before the spool's thread takes what came later
        divert(false);
    }
    const std::lock_guard lock(m_mutex);
    m_inFlight.reset();
    m_progress.notify_all();
}

void Recorder::writeReturned() {
    SharedArrivals arrivals;
    {
        const std::lock_guard lock(m_mutex);
        if (m_returned.empty()) {
            return;
        }
        arrivals = m_returned.front();
    }
    if (const Result<void> written = m_store.write(arrivals->events, Novelty::MayBeStored);
        !written) {
        takeStoreError(written.error());
        return;
    }
    dropReturned(arrivals);
    const std::lock_guard lock(m_mutex);
    takeStoreSuccess();
}

void Recorder::drainOwn() {
    const Result<void> opened = m_store.open();
    const Result<std::uint64_t> drained =
        opened ? m_drain.drainOwn(m_store) : tl::unexpected(opened.error());
    if (!drained) {
        takeStoreError(drained.error());
        return;
    }
    std::unique_lock lock(m_mutex);
    takeStoreSuccess();
    m_waiting -= std::min(m_waiting, *drained);
    if (m_waiting == 0 && !m_isSpooling && m_returned.empty() &&
        m_queue.bytes() < m_options.lagBytes) {
        m_isDiverted = false;
        m_isLagging = false;
        m_storeError.clear();
    } else if (*drained == 0) {
        m_storeWork.wait_for(lock, WatchInterval);
    }
}

void Recorder::drainAdopted() {
    const Result<std::uint64_t> drained = m_drain.drainAdopted(m_store);
    if (!drained) {
        takeStoreError(drained.error());
        return;
    }
    const std::lock_guard lock(m_mutex);
    takeStoreSuccess();
    m_adopted = m_drain.hasAdopted() ? m_adopted - std::min(m_adopted, *drained) : 0;
}

void Recorder::takeStoreError(const Error& error) {
    m_store.close();
    const std::lock_guard lock(m_mutex);
    m_isStoreAway = true;
    ++m_storeFailures;
    m_storeError = error.message;
    m_pause =
        std::clamp<std::chrono::milliseconds>(m_pause * 2, FirstPause, m_options.longestPause);
    m_nextTry = Clock::now() + m_pause;
    m_progress.notify_all();
}

void Recorder::takeStoreSuccess() {
    m_isStoreAway = false;
    m_pause = {};
    m_progress.notify_all();
}

void Recorder::writeSpool() {
    SpoolInlet inlet(m_ownSpool);
    while (awaitSpoolWork()) {
        watchStore(inlet);
        spoolReturned(inlet);
        spoolArrivals(inlet);
    }
    spoolReturned(inlet);
    giveUpReturned();
}

// False: the recorder is stopping, and nothing is left to take.
bool Recorder::awaitSpoolWork() {
    std::unique_lock lock(m_mutex);
    const auto isUrgent = [this] {
        return m_isStopping || (m_isDiverted && m_returned.empty() && m_queue.bytes() != 0) ||
               (!m_isDiverted && m_queue.bytes() > m_options.lagBytes);
    };
    const auto isIdle = [this] {
        return !m_isDiverted && !m_inFlight && m_adopted == 0 && m_queue.bytes() == 0;
    };
    if (m_isStopping && !(m_isStoreThreadDone && m_queue.bytes() == 0)) {
        // The store's thread is on its way out.
        m_spoolWork.wait_for(lock, WatchInterval,
                             [this] { return m_isStoreThreadDone || m_queue.bytes() != 0; });
    } else if (!isUrgent() && isIdle()) {
        m_isSpoolIdle = true;
        m_spoolWork.wait(lock, [&] { return isUrgent() || !isIdle(); });
        m_isSpoolIdle = false;
    } else {
        m_spoolWork.wait_for(lock, WatchInterval, isUrgent);
    }
    return !m_isStopping || !m_isStoreThreadDone || m_queue.bytes() != 0;
}

// Takes over where the store is slow, and cuts its connection where it hangs.
void Recorder::watchStore(SpoolInlet& inlet) {
    const auto now = Clock::now();
    bool isStopping = false;
    bool isLagging = false;
    SharedArrivals held; // by the store; into the spool in front of what came later
    {
        const std::lock_guard lock(m_mutex);
        isStopping = m_isStopping;
        isLagging = m_queue.bytes() > m_options.lagBytes;
        if (m_inFlight && !m_isInFlightKept &&
            (isStopping || isLagging || now - m_inFlightSince > m_options.stall)) {
            held = m_inFlight;
            m_isInFlightKept = true;
        }
    }
    if (isStopping || isLagging || held) {
        divert(!isStopping);
    }
    if (held) {
        keep(held, inlet);
    }
    const auto since = m_store.busySince();
    if (since && (isStopping || now - *since > m_options.patience)) {
        m_store.breakCall();
    }
}

void Recorder::spoolArrivals(SpoolInlet& inlet) {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isDiverted || (!m_returned.empty() && !m_isStopping)) {
            return;
        }
        m_isSpooling = true;
    }
    SharedArrivals arrivals;
    {
        const std::lock_guard turn(m_taking);
        arrivals = std::make_shared<const Arrivals>(m_queue.take(MostEvents, MostBytes));
    }
    if (!arrivals->events.empty()) {
        keep(arrivals, inlet);
    }
    const std::lock_guard lock(m_mutex);
    m_isSpooling = false;
    m_storeWork.notify_one();
}

void Recorder::spoolReturned(SpoolInlet& inlet) {
    for (;;) {
        SharedArrivals arrivals;
        {
            const std::lock_guard lock(m_mutex);
            if (m_returned.empty()) {
                return;
            }
            arrivals = m_returned.front();
        }
        if (!spool(*arrivals, inlet)) {
            return;
        }
        dropReturned(arrivals);
    }
}

void Recorder::giveUpReturned() {
    const std::lock_guard lock(m_mutex);
    for (const SharedArrivals& arrivals : m_returned) {
        m_lost += arrivals->events.size();
    }
}

void Recorder::divert(bool isLag) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_isDiverted) {
            return;
        }
        m_isDiverted = true;
        m_isLagging = isLag;
        m_spoolWork.notify_one();
    }
    if (isLag) {
        m_queue.addOwn(LiveEventKind::Connection,
                       R"({"state": "lagging", "reason": "the store is slower than the server"})");
    }
}

bool Recorder::spool(const Arrivals& arrivals, SpoolInlet& inlet) {
    const Result<std::size_t> added = inlet.append(arrivals.events);
    {
        const std::lock_guard lock(m_mutex);
        if (!added) {
            m_spoolError = added.error().message;
            return false;
        }
        m_waiting += *added;
        m_storeWork.notify_one();
    }
    m_tally.add(arrivals);
    const std::lock_guard lock(m_mutex);
    m_progress.notify_all();
    return true;
}

void Recorder::keep(const SharedArrivals& arrivals, SpoolInlet& inlet) {
    if (!spool(*arrivals, inlet)) {
        const std::lock_guard lock(m_mutex);
        if (std::ranges::find(m_returned, arrivals) == m_returned.end()) {
            m_returned.push_back(arrivals);
        }
        m_storeWork.notify_one();
    }
}

void Recorder::dropReturned(const SharedArrivals& arrivals) {
    m_tally.add(*arrivals);
    const std::lock_guard lock(m_mutex);
    std::erase(m_returned, arrivals);
    if (m_returned.empty()) {
        m_spoolError.clear();
    }
    m_progress.notify_all();
}

} // namespace muscope
