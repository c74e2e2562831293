// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace muscope {

// A run of rows that owns its bytes in one piece: filled by one thread, then moved to another and
// only read. Clearing keeps the memory for the next run.
class EventBatch {
public:
    void append(const EventView& event);
    void clear();

    [[nodiscard]] std::size_t size() const { return m_slots.size(); }
    [[nodiscard]] bool isEmpty() const { return m_slots.empty(); }
    // Bytes of all texts together.
    [[nodiscard]] std::size_t byteCount() const { return m_bytes.size(); }
    // Valid until the batch changes.
    [[nodiscard]] EventView at(std::size_t index) const;

private:
    static constexpr std::size_t FieldCount = 9;
    static constexpr std::size_t Absent = static_cast<std::size_t>(-1);

    struct Slot {
        Sequence sequence;
        std::size_t begin = 0;
        std::array<std::size_t, FieldCount> lengths{}; // in the order of EventView; Absent: NULL
    };

    std::string m_bytes;
    std::vector<Slot> m_slots;
};

} // namespace muscope
