// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/http_client.h"
#include "tests/support/free_port.h"
#include "tests/support/socket_fixture.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace muscope;
using namespace std::chrono_literals;

namespace {

constexpr int Patience = 60'000; // ms
constexpr int SettleTime = 200;  // ms, for what must not come

// One exchange and what came of it.
struct Exchange {
    Exchange(HttpClient& client, HttpRequest request) {
        handle = client.start(std::move(request),
                              {.head = [this](const HttpHead& it) { head = it; },
                               .chunk = [this](std::string_view bytes) { body += bytes; },
                               .end =
                                   [this](const std::optional<Error>& it) {
                                       isEnded = true;
                                       error = it;
                                   }});
    }
    bool waitForEnd() const {
        return QTest::qWaitFor([this] { return isEnded; }, Patience);
    }
    bool waitForHead() const {
        return QTest::qWaitFor([this] { return head.has_value(); }, Patience);
    }

    std::optional<HttpHead> head;
    std::string body;
    std::optional<Error> error;
    bool isEnded = false;
    HttpHandle handle;
};

HttpRequest get(const QUrl& url) {
    HttpRequest request;
    request.method = "GET";
    request.url = url;
    return request;
}

HttpRequest post(const QUrl& url, const QByteArray& body) {
    HttpRequest request = get(url);
    request.method = "POST";
    request.body = body;
    return request;
}

SocketFixture::Script redirecting(int status, const QByteArray& location) {
    return SocketFixture::answering([status, location](const HttpMessage& asked) {
        return asked.target() == "/there"
                   ? httpAnswer(200, "text/plain"_ba, "arrived"_ba)
                   : httpAnswer(status, "text/plain"_ba, {}, "Location: " + location + "\r\n");
    });
}

} // namespace

class TestHttpClient : public QObject {
    Q_OBJECT

private slots:
    void tellsHeadChunksAndEnd();
    void tellsTheBodyOfARefusal();
    void sendsAPostOnceWhenAFreshConnectionIsCut();
    void sendsAPostOnceWhenAKeptConnectionIsCut();
    void tellsACutAnswerAsAnError();
    void neverQueuesBehindHangingExchanges();
    void asksForNoCompressionAndKeepsNoCookies();
    void givesUpWaitingForAHead();
    void keepsMethodAndBodyOn307();
    void sendsNoBodyToAnotherOrigin();
    void sendsNoCredentialsToAnotherOrigin();
    void losesNoBodyOn302();
    void followsAtMostFiveRedirects();
    void tellsNothingOnceAbandoned();
    void leavesTheServerWaitingWhileThereIsNoRoom_data();
    void leavesTheServerWaitingWhileThereIsNoRoom();
    void namesHostAndPortOfWhoDoesNotListen();
    void explainsATlsFailure();
    void explainsACertificateSignedByItself();
};

void TestHttpClient::tellsHeadChunksAndEnd() {
    SocketFixture server([](SocketConnection& connection) {
        connection.readRequest();
        connection.sendInPieces(sseHead("X-One: 1\r\n"_ba) + httpChunk("data: 1\n"_ba) +
                                    httpChunk("\n"_ba) + lastHttpChunk(),
                                1);
    });
    HttpClient client;
    const Exchange exchange(client, get(server.url()));
    QVERIFY(exchange.waitForEnd());
    QCOMPARE(exchange.head->status, 200);
    QCOMPARE(exchange.head->mediaType(), "text/event-stream"_ba);
    QCOMPARE(exchange.head->header("x-ONE"), "1"_ba);
    QCOMPARE(exchange.body, std::string("data: 1\n\n"));
    QVERIFY(!exchange.error);
}

void TestHttpClient::tellsTheBodyOfARefusal() {
    for (const int status : {400, 401, 403, 404, 405, 406, 409, 415, 429, 500, 502, 503}) {
        SocketFixture server(SocketFixture::answering([status](const HttpMessage& /*asked*/) {
            return httpAnswer(status, "application/json"_ba, "{\"error\":{}}"_ba);
        }));
        HttpClient client;
        const Exchange exchange(client, post(server.url(), "{}"_ba));
        QVERIFY(exchange.waitForEnd());
        QCOMPARE(exchange.head->status, status);
        QCOMPARE(exchange.body, std::string("{\"error\":{}}"));
        QVERIFY2(!exchange.error, qPrintable(exchange.error ? exchange.error->message : QString()));
        QCOMPARE(server.requests().size(), std::size_t(1));
    }
}

