// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/mcp_client.h"
#include "core/live/request_table.h"
#include "core/live/rpc_reader.h"
#include "core/mcp/input_round.h"
#include "core/mcp/task_state.h"

#include <QObject>
#include <QTimer>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muscope {

class RecordingGate;

// What a call needs from its session to go on.
struct FollowUpActions {
    // Sends the request again with these params, under a new id.
    std::function<void(OpenRequest request, const std::string& params)> resend;
    // Another request, for the call's sake.
    std::function<void(std::string_view method, const std::string& params, CallCompletion)> call;
    std::function<void(std::function<void()> done)> listTools;
    std::function<void(const ServerRequest&, ServerReply)> ask;
};

// Keeps the calls whose answer was not the last word, until they have it: a server of 2026-07-28
// asks for input (basic/patterns/mrtr) or did not find in the headers what it wants there; a task
// was made instead of a result (2025-11-25, basic/utilities/tasks; SEP-2663), which is polled. One
// thread.
class FollowUps final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FollowUps)

public:
    FollowUps(RecordingGate& gate, FollowUpActions actions);
    ~FollowUps() override;

    // Takes the request over, unless the answer is its last.
    [[nodiscard]] bool take(const IncomingMessage& answer, OpenRequest& request, bool isModern);

    // The call is not waited for any more; a task of its own is cancelled as well.
    [[nodiscard]] std::optional<OpenRequest> cancel(CallHandle handle);
    // All of them, the connection is over.
    [[nodiscard]] std::vector<OpenRequest> takeAll();

private:
    struct Waiting;

    void startRound(const IncomingMessage& answer, OpenRequest& request);
    void startTask(const IncomingMessage& answer, OpenRequest& request, const TaskState& task);
    void retryWithHeaders(OpenRequest& request);
    Waiting& add(OpenRequest& request);
    void askAll(CallHandle handle);
    void takeInput(CallHandle handle, const std::string& key, const ServerAnswer& answer);
    void goOn(CallHandle handle);
    void poll(CallHandle handle);
    void takeTask(CallHandle handle, const Result<CallAnswer>& answer);
    void fetchResult(CallHandle handle);
    void complete(CallHandle handle, const Result<CallAnswer>& answer);
    [[nodiscard]] Waiting* find(CallHandle handle) const;

    RecordingGate& m_gate;
    FollowUpActions m_actions;
    std::map<std::uint64_t, std::unique_ptr<Waiting>> m_waiting; // by the call's handle
};

} // namespace muscope
