// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/record_plan.h"

#include "app/console.h"
#include "core/base/utf8_text.h"
#include "core/json/parser.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace muscope {

namespace {

constexpr double LongestStay = 1e9; // seconds

tl::unexpected<Error> wrong(const QString& what) {
    return failure(ErrorCode::InvalidInput, what);
}

bool isJsonObject(const QByteArray& text) {
    json::Parser parser;
    const auto parsed = parser.parse({text.constData(), static_cast<std::size_t>(text.size())});
    return parsed && (*parsed)->type(json::Root) == json::Type::Object;
}

Result<QUrl> urlOf(const QString& text) {
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttp = url.scheme() == u"http" || url.scheme() == u"https";
    if (url.isValid() && isHttp && !url.host().isEmpty()) {
        return url;
    }
    return wrong(QStringLiteral("“%1” is no http:// or https:// URL of an MCP server; servers on "
                                "standard input and output are not reached yet")
                     .arg(visibleText(url.toDisplayString(QUrl::RemoveQuery))));
}

Result<std::pair<QByteArray, QByteArray>> headerOf(const QString& text) {
    const qsizetype colon = text.indexOf(u':');
    const QByteArray name = text.first(std::max<qsizetype>(colon, 0)).trimmed().toUtf8();
    const QByteArray value = text.sliced(colon + 1).trimmed().toUtf8();
    const auto isToken = [](char c) {
        return c > ' ' && c < 0x7f && !QByteArrayView("\"(),/:;<=>?@[\\]{}").contains(c);
    };
    const auto isVisible = [](char c) { return c == '\t' || static_cast<unsigned char>(c) >= ' '; };
    if (name.isEmpty() || !std::ranges::all_of(name, isToken) ||
        !std::ranges::all_of(value, isVisible)) {
        return wrong(QStringLiteral("--header is written 'Name: value'"));
    }
    return std::pair(name, value);
}

// NAME=JSON, parted at the first "=".
Result<RecordStep> stepOf(RecordStep::Kind kind, const char* option, const QString& text) {
    if (kind == RecordStep::Kind::Read) {
        return RecordStep{kind, text, {}};
    }
    const qsizetype cut = text.indexOf(u'=');
    RecordStep step{kind, text.first(cut < 0 ? text.size() : cut), {}};
    if (step.name.isEmpty()) {
        return wrong(QStringLiteral("--%1 lacks a name before “=”").arg(QLatin1StringView(option)));
    }
    if (cut >= 0) {
        step.arguments = text.sliced(cut + 1).toUtf8();
        if (!isJsonObject(step.arguments)) {
            return wrong(QStringLiteral("--%1 %2: what follows “=” is no JSON object")
                             .arg(QLatin1StringView(option), visibleText(step.name)));
        }
    }
    return step;
}

Result<std::vector<RecordStep>> stepsOf(const Options& options) {
    const std::map<QString, std::pair<RecordStep::Kind, const char*>> kinds{
        {QStringLiteral("call"), {RecordStep::Kind::Call, "call"}},
        {QStringLiteral("read"), {RecordStep::Kind::Read, "read"}},
        {QStringLiteral("prompt"), {RecordStep::Kind::Prompt, "prompt"}}};
    std::map<QString, qsizetype> taken;
    std::vector<RecordStep> steps;
    for (const QString& name : options.order()) {
        if (name == u"list") {
            steps.push_back({RecordStep::Kind::List, {}, {}});
        }
        const auto kind = kinds.find(name);
        if (kind == kinds.end()) {
            continue;
        }
        const auto& [stepKind, option] = kind->second;
        auto step = stepOf(stepKind, option, options.values(option).at(taken[name]++));
        if (!step) {
            return tl::unexpected(step.error());
        }
        steps.push_back(std::move(*step));
    }
    return steps;
}

Result<ElicitationRule> answerOf(const QString& text) {
    if (text == u"decline") {
        return ElicitationRule{};
    }
    if (text == u"defaults") {
        return ElicitationRule{ElicitationRule::Kind::Defaults, {}};
    }
    const QByteArray content = text.toUtf8();
    if (!isJsonObject(content)) {
        return wrong(QStringLiteral("--answer is decline, defaults or a JSON object"));
    }
    return ElicitationRule{ElicitationRule::Kind::Content, content.toStdString()};
}

Result<std::optional<std::chrono::milliseconds>> stayOf(const Options& options) {
    if (!options.has("for")) {
        return std::nullopt;
    }
    bool isNumber = false;
    const double seconds = options.value("for").toDouble(&isNumber);
    if (!isNumber || !(seconds > 0) || seconds > LongestStay) {
        return wrong(QStringLiteral("--for is a number of seconds, not “%1”")
                         .arg(visibleText(options.value("for"))));
    }
    return std::chrono::milliseconds(std::llround(seconds * 1000));
}

QStringList protocols() {
    QStringList names{QStringLiteral("auto")};
    for (const Revision revision : Revisions) {
        names.push_back(toText(nameOf(revision)));
    }
    return names;
}

} // namespace

QString RecordStep::title() const {
    switch (kind) {
    case Kind::List:
        return QStringLiteral("list");
    case Kind::Call:
        return QStringLiteral("call %1").arg(visibleText(name));
    case Kind::Read:
        return QStringLiteral("read %1").arg(visibleText(name));
    case Kind::Prompt:
        return QStringLiteral("prompt %1").arg(visibleText(name));
    }
    return {};
}

void addRecordOptions(Options& options) {
    options.addFlag("list", "lists the server's tools, resources, templates and prompts");
    options.addValue("call", "TOOL=JSON", "calls a tool with these arguments; may be repeated");
    options.addValue("read", "URI", "reads a resource; may be repeated");
    options.addValue("prompt", "NAME=JSON", "gets a prompt with these arguments; may be repeated");
    options.addValue("answer", "HOW",
                     "to what the server asks: decline (the default), defaults, or a JSON object");
    options.addValue("header", "'Name: value'",
                     "sent with each request, to this server alone; may be repeated");
    options.addValue("for", "SECONDS", "stays that long; without it until all is answered");
    options.addValue("protocol", "REVISION", "auto (the default) or a revision: 2025-11-25",
                     protocols());
}

Result<RecordPlan> recordPlanOf(const Options& options) {
    RecordPlan plan;
    const Result<QUrl> url = urlOf(options.store());
    if (!url) {
        return tl::unexpected(url.error());
    }
    plan.live.url = *url;
    if (const auto pinned = revisionNamed(options.value("protocol").toStdString())) {
        plan.live.era = EraChoice::Pinned;
        plan.live.pinned = *pinned;
    }
    for (const QString& text : options.values("header")) {
        const auto header = headerOf(text);
        if (!header) {
            return tl::unexpected(header.error());
        }
        plan.live.headers.push_back(*header);
    }
    auto steps = stepsOf(options);
    const auto answer = answerOf(options.value("answer", QStringLiteral("decline")));
    const auto stay = stayOf(options);
    if (!steps || !answer || !stay) {
        return tl::unexpected(!steps ? steps.error() : !answer ? answer.error() : stay.error());
    }
    plan.steps = std::move(*steps);
    plan.answer = *answer;
    plan.stay = *stay;
    return plan;
}

} // namespace muscope
