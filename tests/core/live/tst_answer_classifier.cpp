// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/answer_classifier.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace muscope {

namespace {

const auto Json = "application/json"_ba;
const auto Sse = "text/event-stream"_ba;

QByteArray refusal(int code, const QByteArray& data = "{}"_ba) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":"_ba + QByteArray::number(code) +
           ",\"message\":\"m\",\"data\":" + data + "}}";
}

QByteArray result(const QByteArray& members) {
    return "{\"result\":{"_ba + members + "},\"jsonrpc\":\"2.0\",\"id\":\"d\"}";
}

HttpAnswer answerOf(int status, const QByteArray& type, const QByteArray& body) {
    return {status,
            {type.constData(), static_cast<std::size_t>(type.size())},
            {body.constData(), static_cast<std::size_t>(body.size())}};
}

} // namespace

class TestAnswerClassifier : public QObject {
    Q_OBJECT

private slots:
    void tellsTheEraFromDiscover_data();
    void tellsTheEraFromDiscover();
    void asksAgainOnceAtMost();
    void tellsWhatARefusalMeans_data();
    void tellsWhatARefusalMeans();
    void saysWhyInASentence();
    void looksAtTheBeginningOfABodyAlone();
    void findsTheAnswerInABody();
};

void TestAnswerClassifier::tellsTheEraFromDiscover_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Era>("era");
    const auto modern = "\"supportedVersions\":[\"2025-11-25\",\"2026-07-28\"]"_ba;
    QTest::newRow("modern") << 200 << Json << result(modern) << Era::Modern;
    QTest::newRow("modern, in a stream")
        << 200 << Sse << ": hello\n\nid: 1\ndata:\n\ndata: "_ba + result(modern) + "\r\n\r\n"
        << Era::Modern;
    QTest::newRow("legacy alone") << 200 << Json
                                  << result("\"supportedVersions\":[\"2025-11-25\"]"_ba)
                                  << Era::Legacy;
    QTest::newRow("of the future")
        << 200 << Json << result("\"supportedVersions\":[\"2099-01-01\"]"_ba)
        << Era::NothingInCommon;
    QTest::newRow("a mock") << 200 << Json << result({}) << Era::Legacy;
    QTest::newRow("versions that are none")
        << 200 << Json << result("\"supportedVersions\":[2026]"_ba) << Era::Legacy;
    QTest::newRow("accepted") << 202 << ""_ba << ""_ba << Era::Legacy;
    QTest::newRow("a page") << 200 << "text/html"_ba << "<html>"_ba << Era::Legacy;
    QTest::newRow("only legacy versions taken")
        << 400 << Json << refusal(-32022, "{\"supported\":[\"2025-06-18\"]}"_ba) << Era::Legacy;
    QTest::newRow("other modern versions taken")
        << 400 << Json << refusal(-32022, "{\"supported\":[\"2027-01-01\"]}"_ba)
        << Era::NothingInCommon;
    QTest::newRow("no versions named") << 400 << Json << refusal(-32022) << Era::Legacy;
    QTest::newRow("headers") << 400 << Json << refusal(-32020) << Era::HeadersRejected;
    QTest::newRow("capability") << 400 << Json << refusal(-32021) << Era::HeadersRejected;
    QTest::newRow("no session") << 400 << Json << refusal(-32000) << Era::Legacy;
    QTest::newRow("unknown method") << 404 << Json << refusal(-32601) << Era::Legacy;
    QTest::newRow("unknown path") << 404 << "text/html"_ba << "<html>"_ba << Era::Legacy;
    QTest::newRow("not acceptable") << 406 << Json << refusal(-32000) << Era::Legacy;
    QTest::newRow("credential") << 401 << Json << "{}"_ba << Era::Authorization;
    QTest::newRow("forbidden") << 403 << Json << result(modern) << Era::Authorization;
    QTest::newRow("too many") << 429 << Json << ""_ba << Era::ServerFailure;
    QTest::newRow("failure") << 500 << Json << refusal(-32603) << Era::ServerFailure;
    QTest::newRow("gateway") << 502 << "text/html"_ba << "<html>"_ba << Era::ServerFailure;
    QTest::newRow("redirect") << 302 << ""_ba << ""_ba << Era::Unusable;
    QTest::newRow("nothing") << 0 << ""_ba << ""_ba << Era::Unusable;
}

