// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command.h"
#include "app/console.h"
#include "app/json_line.h"
#include "app/maml_json.h"
#include "app/options.h"
#include "core/base/utf8_text.h"
#include "core/base/write_file.h"
#include "core/maml/html_writer.h"
#include "core/maml/maml_names.h"
#include "core/maml/maml_parser.h"

#include <QFile>
#include <QFileInfo>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace muscope {

namespace {

// All of a file; "-" is standard input.
Result<QByteArray> readWhole(const QString& path) {
    QFile file(path);
    const bool isOpen =
        path == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    QByteArray bytes;
    if (isOpen) {
        bytes = file.readAll();
    }
    if (!isOpen || file.error() != QFileDevice::NoError) {
        return failure(
            ErrorCode::Read,
            QStringLiteral("reading %1: %2")
                .arg(path == u"-" ? QStringLiteral("standard input") : path, file.errorString()));
    }
    return bytes;
}

MamlFile parse(const QByteArray& bytes) {
    return parseMaml(toView(bytes));
}

// Calls with every list of diagnostics of a file, its own first.
template <typename Function>
void forEachList(const MamlFile& file, const Function& function) {
    function(file.diagnostics);
    for (const MamlDocument& document : file.documents) {
        function(document.diagnostics);
    }
}

bool hasError(const MamlFile& file) {
    bool found = false;
    forEachList(file, [&found](const std::vector<MamlDiagnostic>& list) {
        found = found || std::ranges::find(list, MamlSeverity::Error, &MamlDiagnostic::severity) !=
                             list.end();
    });
    return found;
}

QString shown(std::string_view text) {
    return visibleText(toText(text));
}

// A line for each document and one for each thing there is to tell.
void printWorkflow(const QString& path, const MamlFile& file) {
    for (const MamlDocument& document : file.documents) {
        print(QStringLiteral("%1:%2: dialect %3, %4 section(s), %5 code block(s)\n")
                  .arg(visibleText(path), QString::number(document.line),
                       shown(nameOf(document.dialect)), QString::number(document.sections.size()),
                       QString::number(document.codeBlocks.size())));
    }
    forEachList(file, [&path](const std::vector<MamlDiagnostic>& list) {
        for (const MamlDiagnostic& each : list) {
            print(QStringLiteral("%1:%2:%3: %4 %5: %6\n")
                      .arg(visibleText(path), QString::number(each.line),
                           QString::number(each.column), shown(nameOf(each.severity)),
                           shown(each.code), shown(each.message)));
        }
    });
}

ExitCode check(const Options& options) {
    bool isUnread = false;
    bool fails = false;
    for (const QString& path : options.files()) {
        const Result<QByteArray> bytes = readWhole(path);
        if (!bytes) {
            printError(bytes.error().message);
            isUnread = true;
            continue;
        }
        const MamlFile file = parse(*bytes);
        fails = fails || hasError(file);
        if (options.value("format") == u"json") {
            print(jsonLine(mamlJson(path.toStdString(), file)));
        } else {
            printWorkflow(path, file);
        }
    }
    return isUnread ? ExitCode::NotDone : fails ? ExitCode::Fails : ExitCode::Good;
}

ExitCode render(const Options& options) {
    const QString path = options.files().front();
    const Result<QByteArray> bytes = readWhole(path);
    if (!bytes) {
        printError(bytes.error().message);
        return ExitCode::NotDone;
    }
    const MamlFile file = parse(*bytes);
    const QString name =
        path == u"-" ? QStringLiteral("standard input") : QFileInfo(path).fileName();
    const std::string html = renderHtml(file, name.toStdString());
    if (options.has("o")) {
        if (const Result<void> written = writeFile(options.value("o"), html); !written) {
            printError(written.error().message);
            return ExitCode::NotDone;
        }
    } else {
        print(html);
    }
    if (file.documents.empty()) {
        printError(QStringLiteral("%1 holds no MAML document").arg(name));
        return ExitCode::Fails;
    }
    return ExitCode::Good;
}

// What is wrong with the words that were given together.
QString misuse(const QString& action, const Options& options) {
    if (action == u"check" && options.has("o")) {
        return QStringLiteral("-o goes with maml render");
    }
    if (action == u"render" && options.has("format")) {
        return QStringLiteral("--format goes with maml check");
    }
    if (action == u"render" && options.files().size() != 1) {
        return QStringLiteral("maml render takes one FILE, %1 were given")
            .arg(options.files().size());
    }
    const QString target = QFileInfo(options.value("o")).canonicalFilePath();
    if (!target.isEmpty() && target == QFileInfo(options.files().front()).canonicalFilePath()) {
        return QStringLiteral("-o is the workflow itself");
    }
    if (options.files().count(QStringLiteral("-")) > 1) {
        return QStringLiteral("standard input can be read once only");
    }
    return {};
}

} // namespace

ExitCode runMaml(const QStringList& arguments, const CommandContext&) {
    Options options("maml", "check FILE… [--format text|json] | render FILE [-o FILE]",
                    "check tells which MAML documents files hold, and what is wrong or unusual in "
                    "them.\nrender makes one HTML page of a file: nothing in it is loaded or run.\n"
                    "A FILE of - is standard input.");
    options.expectFiles();
    options.addValue("format", "FORMAT", "check: text (the default) or json, an object for a file",
                     {QStringLiteral("text"), QStringLiteral("json")});
    options.addValue("o", "FILE", "render: where the page goes; otherwise to standard output");
    const QString action = arguments.value(0);
    const bool isAction = action == u"check" || action == u"render";
    if (!isAction && !arguments.contains(QStringLiteral("--help"))) {
        printError(
            QStringLiteral("maml is followed by check or render; see muscope-cli maml --help"));
        return ExitCode::WrongUse;
    }
    if (const auto ended = options.parse(isAction ? arguments.mid(1) : arguments)) {
        return *ended;
    }
    if (const QString wrong = misuse(action, options); !wrong.isEmpty()) {
        printError(QStringLiteral("%1; see muscope-cli maml --help").arg(wrong));
        return ExitCode::WrongUse;
    }
    return action == u"check" ? check(options) : render(options);
}

} // namespace muscope