void TestHttpClient::sendsAPostOnceWhenAFreshConnectionIsCut() {
    for (const bool isReset : {false, true}) {
        SocketFixture server([isReset](SocketConnection& connection) {
            connection.readRequest();
            if (isReset) {
                connection.reset();
            }
        });
        HttpClient client;
        const Exchange exchange(client, post(server.url(), "call"_ba));
        QVERIFY(exchange.waitForEnd());
        QVERIFY(exchange.error);
        QVERIFY2(exchange.error->message.startsWith(u"POST to 127.0.0.1:"),
                 qPrintable(exchange.error->message));
        // Qt 6.8 connects once more, and then learns that the body cannot be sent again.
        QTest::qWait(SettleTime);
        QCOMPARE(server.requests().size(), std::size_t(1));
    }
}

void TestHttpClient::sendsAPostOnceWhenAKeptConnectionIsCut() {
    SocketFixture server([](SocketConnection& connection) {
        const auto first = connection.readRequest();
        if (first && first->body == "second") {
            connection.send(httpAnswer(200, "text/plain"_ba, "doubled"_ba));
            return;
        }
        connection.send(httpAnswer(200, "text/plain"_ba, "ok"_ba));
        connection.readRequest();
        connection.reset();
    });
    HttpClient client;
    const Exchange first(client, post(server.url(), "first"_ba));
    QVERIFY(first.waitForEnd());
    QCOMPARE(first.body, std::string("ok"));

    const Exchange second(client, post(server.url(), "second"_ba));
    QVERIFY(second.waitForEnd());
    QVERIFY(second.error);
    QCOMPARE(second.body, std::string());
    QTest::qWait(SettleTime);
    QCOMPARE(server.requests().size(), std::size_t(2));
}

void TestHttpClient::tellsACutAnswerAsAnError() {
    SocketFixture server([](SocketConnection& connection) {
        connection.readRequest();
        connection.send(httpAnswer(200, "application/json"_ba, "{\"a\":1}"_ba).chopped(3));
    });
    HttpClient client;
    const Exchange exchange(client, get(server.url()));
    QVERIFY(exchange.waitForEnd());
    QVERIFY(exchange.error);
    QCOMPARE(exchange.body, std::string("{\"a\""));
}

void TestHttpClient::neverQueuesBehindHangingExchanges() {
    SocketFixture server([](SocketConnection& connection) {
        const auto asked = connection.readRequest();
        if (asked && asked->method() == "POST") {
            connection.send(httpAnswer(200, "text/plain"_ba, "through"_ba));
            return;
        }
        connection.send(sseHead());
        connection.waitForClose();
    });
    HttpClient client;
    std::vector<std::unique_ptr<Exchange>> hanging;
    for (int i = 0; i < 40; ++i) {
        hanging.push_back(std::make_unique<Exchange>(client, get(server.url())));
    }
    const Exchange call(client, post(server.url(), "answer"_ba));
    QVERIFY(call.waitForEnd());
    QCOMPARE(call.body, std::string("through"));
    for (const auto& exchange : hanging) {
        QVERIFY(exchange->waitForHead());
    }
}

void TestHttpClient::asksForNoCompressionAndKeepsNoCookies() {
    SocketFixture server(SocketFixture::answering([](const HttpMessage& /*asked*/) {
        return httpAnswer(200, "text/plain"_ba, "x"_ba, "Set-Cookie: a=b\r\n"_ba);
    }));
    HttpClient client;
    for (int i = 0; i < 2; ++i) {
        QVERIFY(Exchange(client, get(server.url())).waitForEnd());
    }
    QCOMPARE(server.requests().size(), std::size_t(2));
    QCOMPARE(server.requests()[1].header("Accept-Encoding"_ba), "identity"_ba);
    QVERIFY(!server.requests()[1].hasHeader("Cookie"_ba));
}

