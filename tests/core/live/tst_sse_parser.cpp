// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/core/live/told_events.h"

#include <QFile>
#include <QTest>

#include <string>

using namespace std::string_literals;

namespace muscope {

namespace {

void row(const char* name, const std::string& stream, const QByteArrayList& told,
         std::size_t limit = SseParser::DefaultLimit) {
    QTest::newRow(name) << QByteArray::fromStdString(stream) << told << quint64(limit);
}

void columns() {
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArrayList>("told");
    QTest::addColumn<quint64>("limit");
}

// The same events in one push, byte by byte, and cut at every place.
void checkEveryCut() {
    QFETCH(const QByteArray, stream);
    QFETCH(const QByteArrayList, told);
    QFETCH(const quint64, limit);
    const std::string bytes = stream.toStdString();
    QCOMPARE(toldEvents(bytes, bytes.size(), 1, limit), told);
    QCOMPARE(toldEvents(bytes, 1, 1, limit), told);
    for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
        QCOMPARE(toldEvents(bytes, cut, bytes.size(), limit), told);
    }
}

// The body of a recorded HTTP/1.1 answer, out of its chunks.
std::string recordedBody(const QString& name) {
    QFile file(QStringLiteral(MUSCOPE_TEST_DATA "/wire/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray answer = file.readAll();
    std::string body;
    for (qsizetype at = answer.indexOf("\r\n\r\n") + 4; at < answer.size();) {
        const qsizetype lineEnd = answer.indexOf("\r\n", at);
        const qsizetype size = answer.mid(at, lineEnd - at).toLongLong(nullptr, 16);
        body += answer.mid(lineEnd + 2, size).toStdString();
        at = lineEnd + 2 + size + 2;
    }
    return body;
}

} // namespace

class TestSseParser final : public QObject {
    Q_OBJECT

private slots:
    // The examples of WHATWG HTML, section 9.2.6.
    void readsTheExamplesOfTheStandard_data() {
        columns();
        row("three lines", "data: YHOO\ndata: +2\ndata: 10\n\n", {"message[YHOO\n+2\n10]"});
        row("four blocks",
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third "
            "event",
            {"no data: message[] comments[test stream]", "message[first event] id[1] last[1]",
             "message[second event] id[]", "cut: message[ third event]"});
        row("empty data",
            "data\n\ndata\ndata\n\ndata:", {"message[]", "message[\n]", "cut: message[]"});
        row("one space", "data:test\n\ndata: test\n\n", {"message[test]", "message[test]"});
        row("types", "event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\n",
            {"add[73857293]", "remove[2153]"});
    }

    void readsTheExamplesOfTheStandard() { checkEveryCut(); }

    // After the folder eventsource of web-platform-tests.
    void readsWhatBrowsersAgreeOn_data() {
        columns();
        const std::string mark = "\xef\xbb\xbf";
        const std::string x(200, 'x');
        row("bom", mark + "data:1\n\n" + mark + "data:2\n\ndata:3\n\n",
            {"message[1]", "no data: message[]", "message[3]"});
        row("bom, twice", mark + mark + "data:1\n\ndata:2\n\n",
            {"no data: message[]", "message[2]"});
        row("bom alone", mark, {});
        row("bom and a blank line", mark + "\n\ndata:1\n\n", {"message[1]"});
        row("half a bom", "\xef\xbb\ndata:1\n\n", {"message[1]"});
        row("comments",
            "data:1\r:\0\n:\r\ndata:2\n:"s + x + "\rdata:3\n:data:fail\r:" + x + "\ndata:4\n\n",
            {QByteArray("message[1\n2\n3\n4] comments[\0\n\n", 29) + x.c_str() + "\ndata:fail\n" +
             x.c_str() + "]"});
        row("data before the end", "retry:1000\ndata:test1\n\nid:test\ndata:test2",
            {"message[test1] retry[1000]", "cut: message[test2] id[test]"});
        row("data", "data:\n\ndata\ndata\n\ndata:test\n\n",
            {"message[]", "message[\n]", "message[test]"});
        row("event", "event:test\ndata:x\n\ndata:x\n\n", {"test[x]", "message[x]"});
        row("event, the last one", "event:a\nevent:b\ndata:x\n\n", {"b[x]"});
        row("event, empty", "event: \ndata:data\n\n", {"message[data]"});
        row("event, emptied", "event:a\nevent\ndata:x\n\n", {"message[x]"});
        row("event without data", "event:a\n\ndata:x\n\n", {"no data: a[]", "message[x]"});
        row("id", "id:1\ndata:a\n\ndata:b\n\nid\ndata:c\n\n",
            {"message[a] id[1] last[1]", "message[b] last[1]", "message[c] id[]"});
        row("id without data", "id:1\n\ndata:b\n\n",
            {"no data: message[] id[1] last[1]", "message[b] last[1]"});
        row("id with NUL", "id:1\nid:2\0\ndata:a\n\nid:\0 3\ndata:b\n\n"s,
            {"message[a] id[1] last[1]", "message[b] last[1]"});
        row("id, only one space", "id:  7 \ndata:a\n\n", {"message[a] id[ 7 ] last[ 7 ]"});
        row("parsing",
            "data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n"s,
            {QByteArray("message[\0\n 2\n1\n3\n\n4]", 20)});
        row("retry", "retry:03000\ndata:x\n\n", {"message[x] retry[3000]"});
        row("retry, bogus", "retry:3000\nretry:1000x\nretry:-1\nretry: 1 \nretry:1.5\ndata:x\n\n",
            {"message[x] retry[3000]"});
        row("retry, empty", "retry\nretry:\ndata:x\n\n", {"message[x]"});
        row("retry, other digits", "retry:\xd9\xa3\ndata:x\n\n", {"message[x]"});
        row("retry, huge", "retry:99999999999999999999999999\n\n",
            {"no data: message[] retry[2147483647]"});
        row("unknown fields",
            "data:test\n data\ndata\nfoobar:xxx\njustsometext\n:thisisacomment\ndata:test\n\n",
            {"message[test\n\ntest] comments[thisisacomment]"});
        row("leading space", "data:\ttest\rdata: \ndata:test\n\n", {"message[\ttest\n\ntest]"});
        row("line ends", "data:test\r\ndata\ndata:test\r\n\r", {"message[test\n\ntest]"});
        row("NUL", "data:\0\n\n\n\n"s, {QByteArray("message[\0]", 10)});
        row("UTF-8", "data:ok\xe2\x80\xa6\n\n", {"message[ok\xe2\x80\xa6]"});
    }

    void readsWhatBrowsersAgreeOn() { checkEveryCut(); }

    void readsWhatServersSend_data() {
        columns();
        row("nothing", "", {});
        row("blank lines", "\n\r\n\r\r\n", {});
        row("CR", "data: a\rdata: b\r\rdata: c\r\r", {"message[a\nb]", "message[c]"});
        row("CRLF", "id: 1\r\ndata: a\r\n\r\ndata: b\r\n\r\n",
            {"message[a] id[1] last[1]", "message[b] last[1]"});
        row("CR, then CRLF", "data: a\r\r\ndata: b\n\r", {"message[a]", "message[b]"});
        row("colons", "data: {\"a\":1}\n\n", {"message[{\"a\":1}]"});
        row("Unicode's line ends",
            "data: a\xe2\x80\xa8"
            "b\xe2\x80\xa9"
            "c\xc2\x85"
            "d\x0b"
            "e\x0c"
            "f\n\n",
            {"message[a\xe2\x80\xa8"
             "b\xe2\x80\xa9"
             "c\xc2\x85"
             "d\x0b"
             "e\x0c"
             "f]"});
        row("no UTF-8", "data: \xff\xc3\n\n", {"message[\xff\xc3]"});
        row("keep-alive", ": keepalive\n\n:\n\n",
            {"no data: message[] comments[keepalive]", "no data: message[]"});
        row("priming", "id: p\nretry: 300\ndata: \n\n", {"message[] id[p] last[p] retry[300]"});
        row("an unknown type", "event: prime\nid: p\ndata\n\n", {"prime[] id[p] last[p]"});
        row("cut in an id", "id: 1\ndata: a\n\ndata: b\nid: 12",
            {"message[a] id[1] last[1]", "cut: message[b] last[1]"});
        row("cut in a name", "data: a\nda", {"cut: message[a]"});
        row("cut after an id", "id: 1\ndata: a\n\nid: 2\n",
            {"message[a] id[1] last[1]", "cut: message[] id[2] last[1]"});
        row("cut before the blank line", "data: a\r\n", {"cut: message[a]"});
    }

    void readsWhatServersSend() { checkEveryCut(); }

    void skipsWhatIsTooLarge_data() {
        columns();
        row("just fits", "data: 1234\n\ndata:a\n\n", {"message[1234]", "message[a]"}, 10);
        row("a byte more", "data: 12345\n\ndata:a\n\n", {"too large: message[1234]", "message[a]"},
            10);
        row("two lines that fit", "data:1\r\ndata:2\r\n\r\n", {"message[1\n2]"}, 13);
        row("a second line", "data:1\ndata:2\n\ndata:a\n\n",
            {"too large: message[1\n]", "message[a]"}, 12);
        row("its rest", "data: 123456\ndata: x\r\nid: 9\n: no\n\ndata:a\n\n",
            {"too large: message[1234]", "message[a]"}, 10);
        row("its id counts", "id:7\ndata: 123456\n\ndata:a\n\n",
            {"too large: message[] id[7] last[7]", "message[a] last[7]"}, 11);
        row("half an id does not", "data:1\nid:12345\n\ndata:a\n\n",
            {"too large: message[1]", "message[a]"}, 11);
        row("a comment", ":\n:\n:\n:\n:\n:\n\ndata:a\n\n",
            {"too large: message[] comments[\n\n\n\n]", "message[a]"}, 10);
        row("one without a line end", "data: 123456789", {"too large: message[1234]"}, 10);
        row("two of them", "data: 123456\n\ndata:abcdefg\r\r",
            {"too large: message[1234]", "too large: message[abcde]"}, 10);
        row("the least limit", "\xef\xbb\xbf\nid\n\nid:1\n\ndata\n\n",
            {"no data: message[] id[]", "too large: message[]", "too large: message[]"}, 0);
    }

    void skipsWhatIsTooLarge() { checkEveryCut(); }

    void tellsAnEventAsSoonAsItsBlankLineBegins() {
        QByteArrayList told;
        SseParser parser([&](const SseEvent& event) { told += toldEvent(event); });
        parser.push("data: a\r\n\r");
        QCOMPARE(told, QByteArrayList{"message[a]"});
        parser.push("\n");
        parser.push("");
        parser.push("data: b\n");
        QCOMPARE(told.size(), 1);
        parser.push("\n");
        QCOMPARE(told, (QByteArrayList{"message[a]", "message[b]"}));
    }

    void resumesFromTheLastBlockThatEnded() {
        SseParser parser([](const SseEvent&) {});
        QVERIFY(parser.lastEventId().empty());
        parser.push("id: 1\n\nid: 2\ndata: a\n");
        QCOMPARE(parser.lastEventId(), std::string_view("1"));
        parser.finish();
        QCOMPARE(parser.lastEventId(), std::string_view("1"));
    }

    void replaysRecordedStreams_data() {
        columns();
        const QByteArray id = "974e7296-b6aa-4ccf-9230-8504aa9d4ec6_1795357823105_7644gjfs";
        const QByteArray next = "974e7296-b6aa-4ccf-9230-8504aa9d4ec6_1795357823105_6tl5whqp";
        // No raw string: moc loses its way in this one.
        const QByteArray result =
            QByteArray("{'result':{'_meta':{'__proto__x':null,'big':12345678901234567000,'n':1},"
                       "'content':[{'type':'text','text':'nul:\\u0000 lone:\\ud83d crlf:\\r\\n "
                       "ls:\xe2\x80\xa8'}]},'jsonrpc':'2.0','id':5}")
                .replace('\'', '"');
        row("odd", recordedBody(QStringLiteral("polling-odd.s2c")),
            {"message[] id[" + id + "] last[" + id + "] retry[300]",
             "message[" + result + "] id[" + next + "] last[" + next + "]"});
        row("keep-alive", recordedBody(QStringLiteral("listen-keepalive.s2c")),
            {R"(message[{"jsonrpc":"2.0","method":"notifications/subscriptions/acknowledged",)"
             R"("params":{"notifications":{"toolsListChanged":true},)"
             R"("_meta":{"io.modelcontextprotocol/subscriptionId":77}}}])",
             "no data: message[] comments[keepalive]",
             R"(message[{"jsonrpc":"2.0","id":77,"result":{"resultType":"complete",)"
             R"("_meta":{"io.modelcontextprotocol/subscriptionId":77,)"
             R"("io.modelcontextprotocol/serverInfo":{"name":"v2srv","version":"1.0.0"}}}}])"});
    }

    void replaysRecordedStreams() { checkEveryCut(); }
};

} // namespace muscope

QTEST_APPLESS_MAIN(muscope::TestSseParser)
#include "tst_sse_parser.moc"
