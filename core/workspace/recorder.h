// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/live_event.h"
#include "core/store/store_location.h"
#include "core/workspace/arrival_queue.h"
#include "core/workspace/own_spool.h"
#include "core/workspace/recorded_tally.h"
#include "core/workspace/recorder_counters.h"
#include "core/workspace/spool_drain.h"
#include "core/workspace/spool_inlet.h"
#include "core/workspace/store_writer.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

namespace muscope {

// How a recorder records. Defaults are what a person gets; tests set tighter limits.
struct RecorderOptions {
    bool withReceipts = false;           // each event gets a receipt of its payload
    std::vector<std::string> maskedKeys; // members of messages whose values are not recorded
    QString spoolFolder = SpoolFile::standardFolder();
    bool makesMissingFile = false; // a SQLite file, with its table

    std::size_t lagBytes = std::size_t{64} << 20;   // waiting in memory before the spool takes over
    std::size_t mostBytes = std::size_t{256} << 20; // before events are dropped, and told as a gap
    std::chrono::milliseconds stall{1000};          // of the store before the spool takes over
    std::chrono::milliseconds patience{30'000};     // with a call before its connection is cut
    std::chrono::milliseconds longestPause{5000};   // between attempts to reach the store again
};

// Records what passes on a live connection into a store, and loses nothing of it: what the store
// does not take at once waits in a spool on the local disk, from where it goes in exactly once and
// in order, by this recorder or, after a crash, by a later one for the same store. Two threads of
// its own: one writes into the store, one into the spool while that is needed.
class Recorder {
public:
    // Told on the recorder's threads; see RecordedTally::Listener.
    using RecordedListener = RecordedTally::Listener;

    // Connects to the store, so not for the GUI thread; an error where that cannot be recorded
    // into.
    [[nodiscard]] static Result<std::unique_ptr<Recorder>>
    open(const StoreLocation& store, RecorderOptions options, RecordedListener listener);

    // As finish() with a short deadline.
    ~Recorder();
    Q_DISABLE_COPY_MOVE(Recorder)

    // Takes an event in. Any thread; never waits. Nothing may be added once finish() has begun.
    void add(LiveEvent event);

    // False while so much waits in memory that the source had better be read more slowly.
    [[nodiscard]] bool hasRoom() const { return m_queue.bytes() < m_options.lagBytes; }

    // Any thread.
    [[nodiscard]] RecorderCounters counters() const;

    // Waits until all that was added before is in the store or the spool; false: not in time.
    [[nodiscard]] bool flush(std::chrono::milliseconds deadline);

    // Brings what was added into the store while there is time and the store answers, the rest into
    // the spool, and ends the threads. How many events wait in the spool; an error where some could
    // be kept nowhere.
    [[nodiscard]] Result<std::uint64_t> finish(std::chrono::milliseconds deadline);

private:
    using Clock = std::chrono::steady_clock;
    using SharedArrivals = std::shared_ptr<const Arrivals>;
    enum class Task : unsigned char { End, Record, WriteReturned, DrainOwn, DrainAdopted };

    Recorder(const StoreLocation& store, RecorderOptions options, RecordedListener listener);

    // Of the thread that writes into the store.
    void writeStore();
    [[nodiscard]] Task nextTask(Task last);
    void carryOut(Task task);
    [[nodiscard]] SharedArrivals takeForStore();
    void record();
    void writeReturned();
    void drainOwn();
    void drainAdopted();
    void takeStoreError(const Error& error);
    void takeStoreSuccess(); // m_mutex is held

    // Of the thread that writes into the spool.
    void writeSpool();
    [[nodiscard]] bool awaitSpoolWork();
    void watchStore(SpoolInlet& inlet);
    void spoolArrivals(SpoolInlet& inlet);
    void spoolReturned(SpoolInlet& inlet);
    void giveUpReturned();

    // Of either.
    void divert(bool isLag);
    [[nodiscard]] bool spool(const Arrivals& arrivals, SpoolInlet& inlet);
    void keep(const SharedArrivals& arrivals, SpoolInlet& inlet);
    void dropReturned(const SharedArrivals& arrivals);
    // m_mutex is held.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] QString lastError() const;

    const RecorderOptions m_options;
    ArrivalQueue m_queue;
    RecordedTally m_tally;
    StoreWriter m_store;
    OwnSpool m_ownSpool;
    SpoolDrain m_drain; // of the store's thread

    // Held from deciding which thread takes arrivals until they are taken: whose come first is
    // settled. m_mutex is taken inside it.
    std::mutex m_taking;
    mutable std::mutex m_mutex; // guards what follows; others' mutexes are taken inside it
    std::condition_variable m_storeWork;
    std::condition_variable m_spoolWork;
    std::condition_variable m_progress; // for those who wait for the threads
    bool m_isStopping = false;
    bool m_isLookingForSpools = true; // of dead recorders
    bool m_isStoreThreadDone = false;
    bool m_isSpoolIdle = false; // its thread sleeps until there is something to watch
    bool m_isDiverted = false;  // arrivals go into the spool, until that is empty
    bool m_isLagging = false;
    bool m_isStoreAway = false;
    bool m_isStoreTried = false; // its thread has a task of it in hand
    std::uint64_t m_storeFailures = 0;
    std::uint64_t m_patientFailures = 0; // of those, before it was to end
    bool m_isSpooling = false;           // the spool's thread has arrivals in hand
    SharedArrivals m_inFlight;           // that the store's thread has in hand
    bool m_isInFlightKept = false;
    Clock::time_point m_inFlightSince;
    std::deque<SharedArrivals> m_returned; // that neither store nor spool took yet
    std::chrono::milliseconds m_pause{};   // before the store is tried again
    Clock::time_point m_nextTry;
    std::uint64_t m_waiting = 0; // in the own spool
    std::uint64_t m_adopted = 0; // in adopted ones
    std::uint64_t m_lost = 0;    // at the end, with neither store nor spool
    QString m_storeError;        // the last of each; empty: none since all went well
    QString m_spoolError;        // until all that it did not take is kept

    std::thread m_storeThread; // the threads begin last
    std::thread m_spoolThread;
};

} // namespace muscope
