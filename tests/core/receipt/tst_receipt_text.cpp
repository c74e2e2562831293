// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/receipt_text.h"

#include <QTest>

#include <string>

using namespace muscope;

namespace {

QByteArray bytes(std::string_view text) {
    return QByteArray(text.data(), qsizetype(text.size()));
}

} // namespace

class ReceiptTextTest final : public QObject {
    Q_OBJECT

private slots:
    void findsTheReversedText_data();
    void findsTheReversedText();
    void readsTheLabels();
    void labelsAreReadInLabelFormAlone_data();
    void labelsAreReadInLabelFormAlone();
    void aLayoutWithoutPayloadIsMalformed_data();
    void aLayoutWithoutPayloadIsMalformed();
    void triesTheTextAsItIsFirst();
    void everyCutIsRead();
};

void ReceiptTextTest::findsTheReversedText_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("setAside");
    const auto row = [](const char* name, const char* text, const char* body, int setAside) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(body) << setAside;
    };
    row("bare", "!iH", "!iH", NothingSetAside);
    row("bare, blanks kept", "  !iH ", "  !iH ", NothingSetAside);
    row("bare, several lines", "b\na", "b\na", NothingSetAside);
    row("bare, final line end", "!iH\n", "!iH", FinalLineEnd);
    row("bare, one final line end of two", "!iH\n\n", "!iH\n", FinalLineEnd);
    row("a mark", "\xef\xbb\xbf!iH", "!iH", ByteOrderMark);
    row("CR LF", "b\r\na\r\n", "b\na", CarriageReturns | FinalLineEnd);
    row("a header", "## Receipt\n!iH", "!iH", NothingSetAside);
    row("a header, several lines", "## Receipt\n b\n\na ", " b\n\na ", NothingSetAside);
    row("a header with CR LF", "## Receipt\r\nb\r\na", "b\na", CarriageReturns);
    row("a comment", "// src/mu/receipt.mu\n## Receipt\n!iH", "!iH", CommentLine);
    row("a mark and a comment", "\xef\xbb\xbf// x\n## Receipt\n!iH\n", "!iH",
        ByteOrderMark | CommentLine | FinalLineEnd);
    row("a comment before bare text", "// x\n!iH", "!iH", CommentLine);
    row("slashes that are the text", "//:ptth", "//:ptth", NothingSetAside);
    row("labels", "## Receipt\nEvent: tool_call\nPayload: olleH, Alice!", "olleH, Alice!",
        NothingSetAside);
    row("a payload of several lines", "## Receipt\nEvent: x\nPayload:  b\n a\nEvent: y",
        " b\n a\nEvent: y", NothingSetAside);
    row("a payload alone", "## Receipt\nPayload: !iH", "!iH", NothingSetAside);
    row("no blank behind the colon", "## Receipt\nPayload:!iH", "!iH", NothingSetAside);
    row("a header that is none", "## Receipts\n!iH", "## Receipts\n!iH", NothingSetAside);
}

void ReceiptTextTest::findsTheReversedText() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, body);
    QFETCH(int, setAside);
    std::string scratch;
    const std::string owned = text.toStdString();
    const ReceiptText receipt = readReceipt(owned, scratch);
    QVERIFY(receipt.malformed == nullptr);
    QCOMPARE(bytes(receipt.meant().body), body);
    QCOMPARE(int(receipt.meant().setAside), setAside);
}

void ReceiptTextTest::readsTheLabels() {
    std::string scratch;
    const ReceiptText receipt = readReceipt(
        "## Receipt\nEvent: tool_call\nEvent_ID:  e2 \nSession_ID: s1\r\nPayload: x", scratch);
    QCOMPARE(bytes(receipt.labels.eventType.value_or("")), QByteArray("tool_call"));
    QCOMPARE(bytes(receipt.labels.eventId.value_or("")), QByteArray("e2"));
    QCOMPARE(bytes(receipt.labels.sessionId.value_or("")), QByteArray("s1"));
    QVERIFY(receipt.labelLines.starts_with("Event: tool_call\n"));
}

void ReceiptTextTest::labelsAreReadInLabelFormAlone_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("without the header") << QByteArray("Event: x\nPayload: y");
    QTest::newRow("text between") << QByteArray("## Receipt\nEvent: x\nfoo\nPayload: y");
    QTest::newRow("text before") << QByteArray("## Receipt\nfoo\nEvent: x\nPayload: y");
    QTest::newRow("another name") << QByteArray("## Receipt\nevent: x\nPayload: y");
}

void ReceiptTextTest::labelsAreReadInLabelFormAlone() {
    QFETCH(QByteArray, text);
    std::string scratch;
    const std::string owned = text.toStdString();
    const ReceiptText receipt = readReceipt(owned, scratch);
    QVERIFY(!receipt.labels.eventType);
    QVERIFY(receipt.meant().body.ends_with("Payload: y"));
}

void ReceiptTextTest::aLayoutWithoutPayloadIsMalformed_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("one label") << QByteArray("## Receipt\nEvent: tool_call");
    QTest::newRow("with a line end") << QByteArray("## Receipt\nEvent: tool_call\n");
    QTest::newRow("two labels") << QByteArray("## Receipt\nEvent: tool_call\nEvent_ID: 7\n");
}

void ReceiptTextTest::aLayoutWithoutPayloadIsMalformed() {
    QFETCH(QByteArray, text);
    std::string scratch;
    const std::string owned = text.toStdString();
    QVERIFY(readReceipt(owned, scratch).malformed != nullptr);
}

void ReceiptTextTest::triesTheTextAsItIsFirst() {
    std::string scratch;
    const ReceiptText receipt = readReceipt("b\r\na\n", scratch);
    QCOMPARE(receipt.readings().size(), std::size_t(2));
    QCOMPARE(bytes(receipt.readings().front().body), QByteArray("b\r\na\n"));
    QCOMPARE(int(receipt.readings().front().setAside), int(NothingSetAside));
}

void ReceiptTextTest::everyCutIsRead() {
    const std::string text = "\xef\xbb\xbf// c\r\n## Receipt\r\nEvent: tool_call\r\nEvent_ID: 1\r\n"
                             "Session_ID: s\r\nPayload: b\r\na\r\n";
    for (std::size_t size = 0; size <= text.size(); ++size) {
        std::string scratch;
        const ReceiptText receipt = readReceipt(std::string_view(text).substr(0, size), scratch);
        QVERIFY(!receipt.readings().empty());
        QVERIFY(receipt.meant().body.size() <= size);
    }
}

QTEST_APPLESS_MAIN(ReceiptTextTest)
#include "tst_receipt_text.moc"
