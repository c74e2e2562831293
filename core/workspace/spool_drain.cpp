// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/spool_drain.h"

namespace muscope {

namespace {

constexpr std::size_t MostDrainedEvents = 4 * BatchAppender::MostOfATransaction;
constexpr std::size_t MostDrainedBytes = std::size_t{8} << 20;

Result<std::vector<RecordedEvent>> nextOf(Spool& spool) {
    return spool.front(MostDrainedEvents, MostDrainedBytes);
}

Result<std::uint64_t> drain(const std::vector<RecordedEvent>& events, Spool& spool,
                            StoreWriter& writer) {
    if (events.empty()) {
        return 0;
    }
    if (const Result<void> written = writer.write(events, Novelty::MayBeStored); !written) {
        return tl::unexpected(written.error());
    }
    const Result<std::size_t> removed = spool.remove(events);
    return removed ? Result<std::uint64_t>(*removed) : tl::unexpected(removed.error());
}

} // namespace

std::uint64_t SpoolDrain::adoptAll() {
    std::uint64_t count = 0;
    for (std::unique_ptr<SpoolFile>& file : SpoolFile::adoptAll(m_folder, m_store)) {
        auto spool = Spool::open(file->path());
        const Result<std::size_t> events =
            spool ? (*spool)->count() : tl::unexpected(spool.error());
        if (!events) {
            continue; // it stays, for a later recorder
        }
        if (*events == 0) {
            spool->reset();
            file->remove();
            continue;
        }
        count += *events;
        m_adopted.push_back({std::move(file), std::move(*spool)});
    }
    return count;
}

Result<std::uint64_t> SpoolDrain::drainOwn(StoreWriter& writer) {
    const QString path = m_own.pathIfMade();
    if (path.isEmpty()) {
        return 0;
    }
    if (!m_ownSpool) {
        auto spool = Spool::open(path);
        if (!spool) {
            return tl::unexpected(spool.error());
        }
        m_ownSpool = std::move(*spool);
    }
    const auto events = nextOf(*m_ownSpool);
    return events ? drain(*events, *m_ownSpool, writer) : tl::unexpected(events.error());
}

Result<std::uint64_t> SpoolDrain::drainAdopted(StoreWriter& writer) {
    Adopted& oldest = m_adopted.front();
    const auto events = nextOf(*oldest.spool);
    const Result<std::uint64_t> drained =
        events ? drain(*events, *oldest.spool, writer) : Result<std::uint64_t>(0);
    if (!drained) {
        return drained;
    }
    const auto rest = nextOf(*oldest.spool);
    if (rest && !rest->empty()) {
        return drained;
    }
    oldest.spool.reset();
    if (rest) {
        oldest.file->remove();
    } // one that cannot be read stays, for a person to look at
    m_adopted.pop_front();
    return drained;
}

void SpoolDrain::close() {
    m_ownSpool.reset();
    m_inlet.close();
    m_adopted.clear();
}

} // namespace muscope
