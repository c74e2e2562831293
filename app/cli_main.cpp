// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli_application.h"
#include "app/command.h"
#include "app/console.h"
#include "app/utf8_locale.h"
#include "core/query/filter_fields.h"
#include "core/receipt/proven_text.h"
#include "core/receipt/rules/builtin_rules.h"
#include "core/workspace/interrupt_watch.h"

#include <array>
#include <mutex>

namespace muscope {

namespace {

constexpr std::array Commands{
    Command{"sessions", "STORE [--verify] [--format table|json|csv]",
            "lists the sessions of a store, newest first", &runSessions},
    Command{"events",
            "STORE [--session ID] [--filter EXPR] [--format table|ndjson|csv] [--limit N]",
            "prints events in the store's order", &runEvents},
    Command{"verify",
            "STORE [--session ID] [--filter EXPR] [--receipts DIR] [--workflows DIR] [--format "
            "text|json|junit|sarif]",
            "checks every receipt and names the events that fail", &runVerify},
    Command{"report",
            "STORE (--session ID… | --all) [--filter EXPR] [--receipts DIR] [--workflows DIR]\n"
            "              [--format FORMAT] [--parts LIST] [--redact builtin|FILE]… [--stamp]\n"
            "              (-o FILE | --dry-run)",
            "writes a report on sessions for whoever has neither the store nor muscope",
            &runReport},
    Command{"tail", "STORE [--session ID] [--filter EXPR] [--from start|EVENT_ID]",
            "prints events as they are stored, each once", &runTail},
    Command{"digest",
            "STORE (--session ID [-o ANCHOR [--sign KEY] [--force]] |\n"
            "              --against ANCHOR [--verify-key PUB]) [--format text|json]",
            "gives the SHA-256 digest of a session, or compares the store with an anchor",
            &runDigest},
    Command{"maml", "check FILE… [--format text|json] | render FILE [-o FILE]",
            "tells what MAML workflows hold and what is wrong in them, or shows them as HTML",
            &runMaml},
    Command{
        "mu",
        "make FILE [--rule NAME] | check FILE… [--subject FILE] [--rule NAME] [--format text|json]",
        "makes a receipt of a file, or checks receipts and shows where they differ", &runMu},
    Command{"record",
            "MCP-URL --into STORE [--list] [--call TOOL=JSON]… [--read URI]… [--prompt "
            "NAME=JSON]…\n"
            "              [--answer decline|defaults|JSON] [--header 'Name: value']… "
            "[--for SECONDS]\n"
            "              [--protocol auto|2024-11-05|…|2026-07-28]",
            "connects to an MCP server and records every message of both sides", &runRecord},
    Command{"store",
            "init STORE [--upgrade] [--notify] | check STORE |\n"
            "              save STORE --session ID… -o FILE [--receipts DIR] [--workflows DIR] "
            "[--force] |\n"
            "              import STORE FILE… | prune STORE (--older-than DAYS | --session ID) "
            "[--yes]",
            "makes muscope's table or says how one suits, copies sessions into a file, takes "
            "NDJSON in,\n      deletes sessions",
            &runStore},
};

// The fields a stream of events can be asked for.
QString streamFields() {
    QStringList names;
    for (const FilterField& field : filterFields()) {
        if (field.column != FilterColumn::Took && field.column != FilterColumn::Operation) {
            names += field.name;
        }
    }
    return names.join(QStringLiteral(", "));
}

QString helpText() {
    QString text = QStringLiteral(
        "muscope-cli looks into event stores of Model Context Protocol sessions.\n\nUsage:\n");
    for (const Command& command : Commands) {
        text += QStringLiteral("  muscope-cli %1 %2\n      %3\n")
                    .arg(QString::fromUtf8(command.name), QString::fromUtf8(command.usage),
                         QString::fromUtf8(command.summary));
    }
    return text +
           QStringLiteral(
               "  muscope-cli COMMAND --help | --help | --version\n"
               "  muscope-cli help proof\n"
               "      says what a receipt, a digest and a signature each do and do not prove\n\n"
               "STORE is a PostgreSQL URI (postgresql://user@host/db?table=mcp_events), a libpq "
               "service\n"
               "(service=NAME), a SQLite file, or demo, a sample store written on first use. Other "
               "column\n"
               "names are mapped with …&columns=payload:message,event_type:kind. Passwords come "
               "from\n"
               "~/.pgpass, a service file, the URI, or are asked for on a terminal; they are never "
               "shown.\n"
               "Stores are opened read-only; only “record” and “store init”, “import” and "
               "“prune” write.\n\n"
               "EXPR asks for fields of an event, joined by and, or, not and brackets:\n"
               "  size > 1.5kB and not tool in (health, ping)\n"
               "  receipt == differs or type startswith sensor\n"
               "  time >= \"2026-11-20 12:00:01\" and greet      (a word alone: in type or name)\n"
               "Fields: %1.\n\n"
               "Exit codes: 0 done and nothing fails; 1 done and something fails; 2 wrong use;\n"
               "3 could not be done; 4 done in part.\n")
               .arg(streamFields());
}

// Passes Ctrl-C on to whatever connection is in use.
class InterruptRelay {
public:
    void set(std::function<void()> interrupter) {
        const std::lock_guard lock(m_mutex);
        m_interrupter = std::move(interrupter);
    }

    void interrupt() {
        m_stop.request_stop();
        const std::lock_guard lock(m_mutex);
        if (m_interrupter) {
            m_interrupter();
        }
    }

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::mutex m_mutex; // guards m_interrupter
    std::function<void()> m_interrupter;
};

ExitCode dispatch(const QStringList& arguments, InterruptRelay& relay) {
    if (arguments.isEmpty()) {
        printError(QStringLiteral("no command was given; see muscope-cli --help"));
        return ExitCode::WrongUse;
    }
    if (arguments == QStringList{QStringLiteral("help"), QStringLiteral("proof")}) {
        print(provenText());
        return ExitCode::Good;
    }
    if (arguments.front() == u"--help" || arguments.front() == u"-h" ||
        arguments.front() == u"help") {
        print(helpText());
        return ExitCode::Good;
    }
    if (arguments.front() == u"--version") {
        print(QStringLiteral("muscope-cli %1\n").arg(QCoreApplication::applicationVersion()));
        return ExitCode::Good;
    }
    for (const Command& command : Commands) {
        if (arguments.front() == QLatin1StringView(command.name)) {
            const RuleRegistry rules = builtinRules();
            return command.run(arguments.mid(1),
                               {rules, relay.token(), [&relay](std::function<void()> interrupter) {
                                    relay.set(std::move(interrupter));
                                }});
        }
    }
    printError(
        QStringLiteral("there is no command “%1”; see muscope-cli --help").arg(arguments.front()));
    return ExitCode::WrongUse;
}

} // namespace

} // namespace muscope

int main(int argc, char* argv[]) {
    muscope::useUtf8Locale();
    muscope::InterruptRelay relay;
    const muscope::InterruptWatch watch([&relay] { relay.interrupt(); });
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments += QString::fromLocal8Bit(argv[i]);
    }
    argc = 1; // QtGui would take some for itself: "--session ID" for its session manager
    const auto application = muscope::makeApplication(arguments, argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("muscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MUSCOPE_VERSION));
    return static_cast<int>(muscope::dispatch(arguments, relay));
}
