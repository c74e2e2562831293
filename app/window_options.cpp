// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/window_options.h"

#include <QCommandLineParser>

#include <array>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::array<QStringView, 7> Views{u"payload",  u"receipt", u"workflow", u"operation",
                                           u"metadata", u"raw",     u"workflows"};

void describe(QCommandLineParser& parser) {
    parser.setApplicationDescription(u"A microscope for Model Context Protocol sessions."_s);
    parser.addPositionalArgument(
        u"STORE"_s,
        u"A PostgreSQL URI, a SQLite file, exported events (.ndjson), or \"demo\"; the last one "
        "unless given."_s,
        u"[STORE]"_s);
    parser.addPositionalArgument(
        u"FILE"_s,
        u"Workflows (.maml.md), folders of them and folders of receipts (.mu), to be opened beside "
        "the store."_s,
        u"[FILE…]"_s);
    parser.addPositionalArgument(
        u"URL"_s,
        u"A running MCP server, http:// or https://: asks how to connect, and what to record into."_s,
        u"[URL]"_s);
    parser.addOptions({
        {{u"h"_s, u"help"_s}, u"Show this text."_s},
        {{u"v"_s, u"version"_s}, u"Show the version."_s},
        {u"theme"_s, u"light or dark, whatever the desktop has."_s, u"THEME"_s},
        {u"session"_s, u"Open this session instead of the newest."_s, u"ID"_s},
        {u"view"_s,
         u"payload, receipt, workflow, operation, metadata or raw; workflows: the open documents."_s,
         u"NAME"_s},
        {u"workflows"_s,
         u"Hold events against this workflow, or those of a folder; can be given again."_s,
         u"PATH"_s},
        {u"receipts"_s, u"Check the receipts (.mu) of this folder as well; can be given again."_s,
         u"DIR"_s},
        {u"size"_s, u"The size of the window, as in 1600x1000."_s, u"WxH"_s},
        {u"screenshot"_s, u"Draw the window as soon as it is loaded into a PNG, and exit."_s,
         u"FILE"_s},
        {u"select"_s, u"With --screenshot: the event to show, else the first failing one."_s,
         u"EVENT_ID"_s},
    });
}

tl::unexpected<Error> misuse(const QString& sentence) {
    return failure(ErrorCode::InvalidInput, sentence);
}

std::optional<QSize> sizeFrom(const QString& text) {
    constexpr int Least = 320;
    constexpr int Most = 16384;
    const QStringList parts = text.split(u'x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    const bool isUsable = parts.size() == 2 && size.width() >= Least && size.width() <= Most &&
                          size.height() >= Least && size.height() <= Most;
    return isUsable ? std::optional(size) : std::nullopt;
}

bool isServer(const QString& text) {
    return text.startsWith(u"http://", Qt::CaseInsensitive) ||
           text.startsWith(u"https://", Qt::CaseInsensitive);
}

// Which of them is the store, which lies beside it, and which is a live server.
Result<void> takePositionals(const QStringList& arguments, WindowOptions& options) {
    QStringList stores;
    QStringList companions;
    QStringList servers;
    for (const QString& argument : arguments) {
        (isServer(argument)                       ? servers
         : CompanionOpener::isCompanion(argument) ? companions
                                                  : stores) += argument;
    }
    if (servers.size() > 1) {
        return misuse(u"one server at a time; others can be connected to in the window"_s);
    }
    options.server = servers.value(0);
    if (stores.size() > 1) {
        return misuse(u"one store at a time: %1"_s.arg(stores.join(u' ')));
    }
    options.store = stores.value(0);
    const CompanionPaths sorted = CompanionOpener::sorted(companions);
    options.companions.workflows += sorted.workflows;
    options.companions.receipts += sorted.receipts;
    options.showsWorkflows = !sorted.workflows.isEmpty();
    return {};
}

} // namespace

Result<WindowOptions> WindowOptions::parse(const QStringList& arguments) {
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments)) {
        return misuse(parser.errorText());
    }
    WindowOptions options;
    options.wantsHelp = parser.isSet(u"help"_s);
    options.wantsVersion = parser.isSet(u"version"_s);
    options.companions = {parser.values(u"workflows"_s), parser.values(u"receipts"_s)};
    if (const auto taken = takePositionals(parser.positionalArguments(), options); !taken) {
        return tl::unexpected(taken.error());
    }
    if (const QString theme = parser.value(u"theme"_s); parser.isSet(u"theme"_s)) {
        if (theme != u"light"_s && theme != u"dark"_s) {
            return misuse(u"--theme is light or dark, not %1"_s.arg(theme));
        }
        options.theme = theme == u"dark"_s ? Theme::Choice::Dark : Theme::Choice::Light;
    }
    if (parser.isSet(u"size"_s)) {
        options.size = sizeFrom(parser.value(u"size"_s));
        if (!options.size) {
            return misuse(u"--size is a width and a height from 320 to 16384, as in 1600x1000"_s);
        }
    }
    options.view = parser.value(u"view"_s);
    if (parser.isSet(u"view"_s) &&
        std::find(Views.begin(), Views.end(), options.view) == Views.end()) {
        return misuse(u"there is no view %1"_s.arg(options.view));
    }
    if (options.view == u"workflows") {
        options.view.clear();
        options.showsWorkflows = true;
    }
    if (parser.isSet(u"session"_s)) {
        options.session = SessionId(parser.value(u"session"_s).toUtf8());
    }
    if (parser.isSet(u"select"_s) && !parser.isSet(u"screenshot"_s)) {
        return misuse(u"--select goes with --screenshot"_s);
    }
    if (parser.isSet(u"screenshot"_s)) {
        options.screenshot = Screenshot::Wish{parser.value(u"screenshot"_s), options.session, {}};
        if (parser.isSet(u"select"_s)) {
            options.screenshot->event = EventId(parser.value(u"select"_s).toUtf8());
        }
        if (options.store.isEmpty() && !options.wantsHelp && !options.wantsVersion) {
            return misuse(u"--screenshot needs a store"_s);
        }
    }
    return options;
}

QString WindowOptions::helpText() {
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

} // namespace muscope
