// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/command.h"
#include "app/console.h"
#include "app/input_files.h"
#include "app/json_line.h"
#include "app/receipt_print.h"
#include "core/receipt/given_subject.h"
#include "core/receipt/receipt_maker.h"
#include "core/receipt/rules/builtin_rules.h"

#include <QCommandLineParser>
#include <QFileInfo>

#include <nlohmann/json.hpp>

namespace muscope {

namespace {

constexpr const char* MuUsage =
    "make FILE [--rule NAME] | check FILE… [--subject FILE] [--rule NAME] [--format text|json]";

QString ruleNames(const RuleRegistry& rules) {
    QStringList names;
    for (const auto& rule : rules.rules()) {
        names += QLatin1StringView(rule->name());
    }
    return names.join(QStringLiteral(", "));
}

QString helpText(const RuleRegistry& rules) {
    return QStringLiteral(
               "muscope-cli mu %1\n\n"
               "make prints the receipt of a file's text and nothing else; check turns receipts "
               "back "
               "and compares\nthem with what they are receipts of. A receipt is a reversed copy: "
               "it "
               "shows damage and one-sided\nedits, and not who made a change.\n\n"
               "  FILE                      a file, - for standard input, or a pattern such as "
               "*.mu\n"
               "  --subject FILE            a text, a JSON payload, or one event as "
               "“events --format ndjson” prints it;\n"
               "                            without it only receipts that carry their own original "
               "can be checked\n"
               "  --rule NAME               the convention; code-points to make, all of them to "
               "check\n"
               "  --format FORMAT           text (the default) or json, one line for each FILE\n"
               "  --help                    shows this\n\n"
               "Conventions: %2.\n")
        .arg(QString::fromUtf8(MuUsage), ruleNames(rules));
}

// The words behind "mu", read.
struct Request {
    bool isMake = false;
    QStringList files;
    QString subject;
    QString rule;
    bool isJson = false;
};

tl::unexpected<Error> wrongUse(const QString& what) {
    return failure(ErrorCode::InvalidInput,
                   QStringLiteral("%1; see muscope-cli mu --help").arg(what));
}

Result<Request> readRequest(const QCommandLineParser& parser, const RuleRegistry& rules) {
    QStringList words = parser.positionalArguments();
    if (words.isEmpty()) {
        return wrongUse(QStringLiteral("one of make and check is needed"));
    }
    Request request;
    const QString action = words.takeFirst();
    if (action != u"make" && action != u"check") {
        return wrongUse(QStringLiteral("there is no “mu %1”").arg(action));
    }
    request.isMake = action == u"make";
    request.files = words;
    request.subject = parser.value(QStringLiteral("subject"));
    request.rule = parser.value(QStringLiteral("rule"));
    const QString format = parser.value(QStringLiteral("format"));
    request.isJson = format == u"json";
    if (request.isMake && (parser.isSet(QStringLiteral("subject")) || !format.isEmpty())) {
        return wrongUse(QStringLiteral("--subject and --format go with check"));
    }
    if (!format.isEmpty() && format != u"text" && format != u"json") {
        return wrongUse(QStringLiteral("--format is one of text, json, not “%1”").arg(format));
    }
    if (parser.isSet(QStringLiteral("rule")) && rules.find(request.rule.toStdString()) == nullptr) {
        return wrongUse(
            QStringLiteral("--rule is one of %1, not “%2”").arg(ruleNames(rules), request.rule));
    }
    if (words.isEmpty() || (request.isMake && words.size() != 1)) {
        return wrongUse(
            words.isEmpty()
                ? QStringLiteral("no FILE was given")
                : QStringLiteral("one FILE was expected, %1 were given").arg(words.size()));
    }
    if (words.count(QStringLiteral("-")) + (request.subject == u"-" ? 1 : 0) > 1) {
        return wrongUse(QStringLiteral("standard input can be read once"));
    }
    return request;
}

ExitCode makeReceipt(const Request& request, const RuleRegistry& rules) {
    const Result<std::string> text = readInput(request.files.front());
    if (!text) {
        printError(text.error().message);
        return ExitCode::NotDone;
    }
    const Rule& rule =
        request.rule.isEmpty() ? *rules.rules().front() : *rules.find(request.rule.toStdString());
    const Result<std::string> receipt = ReceiptMaker::make(rule, *text);
    if (!receipt) {
        printError(QStringLiteral("no receipt of %1 by %2: %3")
                       .arg(request.files.front(), QLatin1StringView(rule.name()),
                            receipt.error().message));
        return ExitCode::WrongUse;
    }
    print(*receipt);
    return ExitCode::Good;
}

// Checks files against one subject, or each against the original it carries.
class Checks {
public:
    Checks(const RuleRegistry& rules, const Request& request)
        : m_checker(rules)
        , m_request(request) {}

