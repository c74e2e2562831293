// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/report.h"
#include "core/workspace/report_session.h"

namespace muscope {

// The evidence for what a session's pass found wrong: reads the events concerned once more and
// checks them again. Bounded: of so many as it is asked for.
class ReportEvidence {
public:
    ReportEvidence(EventStore& store, const StoreLocation& location, const RuleRegistry& rules,
                   const ReportSessionPass& pass);

    // The first failing receipts that pass the filter, at most so many.
    [[nodiscard]] Result<std::vector<FailedReceipt>> failures(std::size_t most);
    // The given problems of the session with where they are, and what stands there.
    [[nodiscard]] Result<std::vector<ReportProblem>>
    problems(const std::vector<FoundProblem>& found);

private:
    using EventSink = std::function<void(const EventView&)>;

    [[nodiscard]] Result<void> readEvents(std::vector<Sequence> sequences, const EventSink& sink);
    [[nodiscard]] FailedReceipt failedReceipt(const FoundRow& row, const EventView& event,
                                              const ReceiptReport& report);
    [[nodiscard]] static ReportPlace placeOf(RowNumber row, const std::string& name,
                                             const EventView& event);
    [[nodiscard]] ReportProblem problemOf(const FoundProblem& found);
    void fillValue(const EventView& event, ReportProblem& problem);
    // A text that is of no event, as it may be told.
    [[nodiscard]] std::string told(std::string_view text);

    EventStore& m_store;
    const StoreLocation& m_location;
    const RuleRegistry& m_rules;
    const ReportSessionPass& m_pass;
    std::unique_ptr<EventTransform> m_transform; // null: as stored
    json::Parser m_parser;
};

} // namespace muscope
