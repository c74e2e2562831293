// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/sarif_output.h"

#include "app/console.h"
#include "app/receipt_print.h"
#include "app/sarif_rules.h"
#include "core/json/pointer.h"
#include "core/report/coverage_json.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <nlohmann/json.hpp>

namespace muscope {

namespace {

constexpr const char* SchemaUri =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr const char* WorkflowsBase = "WORKFLOWS";

// A text as a message: brackets that would be taken for a link or a placeholder stay what they are
// (SARIF 2.1.0, 3.11.5 and 3.11.6).
Json message(QString text) {
    text.replace(u'{', QStringLiteral("{{")).replace(u'}', QStringLiteral("}}"));
    text.replace(QStringLiteral("]("), QStringLiteral("] ("));
    return {{"text", text.toStdString()}};
}

// A path as a URI: absolute, or one that is seen from a folder.
std::string uriOf(const QByteArray& path) {
    const std::string encoded = path.toPercentEncoding("/").toStdString();
    return path.startsWith('/') ? "file://" + encoded : encoded;
}

std::string inSarif(const QByteArray& utf8) {
    return visibleText(QString::fromUtf8(utf8)).toStdString();
}

// A session, an event of it, or a value of the event's payload.
Json logicalLocation(const SessionId& session, const EventId& event,
                     const std::optional<std::string>& path) {
    std::string name;
    json::appendPointerToken(inSarif(session.value()), name);
    const bool hasEvent = !event.value().isEmpty();
    if (hasEvent) {
        json::appendPointerToken(inSarif(event.value()), name);
    }
    if (hasEvent && path && !path->empty()) {
        const std::string place = inSarif(QByteArray::fromStdString(*path));
        return {{"name", place}, {"fullyQualifiedName", name + place}, {"kind", "value"}};
    }
    return {{"name", inSarif(hasEvent ? event.value() : session.value())},
            {"fullyQualifiedName", name},
            {"kind", hasEvent ? "event" : "session"}};
}

class SarifLog {
public:
    SarifLog(const OpenedStore& opened, const Verification& verification)
        : m_opened(opened)
        , m_verification(verification) {}

    [[nodiscard]] Json json() const {
        return {{"$schema", SchemaUri}, {"version", "2.1.0"}, {"runs", Json::array({run()})}};
    }

private:
    [[nodiscard]] Json run() const {
        const std::string version = QCoreApplication::applicationVersion().toStdString();
        Json results = Json::array();
        for (const FailedEvent& failed : m_verification.failures) {
            results.push_back(resultOf(failed));
        }
        for (const PassProblem& problem : m_verification.problems) {
            results.push_back(resultOf(problem));
        }
        const QString& filter = m_verification.filter;
        return {
            {"tool",
             {{"driver",
               {{"name", "muscope"},
                {"version", version},
                {"semanticVersion", version},
                {"rules", sarifRules()}}}}},
            {"invocations", Json::array({invocation()})},
            {"originalUriBaseIds",
             {{WorkflowsBase,
               {{"description", message(QStringLiteral("the folder that --workflows names"))}}}}},
            {"columnKind", "unicodeCodePoints"},
            {"results", results},
            {"properties",
             {{"store", m_opened.location.displayText().toStdString()},
              {"filter", filter.isEmpty() ? Json() : Json(filter.toStdString())},
              {"coverage", coverageJson(m_verification.coverage)}}}};
    }

    [[nodiscard]] Json invocation() const {
        Json notifications = Json::array();
        for (const QString& gap : m_verification.gaps) {
            notifications.push_back({{"level", "error"}, {"message", message(visibleText(gap))}});
        }
        return {{"executionSuccessful", m_verification.gaps.empty()},
                {"toolExecutionNotifications", notifications}};
    }

    [[nodiscard]] Json resultOf(const FailedEvent& failed) const {
        const ReceiptReport& report = failed.report;
        Json result = started(*failureKind(report.verdict), "error", sentenceOf(failed));
        const auto& difference = report.firstDifference;
        locate(result, logicalLocation(failed.session, failed.event,
                                       difference ? difference->path : std::nullopt));
        result["properties"] = {{"session_id", failed.session.value().toStdString()},
                                {"event_id", failed.event.value().toStdString()},
                                {"found_in", report.foundIn},
                                {"rule", orNull(report.rule)},
                                {"subject", orNull(report.subject)},
                                {"first_difference", differenceJson(difference)}};
        return result;
    }

    [[nodiscard]] Json resultOf(const PassProblem& problem) const {
        const bool isInfo = std::string_view(problem.severity) == "info";
        Json result =
            started(problem.kind, isInfo ? "note" : problem.severity, visibleText(problem.message));
        const bool hasPlace = !problem.session.value().isEmpty();
        locate(result,
               hasPlace ? logicalLocation(problem.session, problem.event, problem.path) : Json(),
               problem);
        if (hasPlace) {
            result["properties"] = {{"session_id", problem.session.value().toStdString()},
                                    {"event_id", problem.event.value().toStdString()}};
        }
        return result;
    }

    [[nodiscard]] static Json started(ProblemKind kind, const char* level,
                                      const QString& sentence) {
        return {{"ruleId", wordFor(kind)},
                {"ruleIndex", static_cast<int>(kind)},
                {"level", level},
                {"message", message(sentence)}};
    }

    // Where it is: the value in the event, and the line of the workflow, else the store's file.
    void locate(Json& result, const Json& logical, const PassProblem& problem = {}) const {
        Json location = Json::object();
        if (!problem.workflow.empty()) {
            const QByteArray file = QByteArray::fromStdString(problem.workflow);
            location["physicalLocation"] = {{"artifactLocation", {{"uri", uriOf(file)}}}};
            if (!file.startsWith('/')) {
                location["physicalLocation"]["artifactLocation"]["uriBaseId"] = WorkflowsBase;
            }
            if (problem.line > 0) {
                location["physicalLocation"]["region"] = {{"startLine", problem.line}};
            }
        } else if (m_opened.location.kind == StoreLocation::Kind::Sqlite &&
                   m_opened.location.label.isEmpty()) {
            location["physicalLocation"] = {
                {"artifactLocation", {{"uri", uriOf(m_opened.location.path.toUtf8())}}}};
        }
        if (!logical.is_null()) {
            location["logicalLocations"] = Json::array({logical});
        }
        if (!location.empty()) {
            result["locations"] = Json::array({location});
        }
    }

    const OpenedStore& m_opened;
    const Verification& m_verification;
};

} // namespace

void printSarif(const OpenedStore& opened, const Verification& verification) {
    // ASCII alone, so that no terminal obeys what a store holds.
    print(std::string_view(
        SarifLog(opened, verification).json().dump(1, ' ', true, Json::error_handler_t::replace) +
        '\n'));
}

} // namespace muscope
