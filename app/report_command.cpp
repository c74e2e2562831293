// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command.h"
#include "app/companion_options.h"
#include "app/console.h"
#include "app/opened_store.h"
#include "app/options.h"
#include "app/redact_options.h"
#include "app/report_format_option.h"
#include "core/base/output_file.h"
#include "core/receipt/anchor_file.h"
#include "core/report/redacting_transform.h"
#include "core/workspace/report_builder.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr const char* Usage =
    "STORE (--session ID… | --all) [--filter EXPR] [--receipts DIR] [--workflows DIR]\n"
    "              [--format FORMAT] [--parts LIST] [--redact builtin|FILE]… [--stamp]\n"
    "              (-o FILE | --dry-run)";
constexpr const char* Summary =
    "Writes what there is to tell of sessions, for somebody who has neither the store nor "
    "muscope.\n"
    "The file is written whole or not at all, and can be read by its owner alone. csv and ndjson "
    "are\nthe events, for programs: in csv a text that a spreadsheet would take for a formula has "
    "an\napostrophe before it, and “store import” takes ndjson back without loss.\n\n"
    "What --redact takes out is replaced by the name of the rule, and the receipts of such events "
    "are\nnot checked. builtin knows tokens, keys, cookies, passwords and e-mail addresses; a file "
    "names more:\n"
    "  {\"rules\": [{\"key\": \"customer\", \"ignore_case\": true},\n"
    "             {\"path\": \"/params/arguments/*/ssn\"},\n"
    "             {\"pattern\": \"C-[0-9]{6}\", \"name\": \"customer number\"}]}";

Result<ReportParts> partsOf(const Options& options, const ReportFormat& format) {
    if (!options.has("parts")) {
        return format.usual;
    }
    ReportParts parts;
    for (const QString& word : options.value("parts").split(u',')) {
        const auto part = reportPartFrom(word.trimmed().toStdString());
        if (!part) {
            QStringList words;
            for (const ReportPart one : reportParts()) {
                words += QString::fromLatin1(wordFor(one));
            }
            return failure(ErrorCode::InvalidInput, u"--parts has no part “%1”; there are %2"_s.arg(
                                                        word, words.join(u", "_s)));
        }
        parts.add(*part);
    }
    return parts;
}

Result<ReportRequest> requestOf(const Options& options, const CommandContext& context) {
    const Result<ReportParts> parts = partsOf(options, reportFormatOf(options));
    if (!parts) {
        return tl::unexpected(parts.error());
    }
    ReportRequest request;
    request.parts = *parts;
    request.version = QCoreApplication::applicationVersion().toStdString();
    for (const QString& id : options.values("session")) {
        const SessionId session(id.toUtf8());
        if (std::ranges::find(request.sessions, session) == request.sessions.end()) {
            request.sessions.push_back(session);
        }
    }
    if (options.has("stamp")) {
        request.madeAt = momentText();
    }
    auto companions = readCompanions(options, context.stop);
    if (!companions) {
        return tl::unexpected(companions.error());
    }
    request.companions = std::move(*companions);
    return request;
}

// What is wrong with the options that were given together; empty where nothing is.
QString misuse(const Options& options) {
    if (options.has("session") == options.has("all")) {
        return u"one of --session and --all is needed, and not both"_s;
    }
    if (options.has("parts") && reportFormatOf(options).isForPrograms()) {
        return partsMisuse();
    }
    if (options.has("dry-run")) {
        return options.has("redact") ? QString() : u"--dry-run goes with --redact"_s;
    }
    return options.has("o") ? QString() : u"-o FILE is needed; -o - writes to standard output"_s;
}

