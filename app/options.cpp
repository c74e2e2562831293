// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/options.h"

#include "app/console.h"

namespace muscope {

namespace {

constexpr int DescriptionColumn = 26;

QString descriptionLine(const QString& option, const char* description) {
    return QStringLiteral("  ") + option.leftJustified(DescriptionColumn) +
           QString::fromUtf8(description) + u'\n';
}

} // namespace

Options::Options(const char* name, const char* usage, const char* summary)
    : m_name(name)
    , m_usage(usage)
    , m_summary(summary) {
    addFlag("help", "shows this");
}

void Options::addValue(const char* name, const char* valueName, const char* description,
                       const QStringList& choices) {
    const QString option = QString::fromUtf8(name);
    m_parser.addOption({option, QString(), QString::fromUtf8(valueName)});
    m_descriptions +=
        descriptionLine((option.size() == 1 ? QStringLiteral("-%1 %2") : QStringLiteral("--%1 %2"))
                            .arg(option, QString::fromUtf8(valueName)),
                        description);
    if (!choices.isEmpty()) {
        m_choices.push_back({option, choices});
    }
}

void Options::addFlag(const char* name, const char* description) {
    m_parser.addOption({QString::fromUtf8(name), QString()});
    m_descriptions += descriptionLine(QStringLiteral("--") + QString::fromUtf8(name), description);
}

void Options::addFilter() {
    addValue("filter", "EXPR", "only events that pass, e.g. 'size > 90 and receipt == differs'");
}

std::optional<Filter> Options::filter() const {
    const QString text = value("filter");
    auto filter = Filter::parse(text);
    if (!filter) {
        const FilterError& error = filter.error();
        const qsizetype column = text.first(error.position).toUcs4().size() + 1;
        printError(QStringLiteral("--filter, column %1: %2").arg(column).arg(error.message));
        printMarked(text, error.position, error.length);
        return std::nullopt;
    }
    if (filter->needsOperations()) {
        printError(QStringLiteral(
            "--filter asks for took, hung, open, answered, orphan or ambiguous: an event read in "
            "a stream does not have its answer yet; look at the session in the window"));
        return std::nullopt;
    }
    return *filter;
}

Result<void> Options::read(const QStringList& arguments) {
    const auto wrong = [this](const QString& what) {
        return failure(
            ErrorCode::InvalidInput,
            QStringLiteral("%1; see muscope-cli %2 --help").arg(what, QLatin1StringView(m_name)));
    };
    if (!m_parser.parse(QStringList{QStringLiteral("muscope-cli")} + arguments)) {
        QString what = m_parser.errorText();
        while (what.endsWith(u'.')) {
            what.chop(1);
        }
        return wrong(what);
    }
    if (has("help")) {
        return {};
    }
    for (const Choice& choice : m_choices) {
        if (m_parser.isSet(choice.option) &&
            !choice.allowed.contains(m_parser.value(choice.option))) {
            return wrong(QStringLiteral("--%1 is one of %2, not “%3”")
                             .arg(choice.option, choice.allowed.join(QStringLiteral(", ")),
                                  m_parser.value(choice.option)));
        }
    }
    if (m_expectsFiles) {
        m_files = m_parser.positionalArguments();
        return m_files.isEmpty() ? wrong(QStringLiteral("no FILE was given")) : Result<void>();
    }
    QStringList stores = m_parser.positionalArguments();
    if (m_expectsStoreAndFiles && stores.size() > 1) {
        m_files = stores.mid(1);
        stores = stores.mid(0, 1);
    } else if (m_expectsStoreAndFiles && !stores.isEmpty()) {
        return wrong(QStringLiteral("no FILE was given"));
    }
    if (stores.size() != 1) {
        return wrong(stores.isEmpty()
                         ? QStringLiteral("no %1 was given").arg(QLatin1StringView(m_expected))
                         : QStringLiteral("one %1 was expected, %2 were given")
                               .arg(QLatin1StringView(m_expected))
                               .arg(stores.size()));
    }
    m_store = stores.front();
    return {};
}

std::optional<ExitCode> Options::parse(const QStringList& arguments) {
    if (const Result<void> done = read(arguments); !done) {
        printError(done.error().message);
        return ExitCode::WrongUse;
    }
    if (has("help")) {
        print(helpText());
        return ExitCode::Good;
    }
    return std::nullopt;
}

bool Options::has(const char* name) const {
    return m_parser.isSet(QString::fromUtf8(name));
}

QString Options::value(const char* name, const QString& fallback) const {
    const QString option = QString::fromUtf8(name);
    return m_parser.isSet(option) ? m_parser.value(option) : fallback;
}

QStringList Options::values(const char* name) const {
    return m_parser.values(QString::fromUtf8(name));
}

QString Options::helpText() const {
    return QStringLiteral("muscope-cli %1 %2\n\n%3\n\n%4")
        .arg(QString::fromUtf8(m_name), QString::fromUtf8(m_usage), QString::fromUtf8(m_summary),
             m_descriptions);
}

} // namespace muscope
