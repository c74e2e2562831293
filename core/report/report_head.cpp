// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_head.h"

#include "core/report/coverage_json.h"

#include <nlohmann/json.hpp>

namespace muscope {

namespace {

using Json = nlohmann::ordered_json;

Json textOrNull(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

Json question(const ReportQuestion& asked) {
    return {{"muscope", asked.version},
            {"made_at", textOrNull(asked.madeAt)},
            {"store", asked.store},
            {"backend", asked.backend},
            {"session_ids", Json(asked.sessions)},
            {"filter", textOrNull(asked.filter)},
            {"receipts", Json(asked.receipts)},
            {"workflows", Json(asked.workflows)},
            {"rules", Json(asked.rules)}};
}

Json coverage(const ReportCoverage& seen) {
    return {{"sessions", seen.sessions},
            {"events_read", seen.eventsRead},
            {"verdicts", coverageJson(seen.events)},
            {"unreadable", seen.unreadable},
            {"first_at", textOrNull(seen.firstAt)},
            {"last_at", textOrNull(seen.lastAt)},
            {"not_checked", Json(seen.notChecked)},
            {"gaps", textOrNull(seen.gaps)}};
}

Json sessions(const Report& report) {
    Json all = Json::array();
    for (const ReportSession& session : report.sessions) {
        Json one{{"session_id", session.id}, {"events_read", session.eventsRead}};
        one["digest"] = session.digest ? Json(session.digest->value) : Json();
        all.push_back(std::move(one));
    }
    return all;
}

Json redactions(const Report& report) {
    Json all = Json::array();
    for (const ReportRedaction& redaction : report.redactions) {
        all.push_back({{"rule", redaction.rule},
                       {"matches", redaction.matches},
                       {"events", redaction.events}});
    }
    return all;
}

} // namespace

std::string reportHead(const Report& report) {
    Json head;
    Json& told = head["report"];
    told["question"] = question(report.question);
    told["coverage"] = coverage(report.coverage);
    told["summary"] = report.summary;
    told["sessions"] = sessions(report);
    told["session_count"] = report.sessionCount;
    told["redactions"] = redactions(report);
    told["proof"] = report.proof.empty() ? Json() : Json(report.proof);
    return head.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace muscope
