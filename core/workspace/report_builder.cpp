// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/report_builder.h"

#include "core/base/utf8_text.h"
#include "core/receipt/proven_text.h"
#include "core/receipt/rule_registry.h"
#include "core/report/report_summary.h"
#include "core/report/report_text.h"
#include "core/workspace/carried_companions.h"

#include <QDateTime>

namespace muscope {

namespace {

std::string printed(std::optional<std::int64_t> packed, Timestamp::Zone zone) {
    return packed ? Timestamp::fromPacked(*packed, zone).toText() : std::string();
}

constexpr std::int64_t MicrosecondsPerMillisecond = 1'000;

} // namespace

std::string momentText() {
    return Timestamp::fromMicroseconds(QDateTime::currentMSecsSinceEpoch() *
                                       MicrosecondsPerMillisecond)
        .toText();
}

ReportBuilder::ReportBuilder(EventStore& store, const StoreLocation& location,
                             const RuleRegistry& rules, ReportRequest request)
    : m_store(store)
    , m_location(location)
    , m_rules(rules)
    , m_request(std::move(request))
    , m_transform(m_request.transform ? m_request.transform->fork(CountChanges::No) : nullptr) {}

std::string ReportBuilder::told(std::string_view text) {
    return m_transform ? m_transform->text(text) : std::string(text);
}

Result<Report> ReportBuilder::build(const OnEvents& onEvents, const std::stop_token& stop) {
    const auto asked = sessions();
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    auto companions = withCarried(std::move(m_request.companions), m_location);
    if (!companions) {
        return tl::unexpected(companions.error());
    }
    m_request.companions = std::move(*companions);
    describeQuestion();
    if (m_request.sessions.empty()) {
        const Result<ReceiptEvents> events = receiptEventsOf(m_store, stop);
        if (!events) {
            return tl::unexpected(events.error());
        }
        m_receiptEvents = *events;
    }
    for (const SessionId& session : *asked) {
        if (const auto added = addSession(session, onEvents, stop); !added) {
            return tl::unexpected(added.error());
        }
    }
    m_findings.settle(m_request.companions.workflows.get(), m_report);
    tellWorkflows();
    m_report.operationTotals = m_operations.totals();
    m_report.operationCount = m_operations.names();
    if (m_request.parts.has(ReportPart::Operations)) {
        auto most = m_operations.most(MostOperations);
        if (!most) {
            return tl::unexpected(most.error());
        }
        m_report.operations = std::move(*most);
    }
    describeCoverage();
    if (m_request.parts.has(ReportPart::Proof)) {
        m_report.proof = provenText().toStdString();
    }
    if (m_request.transform) {
        m_report.redactions = m_request.transform->changes();
    }
    m_report.summary = summaryOf(m_report);
    return std::move(m_report);
}

ReportEventFeed ReportBuilder::events(const ReportFormat& format, OnEvents onEvents,
                                      std::stop_token stop) {
    const EventOrder order = format.isForPrograms() ? EventOrder::OfStore : EventOrder::BySession;
    return [this, order, onEvents = std::move(onEvents),
            stop = std::move(stop)](const ReportEventSink& sink) {
        return m_marks.feed(m_store, m_request.transform.get(), order, m_request.sessions.empty(),
                            sink, onEvents, stop);
    };
}

Result<std::vector<SessionId>> ReportBuilder::sessions() {
    if (!m_request.sessions.empty()) {
        return m_request.sessions;
    }
    const auto summaries = m_store.sessions();
    if (!summaries) {
        return tl::unexpected(summaries.error());
    }
    std::vector<SessionId> all;
    for (const SessionSummary& summary : *summaries) {
        all.push_back(summary.id);
    }
    return all;
}

Result<void> ReportBuilder::addSession(const SessionId& session, const OnEvents& onEvents,
                                       const std::stop_token& stop) {
    ReportSessionPass pass(m_rules,
                           {session, m_request.filter, m_request.companions, m_request.transform,
                            m_request.parts.has(ReportPart::Digests), m_receiptEvents});
    const bool hasRoom = m_report.sessions.size() < MostSessions;
    ReportRows rows(m_operations, m_marks, m_request.parts, hasRoom && m_pictures < MostPictures);
    if (const Result<void> read = pass.run(m_store, m_location, rows, onEvents, stop); !read) {
        return read;
    }
    if (pass.eventsRead() == 0 && !m_request.sessions.empty()) {
        return failure(ErrorCode::NotFound,
                       QStringLiteral("%1 has no session %2")
                           .arg(m_location.displayText(), QString::fromUtf8(session.value())));
    }
    rows.end(session);
    ReportEvidence evidence(m_store, m_location, m_rules, pass);
    if (const Result<void> added = m_findings.add(pass, evidence, m_request.parts); !added) {
        return added;
    }
    addTimes(rows.times());
    if (pass.sequences().least) {
        m_sequences.add(*pass.sequences().least);
        m_sequences.add(*pass.sequences().greatest);
    }
    m_report.coverage.events.add(pass.coverage());
    m_report.coverage.eventsRead += pass.eventsRead();
    ++m_report.sessionCount;
    return hasRoom ? describeSession(pass, rows) : Result<void>();
}

Result<void> ReportBuilder::describeSession(const ReportSessionPass& pass, ReportRows& rows) {
    const ReportTimes& times = rows.times();
    ReportSession& one = m_report.sessions.emplace_back();
    one.id = told(toView(pass.session().value()));
    one.eventsRead = pass.eventsRead();
    one.events = pass.coverage();
    one.firstAt = printed(times.known.least, times.zone);
    one.lastAt = printed(times.known.greatest, times.zone);
    if (times.known.least) {
        one.microseconds = *times.known.greatest - *times.known.least;
    }
    one.digest = pass.digest();
    Result<std::optional<TimelinePicture>> picture = rows.picture(pass.texts());
    if (!picture) {
        return tl::unexpected(picture.error());
    }
    m_pictures += *picture ? 1 : 0;
    one.timeline = std::move(*picture);
    return {};
}

void ReportBuilder::addTimes(const ReportTimes& times) {
    if (times.known.least) {
        m_times.known.add(*times.known.least);
        m_times.known.add(*times.known.greatest);
        m_times.zone = times.zone;
    }
    m_times.untimed += times.untimed;
}

void ReportBuilder::describeQuestion() {
    ReportQuestion& question = m_report.question;
    question.store = told(m_request.store);
    question.backend = m_store.description().backend.toStdString();
    for (const SessionId& session : m_request.sessions) {
        question.sessions.push_back(told(toView(session.value())));
    }
    question.filter = told(m_request.filter.text().toStdString());
    if (m_request.companions.receipts) {
        for (const QString& path : m_request.companions.receipts->paths()) {
            question.receipts.push_back(told(path.toStdString()));
        }
    }
    if (m_request.companions.workflows) {
        for (const QString& path : m_request.companions.workflows->paths()) {
            question.workflows.push_back(told(path.toStdString()));
        }
    }
    for (const auto& rule : m_rules.rules()) {
        question.rules.emplace_back(rule->name());
    }
    question.version = m_request.version;
    question.madeAt = m_request.madeAt;
    question.parts = m_request.parts;
}

void ReportBuilder::describeCoverage() {
    ReportCoverage& coverage = m_report.coverage;
    coverage.sessions = m_report.sessionCount;
    coverage.unreadable = m_report.problemCounts[static_cast<std::size_t>(ProblemKind::NotUtf8)];
    coverage.firstAt = printed(m_times.known.least, m_times.zone);
    coverage.lastAt = printed(m_times.known.greatest, m_times.zone);
    coverage.untimed = m_times.untimed;
    coverage.notChecked = notChecked();
    coverage.gaps = gaps();
}

void ReportBuilder::tellWorkflows() {
    for (ReportWorkflow& workflow : m_report.workflows) {
        workflow.file = told(workflow.file);
        workflow.id = told(workflow.id);
        for (std::string& tool : workflow.tools) {
            tool = told(tool);
        }
    }
}

std::vector<std::string> ReportBuilder::notChecked() {
    std::vector<std::string> sentences;
    const Coverage& events = m_report.coverage.events;
    if (events.none > 0) {
        sentences.push_back(countText(events.none, "event has", "events have") +
                            " no receipt: nothing was found that they could be held against.");
    }
    if (events.notCheckable > 0) {
        sentences.push_back(countText(events.notCheckable, "receipt", "receipts") +
                            " could not be checked: there is nothing to compare with, a match "
                            "would prove nothing" +
                            (m_request.transform ? ", or the event was redacted." : "."));
    }
    const std::int64_t outside = m_report.coverage.eventsRead - events.events;
    if (outside > 0) {
        sentences.push_back(countText(outside, "event does", "events do") +
                            " not pass the filter: read, and left out of every count here but the "
                            "digest.");
    }
    if (!m_request.sessions.empty()) {
        sentences.emplace_back("Sessions of the store that were not asked for.");
    }
    if (m_request.companions.receipts) {
        sentences.emplace_back("Whether every receipt of the named folders is of an event at all: "
                               "“muscope-cli verify STORE --receipts DIR” tells which are not.");
    } else {
        sentences.emplace_back("Receipts in files: no folder of them was named.");
    }
    if (!m_request.companions.workflows) {
        sentences.emplace_back("Schemas of workflows beside the store: none was named.");
    }
    for (const QString& remark : m_store.description().remarks) {
        sentences.push_back(told(remark.toStdString()));
    }
    if (m_request.companions.receipts) {
        for (const QString& remark : m_request.companions.receipts->remarks()) {
            sentences.push_back(told(remark.toStdString()));
        }
    }
    if (m_request.companions.workflows) {
        for (const QString& remark : m_request.companions.workflows->remarks()) {
            sentences.push_back(told(remark.toStdString()));
        }
    }
    return sentences;
}

std::string ReportBuilder::gaps() const {
    if (!m_request.sessions.empty()) {
        return "not looked for: sessions share one sequence, so numbers that are missing within a "
               "session say nothing";
    }
    if (!m_sequences.least || *m_sequences.least == *m_sequences.greatest) {
        return "none can be told: there are no two numbers of a sequence";
    }
    const std::int64_t missing =
        *m_sequences.greatest - *m_sequences.least + 1 - m_report.coverage.eventsRead;
    if (missing == 0) {
        return "none: every number between " + std::to_string(*m_sequences.least) + " and " +
               std::to_string(*m_sequences.greatest) + " of the store's sequence is an event";
    }
    return countText(missing, "number", "numbers") + " between " +
           std::to_string(*m_sequences.least) + " and " + std::to_string(*m_sequences.greatest) +
           " of the store's sequence not in use: rolled back, never used, or removed";
}

} // namespace muscope
