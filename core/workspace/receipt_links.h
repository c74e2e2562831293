// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace muscope {

// Which events have receipts that lie in events of their own: found before a pass begins, so that
// every verdict is final when its event comes by. Keeps 16 bytes a receipt, no texts; a hit is a
// hint that the receipt's own payload confirms. Filled by one thread, then read by any.
class ReceiptLinks {
public:
    void add(std::string_view session, std::string_view subjectEvent, Sequence receipt);
    // A receipt that names no subject.
    void addNameless(Sequence receipt) { m_nameless.push_back(receipt); }
    // After the last add() and before the first find().
    void close();

    // The receipts that may belong to an event, in the store's order.
    struct Entry {
        std::uint64_t hash = 0;
        Sequence receipt;
    };
    [[nodiscard]] std::span<const Entry> find(std::string_view session,
                                              std::string_view event) const;
    // The receipts whose subject was not met, those without one included; used names the others.
    [[nodiscard]] std::vector<Sequence> unused(std::vector<Sequence> used) const;
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }

private:
    std::vector<Entry> m_entries; // by hash, then sequence
    std::vector<Sequence> m_nameless;
};

} // namespace muscope