    void setSubject(std::string text) { m_subject.emplace(std::move(text)); }

    [[nodiscard]] ExitCode check(const QString& file) {
        const Result<std::string> text = readInput(file);
        if (!text) {
            printError(text.error().message);
            return ExitCode::NotDone;
        }
        const ReceiptReport report = reportOn(file, *text);
        const bool isPrinted = m_request.isJson ? print(jsonLine(receiptJson(file, report)))
                                                : print(receiptText(file, report));
        return isFailure(report.verdict) && isPrinted ? ExitCode::Fails : ExitCode::Good;
    }

private:
    [[nodiscard]] ReceiptReport reportOn(const QString& file, std::string_view text) {
        const bool isItself = m_subject && isSameFile(file, m_request.subject);
        LabelTarget labels;
        if (m_subject && !isItself) {
            m_subject->putInto(m_subjects);
            labels = m_subject->labels();
        } else {
            m_subjects.beginNone();
        }
        ReceiptReport report;
        m_subjects.prepare();
        m_checker.check(text, labels, m_subjects, true, report);
        if (isItself) {
            report.notes.push_back({"itself", "it was checked against itself: nothing to compare"});
            if (report.verdict == Verdict::NotCheckable) {
                report.detail = "it was checked against itself, which proves nothing";
            }
        }
        return report;
    }

    [[nodiscard]] static bool isSameFile(const QString& left, const QString& right) {
        const QString path = QFileInfo(left).canonicalFilePath();
        return left != u"-" && !path.isEmpty() && path == QFileInfo(right).canonicalFilePath();
    }

    ReceiptChecker m_checker;
    const Request& m_request;
    std::optional<GivenSubject> m_subject;
    Subjects m_subjects;
};

ExitCode checkReceipts(const Request& request, const RuleRegistry& rules) {
    RuleRegistry one;
    if (!request.rule.isEmpty()) {
        one = RuleRegistry::only(request.rule.toStdString(), builtinRules());
    }
    Checks checks(request.rule.isEmpty() ? rules : one, request);
    if (!request.subject.isEmpty()) {
        Result<std::string> text = readInput(request.subject);
        if (!text) {
            printError(text.error().message);
            return ExitCode::NotDone;
        }
        checks.setSubject(std::move(*text));
    }
    ExitCode worst = ExitCode::Good;
    for (const QString& file : expanded(request.files)) {
        worst = worstOf(worst, checks.check(file));
    }
    return worst;
}

} // namespace

ExitCode runMu(const QStringList& arguments, const CommandContext& context) {
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("help"), QString()});
    for (const char* const name : {"subject", "rule", "format"}) {
        parser.addOption({QString::fromLatin1(name), QString(), QStringLiteral("value")});
    }
    if (!parser.parse(QStringList{QStringLiteral("muscope-cli")} + arguments)) {
        QString what = parser.errorText();
        while (what.endsWith(u'.')) {
            what.chop(1);
        }
        printError(QStringLiteral("%1; see muscope-cli mu --help").arg(what));
        return ExitCode::WrongUse;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        print(helpText(context.rules));
        return ExitCode::Good;
    }
    const Result<Request> request = readRequest(parser, context.rules);
    if (!request) {
        printError(request.error().message);
        return ExitCode::WrongUse;
    }
    return request->isMake ? makeReceipt(*request, context.rules)
                           : checkReceipts(*request, context.rules);
}

} // namespace muscope