void TestAnswerClassifier::tellsTheEraFromDiscover() {
    QFETCH(const int, status);
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, body);
    QFETCH(const Era, era);
    const EraVerdict verdict = classifyDiscover(answerOf(status, type, body), {});
    QCOMPARE(verdict.era, era);
    QVERIFY(!verdict.reason.empty());
    QCOMPARE(verdict.revision == Revision::V2026_07_28, era == Era::Modern);
}

void TestAnswerClassifier::asksAgainOnceAtMost() {
    // A client that speaks a second modern revision asks at the one that the server named.
    const QByteArray body = refusal(-32022, "{\"supported\":[\"2026-07-28\"]}"_ba);
    const EraVerdict same = classifyDiscover(answerOf(400, Json, body), {Revision::V2026_07_28});
    QCOMPARE(same.era, Era::HeadersRejected);
    QCOMPARE(same.reason, std::string("the server names 2026-07-28 and refuses 2026-07-28"));
    const EraVerdict other = classifyDiscover(answerOf(400, Json, body), {Revision::V2025_11_25});
    QCOMPARE(other.era, Era::AskAgain);
    QCOMPARE(other.revision, Revision::V2026_07_28);
    const EraVerdict second =
        classifyDiscover(answerOf(400, Json, body), {Revision::V2025_11_25, true});
    QCOMPARE(second.era, Era::HeadersRejected);
}

void TestAnswerClassifier::tellsWhatARefusalMeans_data() {
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Era>("era");
    QTest::newRow("error") << 200 << Json << refusal(-32602) << Era::Unusable;
    QTest::newRow("gone") << 410 << Json << refusal(-32602) << Era::Unusable;
    QTest::newRow("modern only") << 400 << Json
                                 << refusal(-32022, "{\"supported\":[\"2026-07-28\"]}"_ba)
                                 << Era::ModernOnly;
    for (const int status : {400, 404, 405, 406, 411, 415}) {
        QTest::addRow("%d", status) << status << "text/html"_ba << "<html>"_ba << Era::TryHttpSse;
    }
    QTest::newRow("credential") << 401 << Json << ""_ba << Era::Authorization;
    QTest::newRow("too many") << 429 << Json << ""_ba << Era::ServerFailure;
    QTest::newRow("failure") << 503 << Json << ""_ba << Era::ServerFailure;
}

void TestAnswerClassifier::tellsWhatARefusalMeans() {
    QFETCH(const int, status);
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, body);
    QFETCH(const Era, era);
    QCOMPARE(classifyRefusal(answerOf(status, type, body)).era, era);
}

void TestAnswerClassifier::saysWhyInASentence() {
    const QByteArray body = refusal(-32601, "{\"token\":\"s3cret\"}"_ba);
    const EraVerdict legacy = classifyDiscover(answerOf(404, Json, body), {});
    QCOMPARE(legacy.reason, std::string("status 404 with error -32601"));
    const EraVerdict modern = classifyDiscover(
        answerOf(200, Json, result("\"supportedVersions\":[\"2026-07-28\",\"a b\"]"_ba)), {});
    QCOMPARE(modern.reason, std::string("the server names 2026-07-28"));
    QCOMPARE(modern.offered.size(), std::size_t(1));
}

void TestAnswerClassifier::looksAtTheBeginningOfABodyAlone() {
    const QByteArray padding(static_cast<qsizetype>(MaxAnswerBytes), ' ');
    const QByteArray body = padding + result("\"supportedVersions\":[\"2026-07-28\"]"_ba);
    QCOMPARE(classifyDiscover(answerOf(200, Json, body), {}).era, Era::Legacy);
}

void TestAnswerClassifier::findsTheAnswerInABody() {
    QCOMPARE(answerIn("application/json", "{\"result\":{\"a\": 1e400}}"),
             std::string("{\"a\": 1e400}"));
    QCOMPARE(answerIn("application/json", "{\"error\":1,\"result\":2}"), std::string("1"));
    QCOMPARE(answerIn("application/json", "{\"error\":null,\"result\":2}"), std::string("2"));
    QCOMPARE(answerIn("text/event-stream", "data: {\"method\":\"x\"}\n\ndata: {\"result\":{}}\n\n"),
             std::string("{}"));
    QCOMPARE(answerIn("text/event-stream", "data: {\"result\":{}}\n"), std::string());
}

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestAnswerClassifier)
#include "tst_answer_classifier.moc"
