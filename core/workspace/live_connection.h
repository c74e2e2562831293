// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/live_mailbox.h"
#include "core/workspace/live_order.h"

#include <QObject>
#include <QPointer>
#include <QThread>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace muscope {

class LiveCall;
class LiveWorker;
// A live MCP server, connected to and recorded: what is to be known of it, and what can be asked of
// it. The messages themselves are read from the store they are recorded into. Lives on the GUI
// thread; the work is done on a thread of its own. Destroying it drops the connection and waits for
// what is still to be recorded; disconnectFromServer() is the polite way.
class LiveConnection final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveConnection)

public:
    // number: tells it from the others of a window, from 1.
    LiveConnection(LiveOrder order, std::uint32_t number, LiveLog& log);
    ~LiveConnection() override;

    [[nodiscard]] std::uint32_t number() const { return m_number; }
    [[nodiscard]] const LiveOrder& order() const { return m_order; }
    [[nodiscard]] const LiveStatus& status() const { return m_status; }
    // What the server calls itself, or where it is.
    [[nodiscard]] QString name() const;

    // Where the LiveEvent of that number is stored: in which session, and as the how manieth of its
    // events, from 0. Nullopt: it is not stored yet.
    [[nodiscard]] std::optional<std::pair<SessionId, std::uint64_t>>
    placeOf(std::uint64_t number) const;
    // Whether the server says that it has such; true where it says nothing.
    [[nodiscard]] bool offers(ListKind kind) const;

    // Questions of the server that wait, the oldest first.
    [[nodiscard]] const std::vector<ServerQuestion>& questions() const { return m_questions; }
    void answer(std::uint64_t question, const ServerAnswer& answer);
    [[nodiscard]] AnswerRule rule() const { return m_rule; }
    // From now on; answers by it what waits.
    void setRule(AnswerRule rule);

    // Ends the session with the server, records what is left, then isOver().
    void disconnectFromServer();
    // Cuts the streams from the server, as a lost network would: they are resumed.
    void dropStreams();

    // Sends a request; params is JSON text. Never repeated.
    [[nodiscard]] std::unique_ptr<LiveCall> call(const std::string& method,
                                                 const std::string& params);
    using ListTaker = std::function<void(const Result<std::vector<std::string>>&)>;
    // Tells the items of all pages, as JSON text, unless context is gone by then.
    void list(ListKind kind, QObject* context, ListTaker take);

signals:
    void statusChanged(); // at most ten times a second, but at once for another state
    void questionsChanged();
    void sessionStored(const muscope::SessionId& session); // its first event is in the store
    void eventsStored();

private:
    friend class LiveCall;

    void wake(LiveMailbox::Urgency urgency);
    void takeReport();
    void takeQuestions(const std::vector<ServerQuestion>& questions);
    void cancelCall(std::uint64_t id);
    void forget(std::uint64_t id); // a call nobody waits for
    template <typename Order>
    void post(Order order);

    const LiveOrder m_order;
    const std::uint32_t m_number;
    LiveLog& m_log;
    LiveStatus m_status;
    AnswerRule m_rule;
    std::vector<ServerQuestion> m_questions;
    std::vector<LiveSession> m_sessions; // stored ones
    std::uint64_t m_lastCall = 0;
    std::map<std::uint64_t, LiveCall*> m_calls;
    std::map<std::uint64_t, std::pair<QPointer<QObject>, ListTaker>> m_lists;
    QTimer m_wakeTimer;   // until the report is taken
    QTimer m_statusTimer; // until the counters are told
    std::shared_ptr<LiveMailbox> m_mailbox;
    QThread m_thread;
    LiveWorker* m_worker; // lives in m_thread, deleted when it ends
};

} // namespace muscope
