// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/event/event_batch.h"

namespace muscope {

void EventBatch::append(const EventView& event) {
    const std::array<std::optional<std::string_view>, FieldCount> fields{
        event.sessionId, event.eventId,   event.type,     event.createdAt, event.payload,
        event.metadata,  event.direction, event.streamId, event.raw};
    Slot& slot = m_slots.emplace_back();
    slot.sequence = event.sequence;
    slot.begin = m_bytes.size();
    for (std::size_t i = 0; i < FieldCount; ++i) {
        slot.lengths[i] = fields[i] ? fields[i]->size() : Absent;
        if (fields[i]) {
            m_bytes.append(*fields[i]);
        }
    }
}

void EventBatch::clear() {
    m_bytes.clear();
    m_slots.clear();
}

EventView EventBatch::at(std::size_t index) const {
    const Slot& slot = m_slots[index];
    std::array<std::optional<std::string_view>, FieldCount> fields;
    std::size_t begin = slot.begin;
    for (std::size_t i = 0; i < FieldCount; ++i) {
        if (slot.lengths[i] != Absent) {
            fields[i] = std::string_view(m_bytes).substr(begin, slot.lengths[i]);
            begin += slot.lengths[i];
        }
    }
    return {slot.sequence, *fields[0], *fields[1], *fields[2], fields[3],
            fields[4],     fields[5],  fields[6],  fields[7],  fields[8]};
}

} // namespace muscope
