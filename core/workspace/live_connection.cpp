// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/live_connection.h"

#include "core/json/parser.h"
#include "core/workspace/live_call.h"
#include "core/workspace/live_worker.h"

#include <algorithm>
#include <chrono>

namespace muscope {

namespace {

constexpr std::chrono::milliseconds StatusInterval{100};

} // namespace

LiveConnection::LiveConnection(LiveOrder order, std::uint32_t number, LiveLog& log)
    : m_order(std::move(order))
    , m_number(number)
    , m_log(log)
    , m_rule(m_order.rule)
    , m_mailbox(std::make_shared<LiveMailbox>([this](LiveMailbox::Urgency urgency) {
        QMetaObject::invokeMethod(this, [this, urgency] { wake(urgency); }, Qt::QueuedConnection);
    }))
    , m_worker(new LiveWorker(m_order, number, m_mailbox)) {
    m_status.state = ClientState::Connecting;
    m_wakeTimer.setSingleShot(true);
    connect(&m_wakeTimer, &QTimer::timeout, this, &LiveConnection::takeReport);
    m_statusTimer.setSingleShot(true);
    connect(&m_statusTimer, &QTimer::timeout, this, &LiveConnection::statusChanged);
    m_thread.setObjectName(QStringLiteral("live connection %1").arg(number));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    post([](LiveWorker& worker) { worker.start(); });
}

LiveConnection::~LiveConnection() {
    m_thread.quit();
    m_thread.wait();
    const Error gone{ErrorCode::Cancelled, QStringLiteral("the connection was closed")};
    for (const auto& [id, call] : std::map(std::move(m_calls))) {
        call->finish(tl::unexpected(gone));
    }
}

template <typename Order>
void LiveConnection::post(Order order) {
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, order = std::move(order)] { order(*worker); });
}

QString LiveConnection::name() const {
    return m_status.server.isEmpty() ? m_order.host() : m_status.server;
}

bool LiveConnection::offers(ListKind kind) const {
    json::Parser parser;
    const auto document = parser.parse(m_status.capabilities);
    const char* key = kind == ListKind::Tools     ? "tools"
                      : kind == ListKind::Prompts ? "prompts"
                                                  : "resources";
    return !document || (*document)->find(json::Root, key).has_value();
}

std::optional<std::pair<SessionId, std::uint64_t>>
LiveConnection::placeOf(std::uint64_t number) const {
    const auto session =
        std::find_if(m_sessions.rbegin(), m_sessions.rend(),
                     [number](const LiveSession& stored) { return stored.firstNumber <= number; });
    return session == m_sessions.rend()
               ? std::nullopt
               : std::optional(std::pair(session->id, number - session->firstNumber));
}

void LiveConnection::wake(LiveMailbox::Urgency urgency) {
    if (urgency == LiveMailbox::Urgency::AtOnce) {
        takeReport();
    } else if (!m_wakeTimer.isActive()) {
        m_wakeTimer.start(StatusInterval);
    }
}

void LiveConnection::takeReport() {
    LiveReport report = m_mailbox->take();
    const bool isOtherState = report.status.state != m_status.state;
    m_status = report.status;
    m_log.append(report.log);
    for (const auto& [id, params] : report.progress) {
        if (const auto call = m_calls.find(id); call != m_calls.end()) {
            call->second->takeProgress(params);
        }
    }
    for (const auto& [id, answer] : report.answers) {
        if (const auto call = m_calls.extract(id)) {
            call.mapped()->finish(answer);
        }
    }
    for (const auto& [id, items] : report.lists) {
        if (const auto list = m_lists.extract(id); list && list.mapped().first) {
            list.mapped().second(items);
        }
    }
    takeQuestions(report.questions);
    for (const LiveSession& session : report.sessions) {
        m_sessions.push_back(session);
        emit sessionStored(session.id);
    }
    if (report.hasStored) {
        emit eventsStored();
    }
    if (isOtherState) {
        emit statusChanged();
    } else if (!m_statusTimer.isActive()) {
        m_statusTimer.start(StatusInterval);
    }
}

void LiveConnection::takeQuestions(const std::vector<ServerQuestion>& questions) {
    m_questions.insert(m_questions.end(), questions.begin(), questions.end());
    const bool isOver = m_status.isOver() && !m_questions.empty();
    if (isOver) {
        m_questions.clear();
    }
    if (isOver || !questions.empty()) {
        emit questionsChanged();
    }
}

void LiveConnection::answer(std::uint64_t question, const ServerAnswer& answer) {
    const auto asked = [question](const ServerQuestion& other) { return other.id == question; };
    if (std::erase_if(m_questions, asked) > 0) {
        post([question, answer](LiveWorker& worker) { worker.answer(question, answer); });
        emit questionsChanged();
    }
}

void LiveConnection::setRule(AnswerRule rule) {
    m_rule = rule;
    m_worker->setRule(rule);
    for (const ServerQuestion& question : std::vector(m_questions)) {
        if (const auto byRule = answerBy(rule, question)) {
            answer(question.id, *byRule);
        }
    }
}

void LiveConnection::disconnectFromServer() {
    post([](LiveWorker& worker) { worker.close(); });
}

void LiveConnection::dropStreams() {
    post([](LiveWorker& worker) { worker.dropStreams(); });
}

std::unique_ptr<LiveCall> LiveConnection::call(const std::string& method,
                                               const std::string& params) {
    const std::uint64_t id = ++m_lastCall;
    std::unique_ptr<LiveCall> made(new LiveCall(*this, id));
    m_calls.emplace(id, made.get());
    post([id, method, params](LiveWorker& worker) { worker.call(id, method, params); });
    return made;
}

void LiveConnection::list(ListKind kind, QObject* context, ListTaker take) {
    const std::uint64_t id = ++m_lastCall;
    m_lists.emplace(id, std::pair(QPointer(context), std::move(take)));
    post([id, kind](LiveWorker& worker) { worker.list(id, kind); });
}

void LiveConnection::cancelCall(std::uint64_t id) {
    post([id](LiveWorker& worker) { worker.cancelCall(id); });
}

void LiveConnection::forget(std::uint64_t id) {
    if (m_calls.erase(id) > 0) {
        cancelCall(id);
    }
}

} // namespace muscope
