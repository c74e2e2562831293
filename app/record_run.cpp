// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "app/record_run.h"

#include "core/base/utf8_text.h"

#include <nlohmann/json.hpp>

#include <array>

namespace muscope {

namespace {

constexpr std::chrono::seconds FinishTime{30};

struct Listing {
    ListKind kind;
    const char* capability;
    const char* word;
    const char* key; // what names an item
};
constexpr std::array Listings{
    Listing{ListKind::Tools, "tools", "tool", "name"},
    Listing{ListKind::Resources, "resources", "resource", "uri"},
    Listing{ListKind::ResourceTemplates, "resources", "template", "uriTemplate"},
    Listing{ListKind::Prompts, "prompts", "prompt", "name"},
};

using AnyJson = nlohmann::json;

AnyJson parsed(const std::string& text) {
    return AnyJson::parse(text, nullptr, false);
}

QString member(const AnyJson& object, const char* key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    return object.is_object() && found != object.end() && found->is_string()
               ? toText(found->get_ref<const std::string&>())
               : QString();
}

QString quoted(const QString& text) {
    return toText(AnyJson(text.toStdString()).dump());
}

const char* methodOf(RecordStep::Kind kind) {
    switch (kind) {
    case RecordStep::Kind::Call:
        return "tools/call";
    case RecordStep::Kind::Read:
        return "resources/read";
    case RecordStep::Kind::Prompt:
        return "prompts/get";
    case RecordStep::Kind::List:
        break;
    }
    return "";
}

// What was typed stays as it was typed.
std::string paramsOf(const RecordStep& step) {
    const char* name = step.kind == RecordStep::Kind::Read ? "uri" : "name";
    std::string params = "{\"" + std::string(name) + "\":" + quoted(step.name).toStdString();
    if (!step.arguments.isEmpty()) {
        params += ",\"arguments\":" + step.arguments.toStdString();
    }
    return params + '}';
}

bool isToolError(const std::string& result) {
    const AnyJson value = parsed(result);
    const auto found = value.is_object() ? value.find("isError") : value.end();
    return value.is_object() && found != value.end() && *found == true;
}

} // namespace

RecordRun::RecordRun(RecordPlan plan)
    : m_plan(std::move(plan)) {
    m_stay.setSingleShot(true);
    connect(&m_stay, &QTimer::timeout, this, &RecordRun::endSteps);
}

RecordRun::~RecordRun() {
    m_recordedFor = nullptr;
    m_recorder.reset(); // its threads tell the client
}

Result<void> RecordRun::open(const StoreLocation& into) {
    RecorderOptions options;
    options.makesMissingFile = true;
    auto recorder = Recorder::open(into, options, [this](std::uint64_t number) {
        if (McpClient* client = m_recordedFor) {
            client->setRecorded(number);
        }
    });
    if (!recorder) {
        return tl::unexpected(recorder.error());
    }
    m_recorder = std::move(*recorder);
    return {};
}

ExitCode RecordRun::run(const std::stop_token& stop) {
    connectClient();
    const std::stop_callback onStop(
        stop, [this] { QMetaObject::invokeMethod(this, &RecordRun::interrupt); });
    m_client->start();
    m_loop.exec();
    m_progress.finish();
    m_isRecorded = finishRecording();
    return exitCode();
}

void RecordRun::connectClient() {
    m_client = std::make_unique<McpClient>(
        m_plan.live,
        [this](LiveEvent event) {
            m_messages += event.kind == LiveEventKind::Message ? 1 : 0;
            m_recorder->add(std::move(event));
            m_progress.advance(m_messages);
        },
        McpClient::Recording::On);
    m_recordedFor = m_client.get();
    m_client->setRoom([this] { return m_recorder->hasRoom(); });
    m_client->setServerRequestHandler(
        [this](const ServerRequest& request, const ServerReply& reply) {
            const auto answer = m_plan.answer.answerTo(request);
            if (answer) {
                reply(*answer);
            }
            return answer.has_value();
        });
    connect(m_client.get(), &McpClient::stateChanged, this, &RecordRun::takeState);
}

void RecordRun::takeState(ClientState state) {
    switch (state) {
    case ClientState::Ready:
        if (!m_wasReady) {
            m_wasReady = true;
            greet();
            nextStep();
        }
        return;
    case ClientState::Failed:
        m_isGone = true;
        m_progress.finish();
        printError(m_client->error() ? m_client->error()->message : QString());
        m_loop.quit();
        return;
    case ClientState::Closed:
        m_loop.quit();
        return;
    case ClientState::Idle:
    case ClientState::Connecting:
    case ClientState::Reconnecting:
    case ClientState::Expired:
        return;
    }
}

// Says where the recording is to be found, and who answers.
void RecordRun::greet() {
    const AnyJson info = parsed(m_client->serverInfo());
    const auto revision = m_client->revision();
    print(QStringLiteral("session %1\nserver  %2 %3, protocol %4\n")
              .arg(toText(m_client->session()), visibleText(member(info, "name")),
                   visibleText(member(info, "version")),
                   revision ? toText(nameOf(*revision)) : QString()));
    if (m_plan.stay) {
        m_stay.start(*m_plan.stay);
    }
}

void RecordRun::nextStep() {
    if (m_isEnding) {
        return;
    }
    if (m_next == m_plan.steps.size()) {
        if (!m_plan.stay) {
            end();
        }
        return;
    }
    const RecordStep& step = m_plan.steps[m_next++];
    if (step.kind == RecordStep::Kind::List) {
        list(0);
    } else {
        ask(step);
    }
}

// Asks for what the server says it has, one kind after the other.
void RecordRun::list(std::size_t kind) {
    const AnyJson capabilities = parsed(m_client->serverCapabilities());
    while (kind < Listings.size() &&
           !(capabilities.is_object() && capabilities.contains(Listings[kind].capability))) {
        ++kind;
    }
    if (kind == Listings.size()) {
        nextStep();
        return;
    }
    m_client->listAll(Listings[kind].kind, [this, kind](const auto& items) {
        m_progress.finish();
        const Listing& listing = Listings[kind];
        if (!items) {
            m_hasFailed = true;
            printError(QStringLiteral("list of %1s: %2")
                           .arg(QLatin1StringView(listing.word), items.error().message));
        } else {
            for (const std::string& text : *items) {
                const AnyJson item = parsed(text);
                print(QStringLiteral("%1 %2  %3\n")
                          .arg(QLatin1StringView(listing.word), -9)
                          .arg(visibleText(member(item, listing.key)),
                               visibleText(member(item, "description"))));
            }
        }
        list(kind + 1);
    });
}

void RecordRun::ask(const RecordStep& step) {
    m_client->call(methodOf(step.kind), paramsOf(step),
                   [this, step](const Result<CallAnswer>& answer) {
                       takeAnswer(step, answer);
                       nextStep();
                   });
}

void RecordRun::takeAnswer(const RecordStep& step, const Result<CallAnswer>& answer) {
    m_progress.finish();
    if (!answer) {
        m_hasFailed = true;
        printError(QStringLiteral("%1: %2").arg(step.title(), answer.error().message));
        return;
    }
    const bool isToolFailure = !answer->isError() && isToolError(answer->result);
    m_hasFailed = m_hasFailed || answer->isError() || isToolFailure;
    print(QStringLiteral("%1  %2  %3\n")
              .arg(step.title(),
                   answer->isError() || isToolFailure ? QStringLiteral("error")
                                                      : QStringLiteral("ok"),
                   visibleText(toText(answer->isError() ? answer->error : answer->result))));
}

// The time to stay is over.
void RecordRun::endSteps() {
    m_isCutShort = m_next < m_plan.steps.size();
    m_isGone = m_client->state() == ClientState::Reconnecting;
    end();
}

void RecordRun::interrupt() {
    m_isCutShort = true;
    end();
}

void RecordRun::end() {
    if (!m_isEnding) {
        m_isEnding = true;
        m_client->close();
    }
}

// Brings what was recorded home; false where some of it is not in the store.
bool RecordRun::finishRecording() {
    const RecorderCounters counters = m_recorder->counters();
    const Result<std::uint64_t> waiting = m_recorder->finish(FinishTime);
    if (!waiting) {
        printError(waiting.error().message);
        return false;
    }
    print(QStringLiteral("recorded %1 messages, %2 events in all\n")
              .arg(m_messages)
              .arg(counters.events));
    if (*waiting > 0) {
        printError(QStringLiteral("the store could not be reached: %1 events wait in the spool and "
                                  "go in with the next recording into it")
                       .arg(*waiting));
    }
    return *waiting == 0;
}

ExitCode RecordRun::exitCode() const {
    if (!m_wasReady && !m_isCutShort) {
        return ExitCode::NotDone;
    }
    if (m_isGone || m_isCutShort || !m_isRecorded) {
        return ExitCode::InPart;
    }
    return m_hasFailed ? ExitCode::Fails : ExitCode::Good;
}

} // namespace muscope
