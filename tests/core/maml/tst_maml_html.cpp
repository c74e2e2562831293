// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/maml/html_writer.h"
#include "core/maml/maml_parser.h"
#include "core/maml/markdown_html.h"
#include "core/maml/section_html.h"

#include <QTest>

namespace muscope {

namespace {

QByteArray html(std::string_view markdown) {
    return QByteArray::fromStdString(markdownHtml(markdown));
}

} // namespace

class TestMamlHtml final : public QObject {
    Q_OBJECT

private slots:
    void showsRawHtmlAsText() {
        const QByteArray page =
            html("<script>alert(1)</script>\n\nA <b onclick=\"x()\">word</b> <img src=x>.\n");
        QVERIFY2(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), page);
        QVERIFY2(page.contains("&lt;b onclick=&quot;x()&quot;&gt;word&lt;/b&gt;"), page);
        QVERIFY2(page.contains("&lt;img src=x&gt;"), page);
        QVERIFY2(!page.contains("<script") && !page.contains("<b ") && !page.contains("<img"),
                 page);
    }

    void showsImagesAndLinksAsText() {
        const QByteArray page =
            html("![a *cat*](http://x.example/cat.png) [here](javascript:go) "
                 "<http://y.example> [![i](http://z.example/i)](http://w.example)\n\n"
                 "[ref]\n\n[ref]: http://v.example \"t\"\n");
        QVERIFY2(page.contains("[image: a <em>cat</em> (http://x.example/cat.png)]"), page);
        QVERIFY2(page.contains("here (javascript:go)"), page);
        QVERIFY2(page.count("http://y.example") == 1, page);
        QVERIFY2(page.contains("[image: i (http://z.example/i)] (http://w.example)"), page);
        QVERIFY2(page.contains("ref (http://v.example)"), page);
        QVERIFY2(!page.contains("<a") && !page.contains("<img") && !page.contains("href"), page);
    }

    void knowsTablesTasksAndStrikethrough() {
        const QByteArray page = html("| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done\n\n~~gone~~\n");
        QVERIFY2(page.contains("<table>"), page);
        QVERIFY2(page.contains("checkbox"), page);
        QVERIFY2(page.contains("<del>gone</del>"), page);
    }

    void showsBlocksAsTheParserFoundThem() {
        const MamlFile file = parseMaml("---\ntool: x\n---\n## Notes\nBefore.\n```md\n```json\n{}\n"
                                        "```\n<end>\n```\n*After*\n```\n");
        const MamlDocument& document = file.documents.at(0);
        const QByteArray section =
            QByteArray::fromStdString(sectionHtml(document, document.sections.at(0)));
        QCOMPARE(section, QByteArray("<p>Before.</p>\n<pre lang=\"md\"><code>```json\n{}\n```\n"
                                     "&lt;end&gt;\n</code></pre>\n<p><em>After</em></p>\n"));
    }

    void keepsTheLinesOfABareSchema() {
        const MamlFile file = parseMaml("---\ntool: x\n---\n## Input_Schema\nAs *follows*:\n\n{\n"
                                        "  \"pattern\": \"^_*<a>_*$\"\n}\n\n*After*\n");
        const MamlDocument& document = file.documents.at(0);
        QCOMPARE(QByteArray::fromStdString(sectionHtml(document, document.sections.at(0))),
                 QByteArray("<p>As <em>follows</em>:</p>\n<pre><code>{\n  &quot;pattern&quot;: "
                            "&quot;^_*&lt;a&gt;_*$&quot;\n}\n</code></pre>\n"
                            "<p><em>After</em></p>\n"));
    }

    void alignsTheLinesOfAValue() {
        const MamlFile file = parseMaml("---\ntools:\n  - name: a\n    also: b\n  - name: c\n"
                                        "text: |\n  one\n---\n## Context\n");
        const QByteArray page = QByteArray::fromStdString(renderHtml(file, "t"));
        QVERIFY2(page.contains("<pre>- name: a\n  also: b\n- name: c</pre>"), page);
        QVERIFY2(page.contains("<pre>|\n  one</pre>"), page);
    }

    void escapesEveryTextOfThePage() {
        const MamlFile file =
            parseMaml("---\n\"<k>\": <v> \"&'\ntool: x\n---\n## <s>\n```\"<l>\n<c>\n```\n");
        const QByteArray page = QByteArray::fromStdString(renderHtml(file, "<t>"));
        for (const char* raw : {"<k>", "<v>", "<s>", "<l>", "<c>", "<t>"}) {
            QVERIFY2(page.count(raw) == 0, raw);
        }
        QVERIFY2(page.contains("&lt;v&gt; &quot;&amp;&#39;"), page);
        QVERIFY2(page.contains("lang=\"&quot;&lt;l&gt;\""), page);
    }

    void makesAPageThatLoadsNothing() {
        const QByteArray page = QByteArray::fromStdString(
            renderHtml(parseMaml("---\ntool: x\n---\n## A\n![i](http://x.example/i.png)\n"), "t"));
        QVERIFY(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
        QVERIFY(page.contains("prefers-color-scheme: dark"));
        for (const char* part : {"<script", "<img", "<link", "<a ", "url(", "@import", " src="}) {
            QVERIFY2(!page.contains(part), part);
        }
    }

    void givesTextEvenForBytesThatAreNone() {
        const MamlFile file =
            parseMaml(std::string_view("---\ntool: \xff\n---\n## A\n\xc0\x00\n", 25));
        const QByteArray page = QByteArray::fromStdString(renderHtml(file, "\xff"));
        QVERIFY(QString::fromUtf8(page).toUtf8() == page);
        QVERIFY(!page.contains('\0'));
    }
};

} // namespace muscope

QTEST_APPLESS_MAIN(muscope::TestMamlHtml)
#include "tst_maml_html.moc"
