// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/operation_tracker.h"

#include <QTest>

#include <map>
#include <string>
#include <vector>

namespace muscope {

namespace {

constexpr Direction C2s = Direction::ClientToServer;
constexpr Direction S2c = Direction::ServerToClient;

// A session in the making: what tracking says of each row, with later changes applied.
class Session {
public:
    const EventRow& add(MessageKind kind, const char* id, Direction direction,
                        const OperationLinks& links = {}) {
        DecodedEvent event;
        event.kind = kind;
        event.requestId = id;
        event.direction = direction;
        event.links = links;
        return add(event);
    }

    // A message but for its "jsonrpc", as the decoder reads it.
    const EventRow& add(const std::string& members, Direction direction) {
        const std::string payload = "{\"jsonrpc\":\"2.0\"," + members.substr(1);
        EventView view;
        view.payload = payload;
        view.direction = direction == C2s ? "c2s" : direction == S2c ? "s2c" : "?";
        return add(m_decoder.decode(view));
    }

    const EventRow& add(const DecodedEvent& event) {
        EventRow row;
        row.name = nameOf(event);
        std::vector<OperationChange> changes;
        m_tracker.track(RowNumber(static_cast<std::uint32_t>(m_rows.size())), event, row, changes);
        m_rows.push_back(row);
        m_changed.clear();
        for (const OperationChange& change : changes) {
            m_rows[change.row.value()].operation = change.state;
            m_rows[change.row.value()].peer = change.peer;
            m_changed.push_back(change.row);
        }
        return m_rows.back();
    }

    [[nodiscard]] const EventRow& row(std::size_t number) const { return m_rows[number]; }

    // The rows that the last one changed.
    [[nodiscard]] const std::vector<RowNumber>& changed() const { return m_changed; }

    [[nodiscard]] std::vector<RowNumber> open() const { return m_tracker.open(); }

private:
    // Names that are told apart as the index does; without one every row has its own.
    StringId nameOf(const DecodedEvent& event) {
        const std::string name = event.name.empty() ? std::to_string(m_rows.size()) : event.name;
        const auto known =
            m_names.try_emplace(name, StringId(static_cast<std::uint32_t>(m_names.size()) + 1));
        return known.first->second;
    }

