// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/builtin_writers.h"
#include "core/workspace/report_findings.h"
#include "core/workspace/report_rows.h"

namespace muscope {

// What a report is to be made of.
struct ReportRequest {
    std::vector<SessionId> sessions; // empty: all of the store
    Filter filter;                   // must not need operations
    CompanionFiles companions;
    ReportParts parts;
    std::string store;                                    // as it is told, without a password
    std::string version;                                  // of muscope
    std::string madeAt;                                   // empty: not told
    std::shared_ptr<const EventTransform> transform = {}; // null: events are told as stored
};

// The moment of the call, for madeAt.
[[nodiscard]] std::string momentText();

// Makes reports: reads and checks the sessions one after the other, each once, and keeps of them
// what a report holds. Memory does not grow with the events, but with open operations, and with
// receipts that lie in events or files of their own; what is wanted of each event is kept in
// temporary files. For a thread that may wait; what it is made with outlives it.
class ReportBuilder {
public:
    ReportBuilder(EventStore& store, const StoreLocation& location, const RuleRegistry& rules,
                  ReportRequest request);

    // How much is told one by one.
    static constexpr std::size_t MostSessions = 1'000;
    static constexpr std::size_t MostPictures = 50;
    static constexpr std::size_t MostOperations = 200;

    // Called with how many more events were read, by one thread at a time, not always the caller's.
    using OnEvents = std::function<void(std::int64_t)>;

    // ErrorCode::NotFound where a session that was asked for has no events.
    [[nodiscard]] Result<Report> build(const OnEvents& onEvents, const std::stop_token& stop);
    // The events of the report that build() has made, in the order of the format: as they are
    // stored where programs read it, else by session. Good as long as this is.
    [[nodiscard]] ReportEventFeed events(const ReportFormat& format, OnEvents onEvents,
                                         std::stop_token stop);

private:
    [[nodiscard]] Result<std::vector<SessionId>> sessions();
    [[nodiscard]] Result<void> addSession(const SessionId& session, const OnEvents& onEvents,
                                          const std::stop_token& stop);
    [[nodiscard]] Result<void> describeSession(const ReportSessionPass& pass, ReportRows& rows);
    void addTimes(const ReportTimes& times);
    void describeQuestion();
    void describeCoverage();
    void tellWorkflows();
    [[nodiscard]] std::vector<std::string> notChecked();
    [[nodiscard]] std::string gaps() const;
    [[nodiscard]] std::string told(std::string_view text);

    EventStore& m_store;
    const StoreLocation& m_location;
    const RuleRegistry& m_rules;
    ReportRequest m_request;
    std::unique_ptr<EventTransform> m_transform; // null: as stored
    Report m_report;
    ReceiptEvents m_receiptEvents = ReceiptEvents::Maybe;
    ReportFindings m_findings;
    OperationCounter m_operations;
    ReportEventMarks m_marks;
    ReportTimes m_times;
    Extent m_sequences;
    std::size_t m_pictures = 0;
};

} // namespace muscope
