// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/session_list.h"

#include <QTest>

namespace muscope {

namespace {

SessionList listOf(const QList<QByteArray>& ids) {
    std::vector<SessionSummary> sessions;
    for (const QByteArray& id : ids) {
        sessions.push_back({SessionId(id), 2, {}, {}, 0, true});
    }
    return SessionList(std::move(sessions));
}

using Places = std::vector<std::uint32_t>;

} // namespace

class TestSessionList : public QObject {
    Q_OBJECT

private slots:
    void findsASessionByItsId();
    void searchesWhateverTheCase();
    void matchesNothingAcrossTwoIds();
    void countsOnlyWhatIsCounted();
};

void TestSessionList::findsASessionByItsId() {
    const SessionList list = listOf({"b", "a", ""});
    QCOMPARE(list.placeOf(SessionId("a")), std::optional<std::size_t>(1));
    QCOMPARE(list.placeOf(SessionId("")), std::optional<std::size_t>(2));
    QVERIFY(!list.placeOf(SessionId("c")));
    QVERIFY(list.find(SessionId("c")) == nullptr);
}

void TestSessionList::searchesWhateverTheCase() {
    const SessionList list = listOf({"Greet", "regreet-greet", "", "other"});
    QCOMPARE(list.matching("GREET"), (Places{0, 1}));
    QCOMPARE(list.matching("r"), (Places{0, 1, 3}));
    QCOMPARE(list.matching(""), (Places{0, 1, 2, 3}));
    QVERIFY(list.matching("nobody").empty());
}

void TestSessionList::matchesNothingAcrossTwoIds() {
    const SessionList list = listOf({"ab", "cd", "", "bcb", "c"});
    QCOMPARE(list.matching("bc"), (Places{3}));
    QCOMPARE(list.matching("d"), (Places{1}));
}

void TestSessionList::countsOnlyWhatIsCounted() {
    QCOMPARE(listOf({"a", "b"}).eventCount(), std::optional<std::int64_t>(4));
    QVERIFY(!SessionList({{SessionId("a"), 0, {}, {}, 0, false}}).eventCount());
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestSessionList)
#include "tst_session_list.moc"
