// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/stored_event.h"
#include "core/report/redaction_plan.h"
#include "core/report/redactor.h"

#include <list>
#include <optional>
#include <string>
#include <string_view>

namespace muscope {

// Takes what the rules find out of every column of an event, and the receipts of an event out of
// which something was taken. Holds scratch memory: one per thread.
class EventRedactor {
public:
    struct Redacted {
        EventView event; // good until the next call, and as long as the event that was given
        bool isTouched = false;
    };

    // tally may be null. Both outlive it.
    EventRedactor(const RedactionPlan& plan, RedactionTally* tally)
        : m_plan(plan)
        , m_redactor(plan.rules(), tally)
        , m_uncounted(plan.rules(), nullptr) {}

    [[nodiscard]] Redacted apply(const EventView& event);

    // The same for any other text of a report; an id is called what it is called in events.
    [[nodiscard]] std::string text(std::string_view text);

    // Of an event that is a receipt: which event of its session it is a receipt of.
    [[nodiscard]] static std::optional<std::string> subjectOf(const EventView& event);

private:
    using Column = std::optional<std::string_view>;

    void takeId(std::string_view& id);
    void takeText(std::string_view& text);
    void take(std::string_view& column, std::optional<std::string> safe);
    void takeDocument(Column& column, std::span<const std::string_view> receiptKeys);
    [[nodiscard]] bool isReceiptOfTouched(const EventView& event) const;

    const RedactionPlan& m_plan;
    Redactor m_redactor;
    Redactor m_uncounted;
    std::list<std::string> m_texts; // that the columns now point into
    bool m_isTouched = false;
};

} // namespace muscope
