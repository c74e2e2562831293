// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/follow_ups.h"

#include "core/live/recording_gate.h"
#include "core/live/status_words.h"

#include <QPointer>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

constexpr int MostRounds = 32; // of one call: a server may ask for ever

Result<CallAnswer> failed(ErrorCode code, const OpenRequest& request, const QString& why) {
    return failure(code, u"%1: %2"_s.arg(QString::fromStdString(request.method), why));
}

std::string taskParams(const TaskState& task) {
    return "{\"taskId\":" + quotedJson(task.id) + "}";
}

} // namespace

struct FollowUps::Waiting {
    OpenRequest request;
    InputRound round;
    std::vector<JsonMember> answers; // to the round
    std::uint64_t number = 0;        // of the event that asked
    std::optional<TaskState> task;
    std::set<std::string> answered; // keys of the task's questions that have been dealt with
    QTimer timer;                   // of the task
};

FollowUps::FollowUps(RecordingGate& gate, FollowUpActions actions)
    : m_gate(gate)
    , m_actions(std::move(actions)) {}

FollowUps::~FollowUps() = default;

bool FollowUps::take(const IncomingMessage& answer, OpenRequest& request, bool isModern) {
    if (!answer.error.empty()) {
        const bool isRefused = isModern && request.method == "tools/call" && request.rounds == 0 &&
                               rpcErrorCode(answer.bytes) == HeaderMismatch;
        if (isRefused) {
            retryWithHeaders(request);
        }
        return isRefused;
    }
    if (const auto task = createdTaskOf(answer.result)) {
        startTask(answer, request, *task);
        return true;
    }
    if (isModern && mayRequireInput(request.method) &&
        resultKindOf(answer.result) == ResultKind::InputRequired) {
        startRound(answer, request);
        return true;
    }
    return false;
}

FollowUps::Waiting& FollowUps::add(OpenRequest& request) {
    auto& waiting = m_waiting[request.handle.value()];
    waiting = std::make_unique<Waiting>();
    waiting->request = std::move(request);
    ++waiting->request.rounds;
    return *waiting;
}

FollowUps::Waiting* FollowUps::find(CallHandle handle) const {
    const auto found = m_waiting.find(handle.value());
    return found == m_waiting.end() ? nullptr : found->second.get();
}

// The server has not acted on the call: which headers it wants is in a new list of its tools.
void FollowUps::retryWithHeaders(OpenRequest& request) {
    const CallHandle handle = add(request).request.handle;
    m_actions.listTools([this, handle] {
        if (find(handle) != nullptr) {
            goOn(handle);
        }
    });
}

void FollowUps::startRound(const IncomingMessage& answer, OpenRequest& request) {
    Waiting& waiting = add(request);
    const CallHandle handle = waiting.request.handle;
    Result<InputRound> round = inputRoundOf(answer.result);
    waiting.number = answer.number;
    if (!round || waiting.request.rounds > MostRounds) {
        complete(handle, failed(ErrorCode::Read, waiting.request,
                                round ? u"the server asked %1 times and more"_s.arg(MostRounds)
                                      : round.error().message));
        return;
    }
    waiting.round = *std::move(round);
    m_gate.whenRecorded(waiting.number, this, [this, handle] { askAll(handle); });
}

void FollowUps::askAll(CallHandle handle) {
    const Waiting* const waiting = find(handle);
    if (waiting == nullptr) {
        return;
    }
    if (waiting->round.requests.empty()) {
        goOn(handle);
        return;
    }
    const std::vector<InputRequest> requests = waiting->round.requests;
    const std::uint64_t number = waiting->number;
    for (const InputRequest& request : requests) {
        m_actions.ask({quotedJson(request.key), request.method, request.params, number},
                      [self = QPointer(this), handle, key = request.key](ServerAnswer answer) {
                          if (self) {
                              self->takeInput(handle, key, answer);
                          }
                      });
    }
}

// There is no way to tell a server that a question was refused: the call ends.
void FollowUps::takeInput(CallHandle handle, const std::string& key, const ServerAnswer& answer) {
    Waiting* const waiting = find(handle);
    const auto isKey = [&key](const auto& it) { return it.key == key; };
    if (waiting == nullptr || std::ranges::none_of(waiting->round.requests, isKey) ||
        std::ranges::any_of(waiting->answers, isKey)) {
        return;
    }
    if (!answer.error.empty()) {
        complete(handle, failed(ErrorCode::Cancelled, waiting->request,
                                u"the server's question was refused: %1"_s.arg(
                                    QString::fromStdString(answer.error))));
        return;
    }
    waiting->answers.push_back({key, answer.result});
    if (waiting->answers.size() == waiting->round.requests.size()) {
        goOn(handle);
    }
}

