// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/event_filter.h"

namespace muscope {

bool EventFilter::passes(const EventView& event, const CheckedEvent& checked) {
    EventRow row = rowWithoutTexts(event, checked);
    row.type = idOf(event.type);
    row.name = idOf(nameOf(checked));
    return m_matcher.matches(row, RowNumber(m_count++), [this](StringId id) {
        return id.value() == 0 ? QString() : m_texts[id.value() - 1];
    });
}

StringId EventFilter::idOf(std::string_view text) {
    const StringId id = m_pool.intern(text);
    for (QString& fresh : m_pool.takeNewTexts()) {
        m_texts.push_back(std::move(fresh));
    }
    return id;
}

EventRow rowWithoutTexts(const EventView& event, const CheckedEvent& checked) {
    const DecodedEvent& decoded = checked.decoded;
    const bool isReceipt = checked.verdict.verdict == Verdict::ReceiptEvent;
    EventRow row;
    row.sequence = event.sequence;
    row.time = decoded.time;
    row.size = decoded.size;
    row.direction = decoded.direction;
    row.kind = isReceipt ? MessageKind::Receipt : decoded.kind;
    row.isError = decoded.isError;
    row.verdict = checked.verdict.verdict;
    row.level = checked.verdict.level;
    return row;
}

std::string_view nameOf(const CheckedEvent& checked) {
    return checked.verdict.verdict == Verdict::ReceiptEvent ? std::string_view()
                                                            : checked.decoded.name;
}

} // namespace muscope
