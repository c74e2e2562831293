// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/stream_names.h"

#include <QTest>

#include <set>
#include <string>

namespace muscope {

class TestStreamNames : public QObject {
    Q_OBJECT

private slots:
    void namesTheStream_data();
    void namesTheStream();
    void aSubscriptionKeepsItsName();
    void namesNoMoreThanAnIndexKeeps();
};

namespace {

EventView onStream(std::string_view stream) {
    EventView event;
    event.streamId = stream;
    return event;
}

} // namespace

void TestStreamNames::namesTheStream_data() {
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QByteArray>("metadata");
    QTest::addColumn<QByteArray>("name");
    const QByteArray metadata("{\"stream\":\"sse\"}");
    QTest::newRow("column") << QByteArray("get") << QByteArray() << QByteArray("get");
    QTest::newRow("column before metadata") << QByteArray("get") << metadata << QByteArray("get");
    QTest::newRow("metadata") << QByteArray() << metadata << QByteArray("sse");
    QTest::newRow("a post") << QByteArray("post 17") << QByteArray() << QByteArray("POST");
    QTest::newRow("a post in metadata")
        << QByteArray() << QByteArray("{\"stream\":\"post 3\"}") << QByteArray("POST");
    QTest::newRow("no number") << QByteArray("post x") << QByteArray() << QByteArray("post x");
    QTest::newRow("no more than the word")
        << QByteArray("post ") << QByteArray() << QByteArray("post ");
    QTest::newRow("none") << QByteArray() << QByteArray("{}") << QByteArray();
    QTest::newRow("no text") << QByteArray() << QByteArray("{\"stream\":7}") << QByteArray();
    QTest::newRow("no JSON") << QByteArray() << QByteArray("{\"stream\":") << QByteArray();
}

void TestStreamNames::namesTheStream() {
    QFETCH(QByteArray, column);
    QFETCH(QByteArray, metadata);
    QFETCH(QByteArray, name);
    EventView event;
    if (!column.isNull()) {
        event.streamId = std::string_view(column.constData(), std::size_t(column.size()));
    }
    if (!metadata.isNull()) {
        event.metadata = std::string_view(metadata.constData(), std::size_t(metadata.size()));
    }
    StreamNames names;
    const std::string_view found = names.nameOf(event, {});
    QCOMPARE(QByteArray(found.data(), qsizetype(found.size())), name);
}

void TestStreamNames::aSubscriptionKeepsItsName() {
    StreamNames names;
    DecodedEvent request;
    request.kind = MessageKind::Request;
    request.name = "tools/list";
    QVERIFY(names.nameOf(onStream("post 1"), request) == StreamNames::Posts);
    request.name = "subscriptions/listen";
    QVERIFY(names.nameOf(onStream("post 2"), request) == "post 2");
    QVERIFY(names.nameOf(onStream("post 2"), {}) == "post 2");
    QVERIFY(names.nameOf(onStream("post 3"), {}) == StreamNames::Posts);
}

void TestStreamNames::namesNoMoreThanAnIndexKeeps() {
    StreamNames names;
    std::set<std::string> told;
    for (int number = 0; number < 1000; ++number) {
        told.emplace(names.nameOf(onStream("stream " + std::to_string(number)), {}));
    }
    QCOMPARE(told.size(), StreamNames::MostNames + 1);
    QVERIFY(names.nameOf(onStream("stream 3"), {}) == "stream 3");
    QVERIFY(names.nameOf(onStream("stream 999"), {}) == StreamNames::Others);
    QVERIFY(names.nameOf(EventView(), {}).empty());
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestStreamNames)
#include "tst_stream_names.moc"