void FollowUps::goOn(CallHandle handle) {
    Waiting& waiting = *find(handle);
    if (waiting.task) {
        std::string responses =
            retryParams(taskParams(*waiting.task), {{}, {}}, waiting.answers).value_or("{}");
        waiting.round = {};
        waiting.answers.clear();
        m_actions.call("tasks/update", responses,
                       [self = QPointer(this), handle](const Result<CallAnswer>& /*answer*/) {
                           if (self) {
                               self->poll(handle);
                           }
                       });
        return;
    }
    const Result<std::string> params =
        retryParams(waiting.request.params, waiting.round, waiting.answers);
    if (!params) {
        complete(handle, tl::unexpected(params.error()));
        return;
    }
    OpenRequest request = std::move(waiting.request);
    m_waiting.erase(handle.value());
    m_actions.resend(std::move(request), *params);
}

void FollowUps::startTask(const IncomingMessage& answer, OpenRequest& request,
                          const TaskState& task) {
    Waiting& waiting = add(request);
    const CallHandle handle = waiting.request.handle;
    waiting.number = answer.number;
    waiting.task = task;
    waiting.timer.setSingleShot(true);
    connect(&waiting.timer, &QTimer::timeout, this, [this, handle] { poll(handle); });
    waiting.timer.start(task.pollInterval);
}

void FollowUps::poll(CallHandle handle) {
    if (const Waiting* const waiting = find(handle)) {
        m_actions.call("tasks/get", taskParams(*waiting->task),
                       [self = QPointer(this), handle](const Result<CallAnswer>& answer) {
                           if (self) {
                               self->takeTask(handle, answer);
                           }
                       });
    }
}

void FollowUps::takeTask(CallHandle handle, const Result<CallAnswer>& answer) {
    Waiting* const waiting = find(handle);
    if (waiting == nullptr) {
        return;
    }
    const auto state = answer ? taskStateOf(answer->result) : std::nullopt;
    if (!state) { // an error of the connection or of the server, or an answer that is none
        complete(handle, answer && !answer->isError()
                             ? failed(ErrorCode::Read, waiting->request,
                                      u"the server does not say where its task stands"_s)
                             : answer);
        return;
    }
    waiting->task = *state;
    waiting->number = answer->number;
    if (!state->result.empty() || !state->error.empty()) {
        complete(handle, CallAnswer{state->result, state->error, answer->message, answer->number});
    } else if (state->status == TaskStatus::Cancelled) {
        complete(handle, failed(ErrorCode::Cancelled, waiting->request,
                                u"the server cancelled its task"_s));
    } else if (state->isOver()) {
        fetchResult(handle);
    } else if (state->status == TaskStatus::InputRequired) {
        Result<InputRound> round = inputRoundOf(answer->result);
        if (!round || round->requests.empty()) {
            fetchResult(handle); // 2025-11-25: the questions come as requests meanwhile
            return;
        }
        std::erase_if(round->requests, [waiting](const InputRequest& request) {
            return !waiting->answered.insert(request.key).second;
        });
        waiting->round = *std::move(round);
        if (waiting->round.requests.empty()) {
            waiting->timer.start(state->pollInterval);
        } else {
            askAll(handle);
        }
    } else {
        waiting->timer.start(state->pollInterval);
    }
}

void FollowUps::fetchResult(CallHandle handle) {
    m_actions.call("tasks/result", taskParams(*find(handle)->task),
                   [self = QPointer(this), handle](const Result<CallAnswer>& answer) {
                       if (self) {
                           self->complete(handle, answer);
                       }
                   });
}

void FollowUps::complete(CallHandle handle, const Result<CallAnswer>& answer) {
    const auto found = m_waiting.find(handle.value());
    if (found == m_waiting.end()) {
        return;
    }
    // The waiting one may be on its way through its own timer.
    const std::shared_ptr<Waiting> waiting(std::move(found->second));
    m_waiting.erase(found);
    m_gate.whenRecorded(answer ? answer->number : 0, this,
                        [waiting, answer] { waiting->request.completion(answer); });
}

std::optional<OpenRequest> FollowUps::cancel(CallHandle handle) {
    const auto found = m_waiting.find(handle.value());
    if (found == m_waiting.end()) {
        return std::nullopt;
    }
    const std::unique_ptr<Waiting> waiting = std::move(found->second);
    m_waiting.erase(found);
    if (waiting->task) {
        m_actions.call("tasks/cancel", taskParams(*waiting->task),
                       [](const Result<CallAnswer>& /*answer*/) {});
    }
    return std::move(waiting->request);
}

std::vector<OpenRequest> FollowUps::takeAll() {
    std::vector<OpenRequest> requests;
    for (auto& [handle, waiting] : m_waiting) {
        requests.push_back(std::move(waiting->request));
    }
    m_waiting.clear();
    return requests;
}

} // namespace muscope
