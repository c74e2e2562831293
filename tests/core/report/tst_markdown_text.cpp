// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// Texts in Markdown against cmark-gfm with all of GitHub's extensions: whatever they hold, it shows
// them as text.
#include "core/json/visible_text.h"
#include "core/report/markdown_text.h"
#include "tests/core/report/hostile_texts.h"
#include "tests/core/report/markdown_reader.h"

#include <QTest>

namespace muscope {

class TestMarkdownText final : public QObject {
    Q_OBJECT

    static QByteArray bytes(const std::string& text) { return QByteArray::fromStdString(text); }

    static void addTexts() {
        QTest::addColumn<QByteArray>("text");
        int number = 0;
        for (const std::string& text : hostileTexts()) {
            QTest::addRow("%d", number++) << bytes(text);
        }
    }

private slots:
    void textIsOneParagraphOfText_data() { addTexts(); }
    void textIsOneParagraphOfText() {
        QFETCH(const QByteArray, text);
        const MarkdownReader read("x " + markdownText(text.toStdString()) + " x");
        // Code around an "@" alone, and nothing else.
        QCOMPARE(read.kinds(text.count('@')), QStringLiteral("document paragraph text"));
        QCOMPARE(bytes(read.text()), bytes("x " + json::visibleLine(text.toStdString()) + " x"));
    }

    void aTextAloneIsAParagraphToo_data() { addTexts(); }
    void aTextAloneIsAParagraphToo() {
        QFETCH(const QByteArray, text);
        const MarkdownReader read(markdownText(text.toStdString()));
        QCOMPARE(read.kinds(text.count('@')), QStringLiteral("document paragraph text"));
    }

    void usualTextStaysReadable() {
        for (const char* text : {"tool_call of greet, 12.5 ms", "2026-11-20T10:35:00.000000Z",
                                 "e8024ccf-3cc9-43cf", "3 of 12: differ (1 malformed)"}) {
            QCOMPARE(markdownText(text), std::string(text));
        }
    }

    void textStaysInItsCell_data() { addTexts(); }
    void textStaysInItsCell() {
        QFETCH(const QByteArray, text);
        const MarkdownReader read("| a | b |\n|---|---|\n| x" + markdownText(text.toStdString()) +
                                  "x | last |\n");
        QCOMPARE(read.cells(), 4);
        QCOMPARE(bytes(read.text()),
                 bytes("abx" + json::visibleLine(text.toStdString()) + "xlast"));
    }

    void codeIsCode_data() { addTexts(); }
    void codeIsCode() {
        QFETCH(const QByteArray, text);
        const MarkdownReader read("a " + markdownCode(text.toStdString()) + " b");
        QCOMPARE(read.kinds(0), QStringLiteral("document paragraph text code"));
        QCOMPARE(bytes(read.text()), bytes("a " + json::visibleLine(text.toStdString()) + " b"));
    }

    void aFenceHoldsAllOfIt_data() { addTexts(); }
    void aFenceHoldsAllOfIt() {
        QFETCH(const QByteArray, text);
        const MarkdownReader read(markdownFence(text.toStdString()));
        QCOMPARE(read.kinds(0), QStringLiteral("document code_block"));
        std::string shown = json::visibleText(text.toStdString());
        shown += shown.ends_with('\n') ? "" : "\n";
        QCOMPARE(bytes(read.text()), bytes(shown));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestMarkdownText)
#include "tst_markdown_text.moc"
