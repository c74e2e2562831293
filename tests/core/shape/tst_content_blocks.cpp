// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// MCP content where results, prompts, samplings and resource reads hold it.
#include "core/shape/block_bytes.h"
#include "core/shape/content_blocks.h"
#include "tests/core/shape/parsed.h"

using namespace Qt::StringLiterals;

namespace muscope {

class TestContentBlocks final : public QObject {
    Q_OBJECT

    static QString kinds(const ContentBlocks& found) {
        constexpr const char* Words[] = {"text", "image",      "audio",  "resource",
                                         "link", "structured", "unknown"};
        QStringList words;
        for (const ContentBlock& block : found.blocks) {
            words += QString::fromLatin1(Words[static_cast<std::size_t>(block.kind)]);
        }
        return words.join(u' ');
    }

private slots:
    static void findsBlocks_data() {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* name, const char* payload, const char* path,
                            const char* found) {
            QTest::newRow(name) << QByteArray(payload) << QString::fromLatin1(path)
                                << QString::fromLatin1(found);
        };
        row("a tool's result",
            R"({"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"text","text":"found"}]}})",
            "result.content", "text");
        row("all kinds",
            R"({"result":{"content":[{"type":"text","text":""},{"type":"image","data":"","mimeType":"image/png"},)"
            R"({"type":"audio","data":"","mimeType":"audio/wav"},{"type":"resource","resource":{"uri":"a:b","text":""}},)"
            R"({"type":"resource_link","uri":"a:b"},{"type":"video"}],"structuredContent":{"a":1}}})",
            "result.content", "text image audio resource link unknown structured");
        row("bare", R"({"content":[{"type":"text","text":"a"}]})", "content", "text");
        row("sampling's answer",
            R"({"result":{"role":"assistant","model":"m","content":{"type":"text","text":"a"}}})",
            "result.content", "text");
        row("sampling's question",
            R"({"method":"sampling/createMessage","params":{"messages":[{"role":"user","content":{"type":"text","text":"a"}}]}})",
            "params.messages", "text");
        row("a prompt",
            R"({"result":{"messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"image"}]}]}})",
            "result.messages", "text image");
        row("a resource read",
            R"({"result":{"contents":[{"uri":"file:///a","mimeType":"text/plain","text":"a"},{"uri":"b:","blob":"AA=="}]}})",
            "result.contents", "resource resource");
    }

    static void findsBlocks() {
        QFETCH(QByteArray, payload);
        const auto document = parsed(payload.toStdString());
        const auto found = contentBlocks(document->document());
        QVERIFY(found);
        QTEST(told(found->path), "path");
        QTEST(kinds(*found), "found");
    }

    static void leavesOtherThingsAlone() {
        for (const char* payload :
             {R"({"content":"text"})", R"({"result":{"content":[]}})", R"({"content":[1,2]})",
              R"({"content":[{"kind":"text"}]})", R"({"result":{"contents":[{"text":"a"}]}})",
              R"({"result":{"structuredContent":{"a":1}}})", "[]"}) {
            const auto document = parsed(payload);
            QVERIFY2(!contentBlocks(document->document()), payload);
        }
    }

    static void tellsWhatIsMissing() {
        const auto document =
            parsed(R"({"content":[{"type":"text"},{"type":"image","data":7},{"type":"resource"},)"
                   R"({"type":"resource_link"},{"type":"resource","resource":{"text":"a"}},)"
                   R"({"type":"resource","resource":{"uri":"a:"}},5]})");
        const auto found = contentBlocks(document->document());
        QStringList problems;
        for (const ContentBlock& block : found->blocks) {
            problems += told(block.problem);
        }
        QCOMPARE(problems, (QStringList{u"It has no text “text”."_s, u"It has no text “data”."_s,
                                        u"It has no object “resource”."_s,
                                        u"It has no text “uri”."_s, u"It has no text “uri”."_s,
                                        u"It has neither a “text” nor a “blob”."_s,
                                        u"This block is no object."_s}));
        QCOMPARE(checkAbout(found->checks, ShapeCheck::About::Blocks),
                 u"broken 7 of 7 blocks cannot be read as MCP has it."_s);
    }

    static void tellsErrorsAndUnknownTypes() {
        auto document =
            parsed(R"({"result":{"isError":true,"content":[{"type":"text","text":"no"}]}})");
        QCOMPARE(checkAbout(contentBlocks(document->document())->checks, ShapeCheck::About::Blocks),
                 u"broken The result says of itself that it is an error (isError)."_s);
        document = parsed(R"({"content":[{"type":"video"}]})");
        QCOMPARE(checkAbout(contentBlocks(document->document())->checks, ShapeCheck::About::Blocks),
                 u"unknown 1 of 1 block of a type not known here: “video”."_s);
    }

    static void boundsWhatItKeeps() {
        std::string text = R"({"content":[)";
        for (std::size_t i = 0; i < ContentBlocks::MostKept + 5; ++i) {
            text += R"({"type":"text","text":"a"},)";
        }
        text.back() = ']';
        const auto document = parsed(text + '}');
        const auto found = contentBlocks(document->document());
        QCOMPARE(found->blocks.size(), ContentBlocks::MostKept);
        QCOMPARE(found->count, ContentBlocks::MostKept + 5);
        QVERIFY(checkAbout(found->checks, ShapeCheck::About::Blocks).startsWith(u"unknown Only"));
    }

    static void opensBase64_data() {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isSound");
        QTest::newRow("plain") << QByteArray(R"("aGVsbG8=")") << QByteArray("hello") << true;
        QTest::newRow("escaped") << QByteArray(R"("\/\/\/\/")") << QByteArray("\xff\xff\xff")
                                 << true;
        QTest::newRow("lines") << QByteArray(R"("aGVs\r\nbG8=")") << QByteArray("hello") << true;
        QTest::newRow("URL alphabet")
            << QByteArray(R"("____")") << QByteArray("\xff\xff\xff") << true;
        QTest::newRow("empty") << QByteArray(R"("")") << QByteArray() << true;
        QTest::newRow("odd character") << QByteArray(R"("aGVs*G8=")") << QByteArray() << false;
    }

    static void opensBase64() {
        QFETCH(QByteArray, data);
        QFETCH(bool, isSound);
        const auto document = parsed(data.toStdString());
        const auto bytes = base64Bytes(document->document(), json::Root);
        QCOMPARE(bytes.has_value(), isSound);
        if (bytes) {
            QTEST(*bytes, "bytes");
        }
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestContentBlocks)
#include "tst_content_blocks.moc"