Result<Report> writeReport(OpenedStore& opened, const ReportFormat& format, ReportRequest request,
                           const QString& path, const CommandContext& context) {
    Progress progress("events read");
    const auto onEvents = [&progress](std::int64_t count) { progress.advance(count); };
    ReportBuilder builder(*opened.store, opened.location, context.rules, std::move(request));
    Result<Report> report = builder.build(onEvents, context.stop);
    if (!report) {
        return report;
    }
    Result<OutputFile> file = OutputFile::open(path, QStringLiteral("the report "));
    if (!file) {
        return tl::unexpected(file.error());
    }
    ReportOutput output(file->device(), path, context.stop);
    Result<void> written =
        format.make()->write(*report, builder.events(format, onEvents, context.stop), output);
    if (written) {
        written = output.finish();
    }
    if (written) {
        written = file->commit();
    }
    return written ? report : tl::unexpected(written.error());
}

// Has the report tell what the rules leave; the exit code to end with where that cannot be done, or
// what they take out was only to be told.
std::optional<ExitCode> redact(const Options& options,
                               const std::shared_ptr<const RedactionRules>& rules,
                               EventStore& store, ReportRequest& request,
                               const std::stop_token& stop) {
    if (!rules) {
        return std::nullopt;
    }
    const auto plan = planRedaction(store, request.sessions, rules, stop);
    if (!plan) {
        return failWith(plan.error());
    }
    if (options.has("dry-run")) {
        printPlan(**plan);
        return ExitCode::Good;
    }
    request.transform = std::make_shared<RedactingTransform>(*plan);
    return std::nullopt;
}

void addOptions(Options& options) {
    options.addValue("session", "ID", "the session to report on; may be given several times");
    options.addFlag("all", "reports on every session of the store");
    options.addFilter();
    addCompanionOptions(options);
    addReportFormat(options);
    options.addValue("parts", "LIST",
                     "what it holds beside question, coverage and sessions, with commas: verdicts, "
                     "timeline,\n                            failures, problems, operations, "
                     "workflows, digest, proof, events (all but the last\n"
                     "                            unless given)");
    options.addFlag("stamp", "tells when it was made; without it the same input gives the same "
                             "bytes");
    addRedactOptions(options);
    options.addValue("o", "FILE", "where to write; - is standard output");
}

} // namespace

ExitCode runReport(const QStringList& arguments, const CommandContext& context) {
    Options options("report", Usage, Summary);
    addOptions(options);
    if (const auto ended = options.parse(arguments)) {
        return *ended;
    }
    if (const QString wrong = misuse(options); !wrong.isEmpty()) {
        printError(u"%1; see muscope-cli report --help"_s.arg(wrong));
        return ExitCode::WrongUse;
    }
    const std::optional<Filter> filter = options.filter();
    if (!filter) {
        return ExitCode::WrongUse;
    }
    Result<ReportRequest> request = requestOf(options, context);
    if (!request) {
        return failWith(request.error());
    }
    request->filter = *filter;
    auto rules = readRedactRules(options);
    if (!rules) {
        return failWith(rules.error());
    }
    Result<OpenedStore> opened = openStore(options.store(), context);
    if (!opened) {
        return failWith(opened.error());
    }
    if (const auto apart = isApartFrom(options.value("o"), {opened->location.path}); !apart) {
        return failWith(apart.error());
    }
    request->store = opened->location.displayText().toStdString();
    if (const auto ended = redact(options, *rules, *opened->store, *request, context.stop)) {
        return *ended;
    }
    const CompanionFiles companions = request->companions;
    const Result<Report> report = writeReport(*opened, reportFormatOf(options), std::move(*request),
                                              options.value("o"), context);
    if (!report) {
        return failWith(report.error());
    }
    const bool areAllRead = printRemarks(opened->store->description(), companions);
    if (report->coverage.unreadable > 0) {
        printError(unreadableMessage(report->coverage.unreadable));
    }
    if (!areAllRead || report->coverage.unreadable > 0) {
        return ExitCode::InPart;
    }
    return report->fails() ? ExitCode::Fails : ExitCode::Good;
}

} // namespace muscope
