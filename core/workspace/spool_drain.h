// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/spool.h"
#include "core/store/spool_file.h"
#include "core/workspace/spool_inlet.h"
#include "core/workspace/store_writer.h"

#include <cstdint>
#include <deque>
#include <memory>

namespace muscope {

// Takes events out of spools and into the store, each exactly once: they leave the spool after the
// store has committed them, and the store is asked for those it may have already. What dead
// recorders left for the same store is drained as well. One thread.
class SpoolDrain {
public:
    SpoolDrain(OwnSpool& own, QString folder, StoreLocation store)
        : m_own(own)
        , m_folder(std::move(folder))
        , m_store(std::move(store))
        , m_inlet(own) {}

    // Takes over what dead recorders left; how many events that is.
    std::uint64_t adoptAll();
    [[nodiscard]] bool hasAdopted() const { return !m_adopted.empty(); }

    // Brings the next events of the own spool into the store; how many. 0: there were none.
    [[nodiscard]] Result<std::uint64_t> drainOwn(StoreWriter& writer);
    // The same for the oldest adopted one; there has to be one. Its file is deleted when it is
    // empty.
    [[nodiscard]] Result<std::uint64_t> drainAdopted(StoreWriter& writer);

    // This thread's way into the own spool.
    [[nodiscard]] SpoolInlet& inlet() { return m_inlet; }

    // Lets go of all files, in the thread that used them.
    void close();

private:
    struct Adopted {
        std::unique_ptr<SpoolFile> file;
        std::unique_ptr<Spool> spool; // declared last: closed before the file is let go
    };

    OwnSpool& m_own;
    const QString m_folder;
    const StoreLocation m_store;
    SpoolInlet m_inlet;
    std::unique_ptr<Spool> m_ownSpool;
    std::deque<Adopted> m_adopted; // the oldest first
};

} // namespace muscope
