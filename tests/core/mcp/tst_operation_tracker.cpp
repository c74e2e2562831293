// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/operation_tracker.h"

#include <QTest>

namespace muscope {

namespace {

// A session in the making: what tracking says of each row, with later changes applied.
class Session {
public:
    const EventRow& add(MessageKind kind, const char* id, Direction direction) {
        DecodedEvent event;
        event.kind = kind;
        event.requestId = id;
        event.direction = direction;
        EventRow row;
        row.name = StringId(static_cast<std::uint32_t>(m_rows.size()) + 1);
        std::vector<OperationChange> changes;
        m_tracker.track(RowNumber(static_cast<std::uint32_t>(m_rows.size())), event, row, changes);
        m_rows.push_back(row);
        for (const OperationChange& change : changes) {
            m_rows[change.row.value()].operation = change.state;
            m_rows[change.row.value()].peer = change.peer;
        }
        return m_rows.back();
    }

    [[nodiscard]] const EventRow& row(std::size_t number) const { return m_rows[number]; }

private:
    OperationTracker m_tracker;
    std::vector<EventRow> m_rows;
};

constexpr Direction C2s = Direction::ClientToServer;
constexpr Direction S2c = Direction::ServerToClient;

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

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestOperationTracker)
#include "tst_operation_tracker.moc"
