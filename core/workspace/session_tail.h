// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/tail_reader.h"
#include "core/workspace/batch_assembler.h"
#include "core/workspace/batch_checker.h"
#include "core/workspace/session_seam.h"

namespace muscope {

// Decodes and checks the events of one session that come behind its seam, as the pass before it
// did: operations, receipts and workflows go on across it. One worker thread.
class SessionTail {
public:
    SessionTail(const RuleRegistry& rules, const StoreLocation& location,
                std::shared_ptr<SessionSeam> seam);

    // Whether a row is an event of the session that has not been read.
    [[nodiscard]] bool wants(const TailRow& row) const;
    void add(const EventView& event);
    // Gives what was added to the seam.
    [[nodiscard]] Result<void> flush();
    // All that was stored while the pass ran has come by: nothing that comes now has been read.
    void leaveSeam() { m_index.reset(); }

    // Where receipts lie by now; new whenever some came.
    [[nodiscard]] const std::shared_ptr<const ReceiptSources>& sources() const {
        return m_seam->pass.sources;
    }
    // Receipts of events that came before them, since the last call.
    [[nodiscard]] int takeLateReceipts() { return std::exchange(m_lateReceipts, 0); }

private:
    void takeReceipts();
    void makeChecker();

    const RuleRegistry& m_rules;
    StoreLocation m_location;
    std::shared_ptr<SessionSeam> m_seam;
    std::optional<IndexSnapshot> m_index; // what the pass has read, until leaveSeam()
    ReceiptEngine m_engine;
    std::optional<BatchChecker> m_checker;
    EventBatch m_batch;
    int m_lateReceipts = 0;
};

} // namespace muscope
