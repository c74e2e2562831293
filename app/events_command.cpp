// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command.h"
#include "app/console.h"
#include "app/json_line.h"
#include "app/opened_store.h"
#include "app/options.h"
#include "core/base/csv_text.h"
#include "core/base/utf8_text.h"
#include "core/mcp/event_decoder.h"
#include "core/mcp/event_json_writer.h"
#include "core/workspace/filtered_read.h"

namespace muscope {

namespace {

QByteArray bytes(std::optional<std::string_view> text) {
    return text ? QByteArray(text->data(), static_cast<qsizetype>(text->size())) : QByteArray();
}

QByteArray timeText(const EventView& event) {
    const std::string text =
        Timestamp::parse(event.createdAt.value_or(std::string_view())).toText();
    return text.empty() ? bytes(event.createdAt) : QByteArray::fromStdString(text);
}

// Prints events one by one in the wanted form.
class EventPrinter {
public:
    explicit EventPrinter(const QString& format)
        : m_format(format) {
        if (m_format == u"csv") {
            print(std::string_view("session_id,event_id,event_type,created_at,direction,payload,"
                                   "metadata\r\n"));
        } else if (m_format == u"table") {
            print(QStringLiteral("%1 %2 %3 %4 %5 %6\n")
                      .arg(QStringLiteral("created_at"), -27)
                      .arg(QStringLiteral("dir"), -3)
                      .arg(QStringLiteral("type"), -16)
                      .arg(QStringLiteral("method / tool"), -28)
                      .arg(QStringLiteral("bytes"), 9)
                      .arg(QStringLiteral(" session event")));
        }
    }

    // Events printed with bytes that are no text.
    [[nodiscard]] std::int64_t unreadable() const { return m_unreadable; }

    bool printEvent(const EventView& event) {
        const DecodedEvent& decoded = m_decoder.decode(event);
        m_unreadable += EventDecoder::invalidTextOf(event) ? 1 : 0;
        if (m_format == u"ndjson") {
            return print(m_json.line(event));
        }
        return m_format == u"csv" ? printCsv(event, decoded) : printRow(event, decoded);
    }

private:
    bool printCsv(const EventView& event, const DecodedEvent& decoded) {
        QByteArrayList fields;
        for (const QByteArray& text :
             {bytes(event.sessionId), bytes(event.eventId), bytes(event.type), timeText(event),
              toBytes(wordFor(decoded.direction)), bytes(event.payload), bytes(event.metadata)}) {
            fields += csvField(text);
        }
        return print(toView(csvLine(fields)));
    }

    bool printRow(const EventView& event, const DecodedEvent& decoded) {
        return print(QStringLiteral("%1 %2 %3 %4 %5  %6 %7\n")
                         .arg(visibleText(QString::fromUtf8(timeText(event))).leftJustified(27),
                              toText(wordFor(decoded.direction)).leftJustified(3),
                              visibleText(QString::fromUtf8(bytes(event.type))).leftJustified(16),
                              visibleText(QString::fromStdString(decoded.name)).leftJustified(28),
                              QString::number(decoded.size).rightJustified(9),
                              visibleText(QString::fromUtf8(bytes(event.sessionId))),
                              visibleText(QString::fromUtf8(bytes(event.eventId)))));
    }

    QString m_format;
    EventJsonWriter m_json;
    EventDecoder m_decoder;
    std::int64_t m_unreadable = 0;
};

Result<EventScope> scopeOf(const Options& options) {
    EventScope scope;
    scope.withRaw = true;
    if (options.has("session")) {
        scope.session = SessionId(options.value("session").toUtf8());
    }
    if (options.has("limit")) {
        bool isNumber = false;
        scope.limit = options.value("limit").toLongLong(&isNumber);
        if (!isNumber || scope.limit < 1) {
            return failure(ErrorCode::InvalidInput,
                           QStringLiteral("--limit is a whole number from 1 on, not “%1”")
                               .arg(options.value("limit")));
        }
    }
    return scope;
}

} // namespace

ExitCode runEvents(const QStringList& arguments, const CommandContext& context) {
    Options options(
        "events", "STORE [--session ID] [--filter EXPR] [--format table|ndjson|csv] [--limit N]",
        "Prints events in the store's order. ndjson holds every column byte for byte, for "
        "“store import”.\nIn csv a field that a spreadsheet would take for a formula "
        "gets an apostrophe before it.");
    options.addValue("session", "ID", "only the events of this session");
    options.addFilter();
    options.addValue("format", "FORMAT", "table (the default), ndjson or csv",
                     {QStringLiteral("table"), QStringLiteral("ndjson"), QStringLiteral("csv")});
    options.addValue("limit", "N", "only the first N");
    if (const auto ended = options.parse(arguments)) {
        return *ended;
    }
    const std::optional<Filter> filter = options.filter();
    if (!filter) {
        return ExitCode::WrongUse;
    }
    const Result<EventScope> scope = scopeOf(options);
    if (!scope) {
        printError(scope.error().message);
        return ExitCode::WrongUse;
    }
    Result<OpenedStore> opened = openStore(options.store(), context);
    if (!opened) {
        printError(opened.error().message);
        return exitCodeFor(opened.error());
    }
    EventPrinter printer(options.value("format", QStringLiteral("table")));
    // A reader that has seen enough (head) closes the pipe: that is no failure.
    std::stop_source stop;
    const std::stop_callback onInterrupt(context.stop, [&stop] { stop.request_stop(); });
    FilteredCount count;
    bool isRead = true;
    const auto print = [&](const EventView& event) {
        isRead = isRead && printer.printEvent(event);
        if (!isRead) {
            stop.request_stop();
        }
    };
    const Result<void> done = filter->isEverything()
                                  ? opened->store->read(
                                        *scope,
                                        [&](const EventView& event) {
                                            ++count.read;
                                            print(event);
                                        },
                                        stop.get_token())
                                  : readFiltered(*opened->store, opened->location, context.rules,
                                                 *scope, *filter, print, count, stop.get_token());
    if (done && scope->session && count.read == 0) {
        printError(noSuchSession(opened->location, *scope->session));
        return ExitCode::NotDone;
    }
    if (done || !isRead) {
        if (printer.unreadable() > 0) {
            printError(unreadableMessage(printer.unreadable()));
            return ExitCode::InPart;
        }
        return ExitCode::Good;
    }
    printError(done.error().message);
    return count.read > 0 ? ExitCode::InPart : exitCodeFor(done.error());
}

} // namespace muscope
