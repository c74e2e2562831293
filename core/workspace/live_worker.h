// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/live_mailbox.h"
#include "core/workspace/live_order.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <deque>
#include <map>
#include <memory>

namespace muscope {

class Recorder;

// The part of a live connection that lives on a thread of its own: the client, the recorder it
// tells everything to, and what waits for answers. Tells the GUI thread through a mailbox. All
// orders on its thread, but for setRule().
class LiveWorker final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveWorker)

public:
    LiveWorker(LiveOrder order, std::uint32_t number, std::shared_ptr<LiveMailbox> mailbox);
    ~LiveWorker() override;

    void start();
    void close();
    void dropStreams();
    void call(std::uint64_t id, const std::string& method, const std::string& params);
    void cancelCall(std::uint64_t id);
    void list(std::uint64_t id, ListKind kind);
    void answer(std::uint64_t question, const ServerAnswer& answer);
    void setRule(AnswerRule rule) { m_rule = rule; } // any thread

private:
    using Urgency = LiveMailbox::Urgency;

    void take(LiveEvent event);
    void tellState(ClientState state);
    [[nodiscard]] bool ask(const ServerRequest& request, const ServerReply& reply);
    void noteRecorded(std::uint64_t number); // on the recorder's thread
    void finishRecording();
    void lookAtRecorder();
    void fail(const Error& error);
    // A step of the recorder for the log.
    [[nodiscard]] LiveLog::Entry ownEntry(const char* state, const QString& why) const;

    const LiveOrder m_order;
    const std::uint32_t m_number;
    std::shared_ptr<LiveMailbox> m_mailbox;
    std::atomic<AnswerRule> m_rule;
    std::uint64_t m_lastQuestion = 0;
    std::map<std::uint64_t, ServerReply> m_replies;
    std::map<std::uint64_t, CallHandle> m_calls;
    std::string m_session;           // of the latest event
    std::mutex m_mutex;              // guards m_begun
    std::deque<LiveSession> m_begun; // not stored yet
    RecorderState m_recorderState = RecorderState::Recording;
    QTimer m_recorderTimer;
    std::unique_ptr<Recorder> m_recorder;
    std::unique_ptr<McpClient> m_client;
};

} // namespace muscope