void TestHttpClient::givesUpWaitingForAHead() {
    SocketFixture server([](SocketConnection& connection) {
        connection.readRequest();
        connection.waitForClose();
    });
    HttpClient client;
    HttpRequest request = post(server.url(), "x"_ba);
    request.headTimeout = 50ms;
    const Exchange exchange(client, request);
    QVERIFY(exchange.waitForEnd());
    QVERIFY(exchange.error->message.contains(u"no answer within"));
}

void TestHttpClient::keepsMethodAndBodyOn307() {
    for (const int status : {307, 308}) {
        SocketFixture server(redirecting(status, "/there"_ba));
        HttpClient client;
        HttpRequest request = post(server.url(), "call"_ba);
        request.credentials.emplace_back("Authorization", "Bearer secret");
        const Exchange exchange(client, request);
        QVERIFY(exchange.waitForEnd());
        QCOMPARE(exchange.body, std::string("arrived"));
        QCOMPARE(server.requests()[1].method(), "POST"_ba);
        QCOMPARE(server.requests()[1].body, "call"_ba);
        QCOMPARE(server.requests()[1].header("Authorization"_ba), "Bearer secret"_ba);
    }
}

void TestHttpClient::sendsNoBodyToAnotherOrigin() {
    SocketFixture other(redirecting(307, "/there"_ba));
    SocketFixture server(redirecting(307, other.url(u"/there"_s).toEncoded()));
    HttpClient client;
    const Exchange exchange(client, post(server.url(), "call"_ba));
    QVERIFY(exchange.waitForEnd());
    QVERIFY2(exchange.error->message.contains(u"another origin"),
             qPrintable(exchange.error->message));
    QCOMPARE(other.connectionCount(), 0);
}

void TestHttpClient::sendsNoCredentialsToAnotherOrigin() {
    SocketFixture other(redirecting(307, "/there"_ba));
    SocketFixture server(redirecting(302, other.url(u"/there"_s).toEncoded()));
    HttpClient client;
    HttpRequest request = get(server.url());
    request.headers.emplace_back("Accept", "text/event-stream");
    request.credentials.emplace_back("X-Own", "secret");
    const Exchange exchange(client, request);
    QVERIFY(exchange.waitForEnd());
    QCOMPARE(exchange.body, std::string("arrived"));
    QCOMPARE(other.requests()[0].header("Accept"_ba), "text/event-stream"_ba);
    QVERIFY(!other.requests()[0].hasHeader("X-Own"_ba));
}

void TestHttpClient::losesNoBodyOn302() {
    for (const int status : {301, 302, 303}) {
        SocketFixture server(redirecting(status, "/there"_ba));
        HttpClient client;
        const Exchange exchange(client, post(server.url(), "call"_ba));
        QVERIFY(exchange.waitForEnd());
        QVERIFY2(exchange.error->message.contains(u"would lose the message"),
                 qPrintable(exchange.error->message));
        QCOMPARE(server.requests().size(), std::size_t(1));
    }
}

void TestHttpClient::followsAtMostFiveRedirects() {
    SocketFixture server(redirecting(307, "/mcp"_ba));
    HttpClient client;
    const Exchange exchange(client, get(server.url()));
    QVERIFY(exchange.waitForEnd());
    QVERIFY(exchange.error->message.contains(u"more than 5 times"));
    QCOMPARE(server.requests().size(), std::size_t(6));
}

void TestHttpClient::tellsNothingOnceAbandoned() {
    SocketFixture server(SocketFixture::answering(
        [](const HttpMessage& /*asked*/) { return httpAnswer(200, "text/plain"_ba, "x"_ba); }));
    HttpClient client;
    int heads = 0;
    int others = 0;
    HttpHandle handle;
    handle = client.start(get(server.url()), {.head =
                                                  [&](const HttpHead& /*head*/) {
                                                      ++heads;
                                                      handle.reset();
                                                  },
                                              .chunk = [&](std::string_view /*it*/) { ++others; },
                                              .end = [&](const auto& /*error*/) { ++others; }});
    QTRY_COMPARE_WITH_TIMEOUT(heads, 1, Patience);
    QVERIFY(Exchange(client, get(server.url())).waitForEnd());
    QCOMPARE(others, 0);
}