    EventDecoder m_decoder;
    std::map<std::string, StringId> m_names;
    OperationTracker m_tracker;
    std::vector<EventRow> m_rows;
    std::vector<RowNumber> m_changed;
};

} // namespace

class TestOperationTracker : public QObject {
    Q_OBJECT

private slots:
    void linksResponseToItsRequest();
    void neverMixesTheTwoDirections();
    void leavesHungCallOpenAndLoneAnswerOrphan();
    void linksNoneWhereTwoFit();
    void allowsAnIdToComeAgain();
    void worksWithoutDirections();
    void foldsProgressAndCancellationIn();
    void saysWhenProgressFitsTwo();
    void foldsRoundsOfInputIntoOneCall();
    void doesNotGuessWhichCallGoesOn();
    void foldsATaskOf20251125IntoOneCall();
    void foldsATaskOfTheExtensionIntoOneCall();
    void tellsThatAPartIsAnswered();
    void forgetsWhatIsOver();
};

void TestOperationTracker::linksResponseToItsRequest() {
    Session session;
    session.add(MessageKind::Request, "7", C2s);
    session.add(MessageKind::Notification, "", S2c);
    const EventRow answer = session.add(MessageKind::Response, "7", S2c);
    QCOMPARE(answer.operation, OperationState::Answer);
    QCOMPARE(answer.peer->value(), 0U);
    QCOMPARE(answer.name, session.row(0).name);
    QCOMPARE(session.row(0).operation, OperationState::Answered);
    QCOMPARE(session.row(0).peer->value(), 2U);
    QCOMPARE(session.row(1).operation, OperationState::None);
}

void TestOperationTracker::neverMixesTheTwoDirections() {
    Session session;
    session.add(MessageKind::Request, "1", C2s);
    session.add(MessageKind::Request, "1", S2c);
    const EventRow fromClient = session.add(MessageKind::Response, "1", C2s);
    const EventRow fromServer = session.add(MessageKind::Response, "1", S2c);
    QCOMPARE(fromClient.peer->value(), 1U);
    QCOMPARE(fromServer.peer->value(), 0U);
}

void TestOperationTracker::leavesHungCallOpenAndLoneAnswerOrphan() {
    Session session;
    session.add(MessageKind::Request, "1", C2s);
    QCOMPARE(session.add(MessageKind::Response, "2", S2c).operation, OperationState::Orphan);
    QCOMPARE(session.add(MessageKind::Response, "1", C2s).operation, OperationState::Orphan);
    QCOMPARE(session.add(MessageKind::Response, "", S2c).operation, OperationState::Orphan);
    QCOMPARE(session.row(0).operation, OperationState::Open);
}

void TestOperationTracker::linksNoneWhereTwoFit() {
    Session session;
    session.add(MessageKind::Request, "1", Direction::Unknown);
    session.add(MessageKind::Request, "1", Direction::Unknown);
    const EventRow answer = session.add(MessageKind::Response, "1", Direction::Unknown);
    QCOMPARE(answer.operation, OperationState::Ambiguous);
    QVERIFY(!answer.peer);
    QCOMPARE(session.row(0).operation, OperationState::Ambiguous);
    QCOMPARE(session.row(1).operation, OperationState::Ambiguous);
}

void TestOperationTracker::allowsAnIdToComeAgain() {
    Session session;
    session.add(MessageKind::Request, "1", C2s);
    session.add(MessageKind::Response, "1", S2c);
    session.add(MessageKind::Request, "1", C2s);
    QCOMPARE(session.add(MessageKind::Response, "1", S2c).peer->value(), 2U);
}

void TestOperationTracker::worksWithoutDirections() {
    Session session;
    session.add(MessageKind::Request, "1", Direction::Unknown);
    QCOMPARE(session.add(MessageKind::Response, "1", S2c).operation, OperationState::Answer);
    session.add(MessageKind::Request, "2", C2s);
    QCOMPARE(session.add(MessageKind::Response, "2", Direction::Unknown).peer->value(), 2U);
}

void TestOperationTracker::foldsProgressAndCancellationIn() {
    Session session;
    session.add("{\"id\":1,\"method\":\"tools/"
                "call\",\"params\":{\"name\":\"t\",\"_meta\":{\"progressToken\":\"a\"}}}",
                C2s);
    session.add(
        "{\"id\":1,\"method\":\"roots/list\",\"params\":{\"_meta\":{\"progressToken\":\"a\"}}}",
        S2c);
    const EventRow mine = session.add(
        "{\"method\":\"notifications/progress\",\"params\":{\"progressToken\":\"a\"}}", S2c);
    QCOMPARE(mine.operation, OperationState::Part);
    QCOMPARE(mine.peer, RowNumber(0));
    const EventRow other = session.add(
        "{\"method\":\"notifications/progress\",\"params\":{\"progressToken\":\"b\"}}", S2c);
    QCOMPARE(other.operation, OperationState::None);
    const EventRow cancelled =
        session.add("{\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}", C2s);
    QCOMPARE(cancelled.peer, RowNumber(0));
    QCOMPARE(session.row(0).operation, OperationState::Open);
    session.add("{\"id\":1,\"result\":{}}", S2c);
    QCOMPARE(session.row(0).operation, OperationState::Answered);
    const EventRow late = session.add(
        "{\"method\":\"notifications/progress\",\"params\":{\"progressToken\":\"a\"}}", S2c);
    QCOMPARE(late.operation, OperationState::None);
}

void TestOperationTracker::saysWhenProgressFitsTwo() {
    Session session;
    for (const char* const id : {"1", "2"}) {
        session.add("{\"id\":" + std::string(id) +
                        ",\"method\":\"a\",\"params\":{\"_meta\":{\"progressToken\":7}}}",
                    C2s);
    }
    const EventRow row = session.add(
        "{\"method\":\"notifications/progress\",\"params\":{\"progressToken\":7}}", S2c);
    QCOMPARE(row.operation, OperationState::Ambiguous);
    QVERIFY(!row.peer);
    QCOMPARE(session.open().size(), std::size_t(2)); // whose answers are told apart all the same
}

void TestOperationTracker::foldsRoundsOfInputIntoOneCall() {
    Session session;
    session.add("{\"id\":6,\"method\":\"tools/call\",\"params\":{\"name\":\"deploy\"}}", C2s);
    const EventRow asks = session.add("{\"id\":6,\"result\":{\"resultType\":\"input_required\","
                                      "\"inputRequests\":{},\"requestState\":\"v1\"}}",
                                      S2c);
    QCOMPARE(asks.operation, OperationState::Part);
    QCOMPARE(session.row(0).operation, OperationState::Open);
    const EventRow retry = session.add("{\"id\":7,\"method\":\"tools/"
                                       "call\",\"params\":{\"name\":\"deploy\",\"requestState\":"
                                       "\"v1\",\"_meta\":{\"progressToken\":7}}}",
                                       C2s);
    QCOMPARE(retry.operation, OperationState::Part);
    QCOMPARE(retry.peer, RowNumber(0));
    const EventRow progress = session.add(
        "{\"method\":\"notifications/progress\",\"params\":{\"progressToken\":7}}", S2c);
    QCOMPARE(progress.peer, RowNumber(0));
    const EventRow answer = session.add("{\"id\":7,\"result\":{\"resultType\":\"complete\"}}", S2c);
    QCOMPARE(answer.operation, OperationState::Answer);
    QCOMPARE(answer.peer, RowNumber(0));
    QCOMPARE(session.row(0).operation, OperationState::Answered);
    QCOMPARE(session.row(0).peer, RowNumber(4));
    QVERIFY(session.open().empty());
}

void TestOperationTracker::doesNotGuessWhichCallGoesOn() {
    Session session;
    for (const char* const id : {"1", "2"}) {
        session.add("{\"id\":" + std::string(id) +
                        ",\"method\":\"tools/call\",\"params\":{\"name\":\"t\"}}",
                    C2s);
        session.add(
            "{\"id\":" + std::string(id) + ",\"result\":{\"resultType\":\"input_required\"}}", S2c);
    }
    const EventRow retry = session.add(
        "{\"id\":3,\"method\":\"tools/call\",\"params\":{\"name\":\"t\",\"inputResponses\":{}}}",
        C2s);
    QCOMPARE(retry.operation, OperationState::Open);
    QCOMPARE(session.row(0).operation, OperationState::Ambiguous);
    QCOMPARE(session.row(2).operation, OperationState::Ambiguous);
    session.add("{\"id\":3,\"result\":{}}", S2c);
    QCOMPARE(session.row(4).operation, OperationState::Answered);
    QVERIFY(session.open().empty());
}

void TestOperationTracker::foldsATaskOf20251125IntoOneCall() {
    Session session;
    session.add("{\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"t\",\"task\":{}}}",
                C2s);
    session.add("{\"id\":1,\"result\":{\"task\":{\"taskId\":\"x\",\"status\":\"working\"}}}", S2c);
    session.add("{\"id\":2,\"method\":\"tasks/get\",\"params\":{\"taskId\":\"x\"}}", C2s);
    session.add("{\"id\":2,\"result\":{\"taskId\":\"x\",\"status\":\"working\"}}", S2c);
    session.add("{\"method\":\"notifications/tasks/"
                "status\",\"params\":{\"taskId\":\"x\",\"status\":\"completed\"}}",
                S2c);
    session.add("{\"id\":3,\"method\":\"tasks/result\",\"params\":{\"taskId\":\"x\"}}", C2s);
    for (std::size_t i = 1; i < 6; ++i) {
        QCOMPARE(session.row(i).operation, OperationState::Part);
        QCOMPARE(session.row(i).peer, RowNumber(0));
    }
    QCOMPARE(session.open(), std::vector{RowNumber(0)});
    session.add("{\"id\":3,\"result\":{\"content\":[]}}", S2c);
    QCOMPARE(session.row(0).operation, OperationState::Answered);
    QCOMPARE(session.row(0).peer, RowNumber(6));
    // A stranger's task is a request of its own.
    QCOMPARE(session.add("{\"id\":4,\"method\":\"tasks/get\",\"params\":{\"taskId\":\"y\"}}", C2s)
                 .operation,
             OperationState::Open);
}

// For who waits for what may still become of a row.
void TestOperationTracker::tellsThatAPartIsAnswered() {
    Session session;
    session.add("{\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"t\",\"task\":{}}}",
                C2s);
    session.add("{\"id\":1,\"result\":{\"task\":{\"taskId\":\"x\",\"status\":\"working\"}}}", S2c);
    QCOMPARE(session.changed(), std::vector<RowNumber>());
    session.add("{\"id\":2,\"method\":\"tasks/get\",\"params\":{\"taskId\":\"x\"}}", C2s);
    session.add("{\"id\":2,\"result\":{\"taskId\":\"x\",\"status\":\"working\"}}", S2c);
    QCOMPARE(session.changed(), std::vector{RowNumber(2)});
    QCOMPARE(session.row(2).operation, OperationState::Part);
    QCOMPARE(session.row(2).peer, RowNumber(0));
}

void TestOperationTracker::foldsATaskOfTheExtensionIntoOneCall() {
    Session session;
    session.add("{\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"t\"}}", C2s);
    session.add(
        "{\"id\":1,\"result\":{\"resultType\":\"task\",\"taskId\":\"x\",\"status\":\"working\"}}",
        S2c);
    session.add("{\"id\":2,\"method\":\"tasks/"
                "update\",\"params\":{\"taskId\":\"x\",\"inputResponses\":{}}}",
                C2s);
    session.add("{\"id\":2,\"result\":{\"resultType\":\"complete\"}}", S2c);
    QCOMPARE(session.row(3).operation, OperationState::Part);
    session.add("{\"id\":3,\"method\":\"tasks/get\",\"params\":{\"taskId\":\"x\"}}", C2s);
    session.add("{\"id\":3,\"result\":{\"taskId\":\"x\",\"status\":\"completed\",\"result\":{}}}",
                S2c);
    QCOMPARE(session.row(5).operation, OperationState::Answer);
    QCOMPARE(session.row(0).peer, RowNumber(5));
    QVERIFY(session.open().empty());
}

void TestOperationTracker::forgetsWhatIsOver() {
    Session session;
    session.add("{\"id\":1,\"method\":\"a\",\"params\":{\"_meta\":{\"progressToken\":1}}}", C2s);
    session.add("{\"id\":1,\"method\":\"a\",\"params\":{\"_meta\":{\"progressToken\":1}}}", C2s);
    session.add("{\"id\":1,\"result\":{}}", S2c);
    QCOMPARE(session.row(0).operation, OperationState::Ambiguous);
    QCOMPARE(session.row(2).operation, OperationState::Ambiguous);
    QVERIFY(session.open().empty());
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestOperationTracker)
#include "tst_operation_tracker.moc"
