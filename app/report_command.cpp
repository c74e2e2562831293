// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli_application.h"
#include "app/command.h"
#include "app/companion_options.h"
#include "app/console.h"
#include "app/opened_store.h"
#include "app/options.h"
#include "app/report_file.h"
#include "core/receipt/anchor_file.h"
#include "core/workspace/report_builder.h"

#include <QDateTime>

#include <algorithm>

namespace muscope {

namespace {

ExitCode complain(const Error& error) {
    printError(error.message);
    return exitCodeFor(error);
}

QStringList formatWords() {
    QStringList words;
    for (const ReportFormat& format : commandFormats()) {
        words += QString::fromLatin1(format.id);
    }
    return words;
}

// "html (the default), pdf, md"
QString formatsText() {
    QStringList words = formatWords();
    words.front() += QStringLiteral(" (the default)");
    return words.join(QStringLiteral(", "));
}

const ReportFormat& formatOf(const Options& options) {
    const QString word = options.value("format");
    const auto found = std::ranges::find_if(commandFormats(), [&word](const ReportFormat& format) {
        return word == QLatin1StringView(format.id);
    });
    return found == commandFormats().end() ? commandFormats().front() : *found;
}

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
            return failure(ErrorCode::InvalidInput,
                           QStringLiteral("--parts has no part “%1”; there are %2")
                               .arg(word, words.join(QStringLiteral(", "))));
        }
        parts.add(*part);
    }
    return parts;
}

Result<ReportRequest> requestOf(const Options& options, const CommandContext& context) {
    const Result<ReportParts> parts = partsOf(options, formatOf(options));
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
        constexpr std::int64_t MicrosecondsPerMillisecond = 1'000;
        request.madeAt = Timestamp::fromMicroseconds(QDateTime::currentMSecsSinceEpoch() *
                                                     MicrosecondsPerMillisecond)
                             .toText();
    }
    auto companions = readCompanions(options, context.stop);
    if (!companions) {
        return tl::unexpected(companions.error());
    }
    request.companions = std::move(*companions);
    return request;
}

// What is wrong with the options that were given together.
const char* misuse(const Options& options) {
    if (options.has("session") == options.has("all")) {
        return "one of --session and --all is needed, and not both";
    }
    return options.has("o") ? nullptr : "-o FILE is needed; -o - writes to standard output";
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
    Result<ReportFile> file = ReportFile::open(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    ReportOutput output(file->device(), path);
    Result<void> written =
        format.make()->write(*report, builder.events(onEvents, context.stop), output);
    if (written) {
        written = output.finish();
    }
    if (written) {
        written = file->commit();
    }
    return written ? report : tl::unexpected(written.error());
}

void addOptions(Options& options) {
    options.addValue("session", "ID", "the session to report on; may be given several times");
    options.addFlag("all", "reports on every session of the store");
    options.addFilter();
    addCompanionOptions(options);
    options.addValue("format", "FORMAT", qPrintable(formatsText()), formatWords());
    options.addValue("parts", "LIST",
                     "what it holds beside question, coverage and sessions, with commas: verdicts, "
                     "timeline,\n                            failures, problems, operations, "
                     "workflows, digest, proof, events (all but the last\n"
                     "                            unless given)");
    options.addFlag("stamp", "tells when it was made; without it the same input gives the same "
                             "bytes");
    options.addValue("o", "FILE", "where to write; - is standard output");
}

} // namespace

ExitCode runReport(const QStringList& arguments, const CommandContext& context) {
    Options options("report",
                    "STORE (--session ID… | --all) [--filter EXPR] [--receipts DIR] [--workflows "
                    "DIR]\n              [--format FORMAT] [--parts LIST] [--stamp] -o FILE",
                    "Writes what there is to tell of sessions, for somebody who has neither the "
                    "store nor muscope.\nThe file is written whole or not at all, and can be read "
                    "by its owner alone.");
    addOptions(options);
    if (const auto ended = options.parse(arguments)) {
        return *ended;
    }
    if (const char* wrong = misuse(options)) {
        printError(
            QStringLiteral("%1; see muscope-cli report --help").arg(QLatin1StringView(wrong)));
        return ExitCode::WrongUse;
    }
    const std::optional<Filter> filter = options.filter();
    if (!filter) {
        return ExitCode::WrongUse;
    }
    Result<ReportRequest> request = requestOf(options, context);
    if (!request) {
        return complain(request.error());
    }
    request->filter = *filter;
    Result<OpenedStore> opened = openStore(options.store(), context);
    if (!opened) {
        return complain(opened.error());
    }
    if (const auto apart = isApartFrom(options.value("o"), {opened->location.path}); !apart) {
        return complain(apart.error());
    }
    request->store = opened->location.displayText().toStdString();
    const CompanionFiles companions = request->companions;
    const Result<Report> report =
        writeReport(*opened, formatOf(options), std::move(*request), options.value("o"), context);
    if (!report) {
        return complain(report.error());
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
