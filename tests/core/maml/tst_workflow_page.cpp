// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/html_pieces.h"
#include "core/maml/workflow_page.h"
#include "core/maml/workflow_set.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

// What a workflow is taken apart into before it is shown.
class WorkflowPageTest final : public QObject {
    Q_OBJECT

    [[nodiscard]] static WorkflowPage pageOf(const std::string& text) {
        return workflowPage(WorkflowSet::ofText("a.maml.md", text)->workflows().front(), {});
    }

    // The coloured words with a letter for their kind.
    [[nodiscard]] static QStringList tokensOf(const QString& text, const QString& language) {
        QStringList words;
        for (const CodeToken& token : codeTokens(text, language)) {
            words += QString(u"SNCWK"[static_cast<int>(token.kind)]) + u' ' +
                     text.sliced(token.start, token.length);
        }
        return words;
    }

private slots:
    void coloursByLanguage_data() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("tokens");
        QTest::newRow("json") << u"json"_s << u"{\"a\": [1.5e-3, \"b\\\"c\", true]}"_s
                              << QStringList{u"K \"a\""_s, u"N 1.5e-3"_s, u"S \"b\\\"c\""_s,
                                             u"W true"_s};
        QTest::newRow("yaml") << u"yml"_s << u"a-b: x#y # z"_s
                              << QStringList{u"K a-b"_s, u"C # z"_s};
        QTest::newRow("python") << u"Python"_s << u"def f(): \"\"\"x\ny\"\"\""_s
                                << QStringList{u"W def"_s, u"S \"\"\"x"_s, u"S y\"\"\""_s};
        QTest::newRow("bash") << u"sh"_s << u"echo $# 'a b' # c"_s
                              << QStringList{u"S 'a b'"_s, u"C # c"_s};
        QTest::newRow("typescript") << u"ts"_s << u"const a = `x${1}\n`; /* b\nc */ // d"_s
                                    << QStringList{u"W const"_s, u"S `x${1}"_s, u"S `"_s,
                                                   u"C /* b"_s,  u"C c */"_s,   u"C // d"_s};
        QTest::newRow("sql") << u"sql"_s << u"Select 'x' from t -- y"_s
                             << QStringList{u"W Select"_s, u"S 'x'"_s, u"W from"_s, u"C -- y"_s};
        QTest::newRow("ocaml") << u"ocaml"_s << u"let f = \"%s\" (* a\nb *) 'a"_s
                               << QStringList{u"W let"_s, u"S \"%s\""_s, u"C (* a"_s, u"C b *)"_s};
        QTest::newRow("go") << u"go"_s << u"func f() { return `x` } // y"_s
                            << QStringList{u"W func"_s, u"W return"_s, u"S `x`"_s, u"C // y"_s};
        QTest::newRow("cuda") << u"cuda"_s << u"__global__ void k(int n)"_s
                              << QStringList{u"W __global__"_s, u"W void"_s, u"W int"_s};
        QTest::newRow("dockerfile") << u"dockerfile"_s << u"FROM debian:13 # base"_s
                                    << QStringList{u"W FROM"_s, u"N 13"_s, u"C # base"_s};
        QTest::newRow("mermaid") << u"mermaid"_s << u"graph TD\n%% note\nA-->B"_s
                                 << QStringList{u"W graph"_s, u"C %% note"_s};
        QTest::newRow("unclosed") << u"json"_s << u"\"a\n1"_s << QStringList{u"S \"a"_s, u"N 1"_s};
        QTest::newRow("unknown") << u"brainfuck"_s << u"+ 1 \"a\""_s << QStringList();
    }

    void coloursByLanguage() {
        QFETCH(QString, language);
        QFETCH(QString, text);
        QTEST(tokensOf(text, language), "tokens");
        // Whatever is cut off, tokens stay inside.
        for (qsizetype end = 0; end < text.size(); ++end) {
            for (const CodeToken& token : codeTokens(text.left(end), language)) {
                QVERIFY(token.length > 0 && token.start + token.length <= end);
            }
        }
    }

    void makesAddressesAnchors_data() {
        QTest::addColumn<QByteArray>("html");
        QTest::addColumn<QByteArray>("linked");
        QTest::newRow("plain") << QByteArray("<p>see https://a.b/c.</p>")
                               << QByteArray(
                                      "<p>see <a href=\"https://a.b/c\">https://a.b/c</a>.</p>");
        QTest::newRow("brackets") << QByteArray("x (https://a.b/c_(d))")
                                  << QByteArray(
                                         "x (<a href=\"https://a.b/c_(d)\">https://a.b/c_(d)</a>)");
        QTest::newRow("escapes")
            << QByteArray("http://a/?b&amp;c&quot;")
            << QByteArray("<a href=\"http://a/?b&amp;c\">http://a/?b&amp;c</a>&quot;");
        QTest::newRow("others") << QByteArray("file:///etc javascript:x muscope:copy/1")
                                << QByteArray("file:///etc javascript:x muscope:copy/1");
        QTest::newRow("attribute") << QByteArray("<pre lang=\"https://a\">x</pre>")
                                   << QByteArray("<pre lang=\"https://a\">x</pre>");
    }

    void makesAddressesAnchors() {
        QFETCH(QByteArray, html);
        QFETCH(QByteArray, linked);
        QCOMPARE(QByteArray::fromStdString(withAnchors(html.toStdString())), linked);
    }

    void piecesAreWholeElements() {
        std::string html;
        for (int i = 0; i < 40; ++i) {
            html += "<p>a <em>b</em><br />\nc</p>\n<hr />\n<ul>\n<li>d</li>\n</ul>\n";
        }
        std::string all;
        const auto pieces = htmlPieces(html, 100);
        for (const std::string_view piece : pieces) {
            all += piece;
            const QByteArray bytes(piece.data(), qsizetype(piece.size()));
            for (const char* tag : {"p", "em", "ul", "li"}) {
                QCOMPARE(bytes.count(QByteArray("<") + tag + '>'),
                         bytes.count(QByteArray("</") + tag + '>'));
            }
        }
        QCOMPARE(all, html);
        QVERIFY(pieces.size() > 10);
        QCOMPARE(textOfHtml("<p>a &lt; b &amp;&quot;</p>"), std::string("a < b &\""));
    }

    void outlinesSectionsAndTheirParts() {
        const WorkflowPage page = pageOf("---\ntool: a\n---\n# T\ntext\n\n## One\n### Part\nx\n"
                                         "```\n### no\n```\n## Two\n");
        QCOMPARE(page.title, u"T"_s);
        QStringList told;
        for (const WorkflowHeading& heading : page.outline) {
            told += u"%1 %2 %3"_s.arg(heading.level).arg(heading.line).arg(heading.text);
        }
        QCOMPARE(told, (QStringList{u"2 7 One"_s, u"3 8 Part"_s, u"2 13 Two"_s}));
    }

    void keepsWhatStandsAroundASchema() {
        const WorkflowPage page = pageOf(
            "---\ntool: a\n---\n## Input_Schema\nBefore.\n\n{\"type\": \"object\"}\n\nAfter.\n");
        QStringList kinds;
        for (const WorkflowPiece& piece : page.pieces) {
            kinds += QString::number(static_cast<int>(piece.kind)) + piece.text.trimmed();
        }
        QVERIFY2(kinds.join(u'|').contains(u"<p>Before.</p>|5|2<p>After.</p>"_s),
                 qPrintable(kinds.join(u'|')));
    }

    void suitsWhatQtKnows() {
        const WorkflowPage page = pageOf("---\ntool: a\n---\n## One\n~~gone~~\n\n<b>\nraw\n</b>\n");
        QString html;
        for (const WorkflowPiece& piece : page.pieces) {
            html += piece.text;
        }
        QVERIFY2(html.contains(u"<s>gone</s>"_s), qPrintable(html));
        QVERIFY2(html.contains(u"&lt;/b&gt;</code></pre>"_s), qPrintable(html));
    }

    void noPieceIsLarge() {
        const std::string word(300'000, 'x');
        const WorkflowPage page =
            pageOf("---\ntool: a\n---\n## One\n" + word + "\n```json\n[" + word + "]\n```\n");
        for (const WorkflowPiece& piece : page.pieces) {
            QVERIFY(piece.text.size() <= 24'000);
        }
    }
};

} // namespace muscope

QTEST_APPLESS_MAIN(muscope::WorkflowPageTest)
#include "tst_workflow_page.moc"