void TestHttpClient::leavesTheServerWaitingWhileThereIsNoRoom_data() {
    QTest::addColumn<bool>("isChunked");
    QTest::newRow("chunked") << true;
    QTest::newRow("of a length told before") << false;
}

void TestHttpClient::leavesTheServerWaitingWhileThereIsNoRoom() {
    QFETCH(const bool, isChunked);
    constexpr int Pieces = 1024;
    const QByteArray piece(128 * 1024, 'x');
    std::atomic<int> sent = 0;
    SocketFixture server([&](SocketConnection& connection) {
        connection.readRequest();
        connection.send(isChunked ? sseHead()
                                  : "HTTP/1.1 200 OK\r\nContent-Length: " +
                                        QByteArray::number(Pieces * piece.size()) + "\r\n\r\n");
        while (sent < Pieces && connection.send(isChunked ? httpChunk(piece) : piece)) {
            ++sent;
        }
        connection.send(isChunked ? lastHttpChunk() : QByteArray());
    });
    HttpClient client;
    bool hasRoom = false;
    client.setRoom([&] { return hasRoom; });
    const Exchange exchange(client, get(server.url()));
    QVERIFY(exchange.waitForHead());
    int before = -1;
    const auto isStuck = [&] { return std::exchange(before, sent.load()) == sent; };
    do {
        QTest::qWait(500); // what is sent no more cannot be waited for by a fact
    } while (!isStuck());
    QVERIFY2(sent < Pieces / 4, qPrintable(QString::number(sent)));
    QVERIFY(exchange.body.empty());
    hasRoom = true;
    QVERIFY(exchange.waitForEnd());
    QVERIFY(!exchange.error);
    QCOMPARE(exchange.body.size(), static_cast<std::size_t>(Pieces * piece.size()));
}

void TestHttpClient::namesHostAndPortOfWhoDoesNotListen() {
    const int port = freePort();
    HttpClient client;
    const Exchange exchange(client,
                            get(QUrl(u"http://user:word@127.0.0.1:%1/a?token=t"_s.arg(port))));
    QVERIFY(exchange.waitForEnd());
    QCOMPARE(exchange.error->message, u"GET to 127.0.0.1:%1: nothing listens there"_s.arg(port));
}

void TestHttpClient::explainsATlsFailure() {
    SocketFixture server(
        [](SocketConnection& connection) { connection.send("this is no TLS"_ba); });
    QUrl url = server.url();
    url.setScheme(u"https"_s);
    HttpClient client;
    const Exchange exchange(client, get(url));
    QVERIFY(exchange.waitForEnd());
    QVERIFY2(exchange.error->message.contains(u"is this an http server"),
             qPrintable(exchange.error->message));
}

void TestHttpClient::explainsACertificateSignedByItself() {
    const QTemporaryDir folder;
    QProcess maker;
    maker.setWorkingDirectory(folder.path());
    maker.start(u"openssl"_s,
                {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                 u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-keyout"_s, u"key.pem"_s,
                 u"-out"_s, u"cert.pem"_s, u"-subj"_s, u"/CN=127.0.0.1"_s, u"-days"_s, u"1"_s});
    QVERIFY(maker.waitForFinished());
    QCOMPARE(maker.exitCode(), 0);
    const QString port = QString::number(freePort());
    QProcess server;
    server.setWorkingDirectory(folder.path());
    server.start(u"openssl"_s, {u"s_server"_s, u"-accept"_s, u"127.0.0.1:"_s + port, u"-cert"_s,
                                u"cert.pem"_s, u"-key"_s, u"key.pem"_s, u"-www"_s});
    QByteArray log;
    QTRY_VERIFY_WITH_TIMEOUT((log += server.readAllStandardOutput()).contains("ACCEPT"), Patience);

    HttpClient client;
    const Exchange exchange(client, get(QUrl(u"https://127.0.0.1:%1/"_s.arg(port))));
    const bool isEnded = exchange.waitForEnd();
    server.kill();
    server.waitForFinished();
    QVERIFY(isEnded);
    QCOMPARE(exchange.error->message,
             u"GET to 127.0.0.1:%1: its certificate is signed by itself; add it to the system's "
             "trusted certificates"_s.arg(port));
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_http_client.moc"
