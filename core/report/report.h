// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/event/coverage.h"
#include "core/event/direction.h"
#include "core/event/stored_event.h"
#include "core/index/problem.h"
#include "core/receipt/receipt_report.h"
#include "core/report/event_transform.h"
#include "core/report/report_parts.h"
#include "core/report/timeline_picture.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muscope {

// The report on sessions of a store: all that is told of them to someone who has neither the store
// nor muscope. Plain values, made once (core/workspace/report_builder.h) and then only read, by the
// writers (report_writer.h). Every text is UTF-8 as the store has it or a sentence of muscope's:
// writers make it visible and escape it. What could be long is cut, and lists are; each then says
// how much there is. The events themselves are no part of it: they are fed to whoever wants them.
// Nothing in it depends on clock, locale or machine, but madeAt.

// What was asked.
struct ReportQuestion {
    std::string store;                  // as it was asked for, without a password
    std::string backend;                // "PostgreSQL 15.8"
    std::vector<std::string> sessions;  // that were asked for; empty: all
    std::string filter;                 // empty: every event
    std::vector<std::string> receipts;  // folders of receipts beside the store, as named
    std::vector<std::string> workflows; // files and folders of them, as named
    std::vector<std::string> rules;     // for receipts, in the order they are tried
    std::string version;                // of muscope
    std::string madeAt;                 // empty unless a person wanted it told
    ReportParts parts;
};

// What was looked at, and what was not.
struct ReportCoverage {
    std::int64_t sessions = 0;
    std::int64_t eventsRead = 0; // of those sessions
    Coverage events;             // of the events that pass the filter
    std::int64_t unreadable = 0; // events with bytes that are no text
    std::string firstAt;         // earliest and latest known time of those that pass
    std::string lastAt;
    std::int64_t untimed = 0;            // events without a time that could be read
    std::vector<std::string> notChecked; // what was not looked at, and why; a sentence each
    std::string gaps;                    // what is known of missing numbers of the sequence
};

// An event as a reader finds it again.
struct ReportPlace {
    std::string session;
    std::string event;
    std::int64_t number = 0; // in its session, from 1; 0: not known
    std::string type;
    std::string name; // method or tool; empty: none
    std::string time;
};

// A stretch of a text, with what differs in it.
struct ReportExcerpt {
    std::string before;
    std::string differing;
    std::string after;
    bool isCutBefore = false;
    bool isCutAfter = false;
    std::int64_t size = 0; // bytes of the whole text
};

// A receipt that fails, and what it is held against.
struct FailedReceipt {
    ReportPlace place;
    Verdict verdict = Verdict::Differs;
    std::string rule; // the nearest; empty: none
    std::string subject;
    std::string foundIn;
    std::string detail;
    std::string label;
    std::optional<FirstDifference> firstDifference;
    std::optional<EditDistance> distance;
    std::optional<ReportExcerpt> stored; // nullopt: there was nothing to compare with
    std::optional<ReportExcerpt> turnedBack;
    ReportExcerpt asWritten;
};

// Anything else that is wrong, or worth knowing.
struct ReportProblem {
    ProblemKind kind = ProblemKind::Error;
    std::string severity; // "error", "warning", "info"
    ReportPlace place; // without an event: of a workflow, or of a receipt nobody is the subject of
    std::string message;
    std::optional<std::string> path; // JSON pointer into the event's payload
    std::string value;               // what is there, cut where it is long
    std::string workflow;            // the file; empty: none
    int line = 0;                    // in it, from 1; 0: none
    std::string workflowLine;        // what stands there
};

// Calls of one tool or method.
struct OperationStatistics {
    std::string type; // of the events
    std::string name;
    std::int64_t calls = 0;
    std::int64_t errors = 0;
    std::int64_t open = 0;  // never answered
    std::int64_t timed = 0; // of which it is known how long they took
    // Microseconds, by nearest rank over all timed calls; meaningful when there are some.
    std::int64_t median = 0;
    std::int64_t percentile95 = 0;
    std::int64_t percentile99 = 0;
    std::int64_t longest = 0;
    std::int64_t bytes = 0; // of the payloads of the calls and what answers them
};

// Over all tools and methods.
struct OperationTotals {
    std::int64_t calls = 0;
    std::int64_t errors = 0;
    std::int64_t open = 0;
};

// What events were held against.
struct ReportWorkflow {
    std::string file;
    int line = 1;
    std::string id;
    std::vector<std::string> tools;
    std::int64_t breaches = 0;
    std::int64_t unchecked = 0; // parts of its schemas that were not evaluated
    std::int64_t remarks = 0;   // on the document, and on who may call its tools
};

struct ReportDigest {
    std::string value; // hexadecimal
    std::int64_t events = 0;
};

struct ReportSession {
    std::string id;
    std::int64_t eventsRead = 0;
    Coverage events; // that pass the filter
    std::string firstAt;
    std::string lastAt;
    std::optional<std::int64_t> microseconds;
    std::optional<TimelinePicture> timeline; // nullopt: not wanted, or nothing to draw
    std::optional<ReportDigest> digest;
};

struct Report {
    ReportQuestion question;
    ReportCoverage coverage;
    std::vector<std::string> summary; // the most important sentence first

    // Each list holds the first of what there is; the counts are of all.
    std::vector<ReportSession> sessions;
    std::int64_t sessionCount = 0;
    std::vector<FailedReceipt> failures;
    std::vector<ReportProblem> problems;
    std::array<std::int64_t, ProblemKindCount> problemCounts{};
    std::int64_t severeProblems = 0;
    std::vector<OperationStatistics> operations;
    std::int64_t operationCount = 0; // names
    OperationTotals operationTotals;
    std::vector<ReportWorkflow> workflows;
    std::vector<ReportRedaction> redactions;
    std::string proof; // Markdown of muscope's own; empty: not wanted

    [[nodiscard]] bool fails() const {
        return coverage.events.failures() > 0 || severeProblems > 0;
    }
};

// An event as it is fed to a writer; the views are good until the call returns.
struct ReportEvent {
    std::int64_t number = 0; // in its session, from 1
    const EventView& stored; // redacted where that was asked for
    std::string_view time;   // as muscope prints it
    std::string_view name;   // method or tool
    Direction direction = Direction::Unknown;
    Verdict verdict = Verdict::Unchecked;
    MatchLevel level = MatchLevel::None;
};

// Gives the events of a report, in the store's order, session by session, to sink: reads the store
// again. Ends with the first error, be it sink's.
using ReportEventSink = std::function<Result<void>(const ReportEvent&)>;
using ReportEventFeed = std::function<Result<void>(const ReportEventSink&)>;

} // namespace muscope
