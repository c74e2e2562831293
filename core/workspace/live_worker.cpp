// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/live_worker.h"

#include "core/base/utf8_text.h"
#include "core/json/parser.h"
#include "core/live/live_facts.h"
#include "core/workspace/recorder.h"

#include <QCoreApplication>

#include <chrono>

namespace muscope {

namespace {

constexpr std::chrono::seconds FinishTime{5}; // for what still waits to be recorded
constexpr std::chrono::milliseconds RecorderInterval{250};

std::pair<QString, QString> nameAndVersion(const std::string& serverInfo) {
    json::Parser parser;
    const auto document = parser.parse(serverInfo);
    if (!document) {
        return {};
    }
    const auto text = [&document](const char* key) {
        const auto node = (*document)->find(json::Root, key);
        return node && (*document)->type(*node) == json::Type::String
                   ? toText((*document)->decodedString(*node))
                   : QString();
    };
    const QString title = text("title");
    return {title.isEmpty() ? text("name") : title, text("version")};
}

const char* nameOf(RecorderState state) {
    switch (state) {
    case RecorderState::Recording:
        return "recording";
    case RecorderState::Spooling:
        return "spooling";
    case RecorderState::Draining:
        return "draining";
    case RecorderState::Failed:
        break;
    }
    return "failed";
}

} // namespace

LiveWorker::LiveWorker(LiveOrder order, std::uint32_t number, std::shared_ptr<LiveMailbox> mailbox)
    : m_order(std::move(order))
    , m_number(number)
    , m_mailbox(std::move(mailbox))
    , m_rule(m_order.rule)
    , m_recorderTimer(this) {
    m_recorderTimer.setInterval(RecorderInterval);
    connect(&m_recorderTimer, &QTimer::timeout, this, &LiveWorker::lookAtRecorder);
}

LiveWorker::~LiveWorker() {
    // What is told from here on has nobody to record it; the recorder's thread must not find a
    // client that is gone.
    finishRecording();
    m_recorder.reset();
    m_client.reset();
    // The thread ends with this: nobody would delete later what the client left to be.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void LiveWorker::start() {
    m_client = std::make_unique<McpClient>(
        m_order.live, [this](LiveEvent event) { take(std::move(event)); },
        McpClient::Recording::On);
    m_client->setServerRequestHandler(
        [this](const ServerRequest& request, const ServerReply& reply) {
            return ask(request, reply);
        });
    connect(m_client.get(), &McpClient::stateChanged, this, &LiveWorker::tellState);
    RecorderOptions options;
    options.withReceipts = m_order.hasReceipts;
    options.maskedKeys = m_order.maskedKeys;
    options.makesMissingFile = m_order.makesMissingFile;
    Result<std::unique_ptr<Recorder>> recorder = Recorder::open(
        m_order.store, std::move(options), [this](std::uint64_t number) { noteRecorded(number); });
    if (!recorder) {
        fail(recorder.error());
        return;
    }
    m_recorder = std::move(*recorder);
    m_recorderTimer.start();
    m_client->setRoom([this] { return m_recorder->hasRoom(); });
    m_client->start();
    tellState(m_client->state());
}

void LiveWorker::close() {
    m_client->close();
}

void LiveWorker::dropStreams() {
    m_client->dropStreams();
}

void LiveWorker::fail(const Error& error) {
    m_mailbox->put(Urgency::AtOnce, [&](LiveReport& report) {
        report.status.state = ClientState::Failed;
        report.status.error = error;
        report.log.push_back(ownEntry("failed", error.message));
        report.isOver = true;
    });
}

LiveLog::Entry LiveWorker::ownEntry(const char* state, const QString& why) const {
    LiveEvent event;
    event.kind = LiveEventKind::Connection;
    event.seen =
        Timestamp::fromMicroseconds(std::chrono::duration_cast<std::chrono::microseconds>(
                                        std::chrono::system_clock::now().time_since_epoch())
                                        .count());
    LiveFacts facts(state);
    if (!why.isEmpty()) {
        facts.add("why", why);
    }
    event.facts = facts.text();
    auto entry = std::make_shared<LiveLogEntry>(*logEntryOf(event, m_number));
    entry->source = LiveLogEntry::Source::Recorder;
    return entry;
}

void LiveWorker::lookAtRecorder() {
    const RecorderCounters counters = m_recorder->counters();
    LiveLog::Entry entry;
    if (counters.state != m_recorderState) {
        m_recorderState = counters.state;
        entry = ownEntry(nameOf(counters.state), counters.lastError);
    }
    m_mailbox->put(entry ? Urgency::AtOnce : Urgency::Soon, [&](LiveReport& report) {
        report.status.recording = counters;
        if (entry) {
            report.log.push_back(entry);
        }
    });
}

void LiveWorker::take(LiveEvent event) {
    const bool isMessage = event.kind == LiveEventKind::Message;
    // Before the server is known every message is a step of getting to know it.
    const bool isLogged = !isMessage || m_client == nullptr ||
                          m_client->state() == ClientState::Connecting ||
                          m_client->state() == ClientState::Expired;
    const auto entry = isLogged ? logEntryOf(event, m_number) : LiveLog::Entry();
    const std::size_t size = event.bytes.size();
    if (event.session != m_session) {
        m_session = event.session;
        const std::lock_guard lock(m_mutex);
        m_begun.push_back({SessionId(toBytes(m_session)), event.number});
    }
    if (m_recorderTimer.isActive()) {
        m_recorder->add(std::move(event));
    }
    m_mailbox->put(isLogged ? Urgency::AtOnce : Urgency::Soon, [&](LiveReport& report) {
        report.status.session = SessionId(toBytes(m_session));
        if (isMessage) {
            ++report.status.messages;
            report.status.bytes += static_cast<std::int64_t>(size);
        }
        if (entry) {
            report.log.push_back(entry);
        }
    });
}

void LiveWorker::tellState(ClientState state) {
    const auto [server, version] = nameAndVersion(m_client->serverInfo());
    const bool isOver = state == ClientState::Failed || state == ClientState::Closed;
    if (isOver) {
        finishRecording();
    }
    m_mailbox->put(Urgency::AtOnce, [&](LiveReport& report) {
        LiveStatus& status = report.status;
        status.state = state;
        status.error = m_client->error();
        status.revision = m_client->revision() ? m_client->revision() : status.revision;
        status.server = server.isEmpty() ? status.server : server;
        status.serverVersion = version.isEmpty() ? status.serverVersion : version;
        status.instructions = toText(m_client->serverInstructions());
        status.capabilities = m_client->serverCapabilities();
        report.isOver = isOver;
    });
}

void LiveWorker::finishRecording() {
    if (!m_recorder || !m_recorderTimer.isActive()) {
        return;
    }
    m_recorderTimer.stop();
    const Result<std::uint64_t> waiting = m_recorder->finish(FinishTime);
    LiveLog::Entry entry;
    if (!waiting) {
        entry = ownEntry("failed", waiting.error().message);
    } else if (*waiting > 0) {
        entry = ownEntry("spooling",
                         QStringLiteral("%1 events wait for the store in the spool").arg(*waiting));
    }
    m_mailbox->put(Urgency::AtOnce, [&](LiveReport& report) {
        report.status.recording = m_recorder->counters();
        if (entry) {
            report.log.push_back(entry);
        }
    });
}

void LiveWorker::noteRecorded(std::uint64_t number) {
    std::vector<LiveSession> sessions;
    {
        const std::lock_guard lock(m_mutex);
        while (!m_begun.empty() && m_begun.front().firstNumber <= number) {
            sessions.push_back(m_begun.front());
            m_begun.pop_front();
        }
    }
    m_client->setRecorded(number);
    m_mailbox->put(Urgency::AtOnce, [&](LiveReport& report) {
        report.hasStored = true;
        report.sessions.insert(report.sessions.end(), sessions.begin(), sessions.end());
    });
}

bool LiveWorker::ask(const ServerRequest& request, const ServerReply& reply) {
    ServerQuestion question = questionOf(request);
    if (question.kind == ServerQuestion::Kind::Unknown) {
        return false;
    }
    if (const auto answer = answerBy(m_rule, question)) {
        reply(*answer);
        return true;
    }
    question.id = ++m_lastQuestion;
    m_replies.emplace(question.id, reply);
    m_mailbox->put(Urgency::AtOnce,
                   [&question](LiveReport& report) { report.questions.push_back(question); });
    return true;
}

void LiveWorker::answer(std::uint64_t question, const ServerAnswer& answer) {
    if (const auto found = m_replies.find(question); found != m_replies.end()) {
        const ServerReply reply = found->second;
        m_replies.erase(found);
        reply(answer);
    }
}

void LiveWorker::call(std::uint64_t id, const std::string& method, const std::string& params) {
    m_calls[id] = m_client->call(
        method, params,
        [this, id](const Result<CallAnswer>& answer) {
            m_calls.erase(id);
            m_mailbox->put(Urgency::AtOnce,
                           [&](LiveReport& report) { report.answers.emplace_back(id, answer); });
        },
        [this, id](const std::string& progress) {
            m_mailbox->put(Urgency::Soon,
                           [&](LiveReport& report) { report.progress[id] = progress; });
        });
}

void LiveWorker::cancelCall(std::uint64_t id) {
    if (const auto found = m_calls.find(id); found != m_calls.end()) {
        m_client->cancel(found->second);
    }
}

void LiveWorker::list(std::uint64_t id, ListKind kind) {
    m_client->listAll(kind, [this, id](const Result<std::vector<std::string>>& items) {
        m_mailbox->put(Urgency::AtOnce,
                       [&](LiveReport& report) { report.lists.emplace_back(id, items); });
    });
}

} // namespace muscope
