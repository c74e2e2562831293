// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// What the parser gives beyond what `maml check` prints, which the corpus in tests/data/maml holds.
#include "core/maml/maml_parser.h"

#include <QFile>
#include <QTest>

#include <algorithm>

namespace muscope {

namespace {

MamlFile parseFile(const char* name) {
    QFile file(QStringLiteral(MUSCOPE_TEST_DATA "/maml/") + QString::fromUtf8(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("%s cannot be read", name);
    }
    return parseMaml(file.readAll().toStdString());
}

bool has(const MamlDocument& document, std::string_view code) {
    return std::ranges::find(document.diagnostics, code, &MamlDiagnostic::code) !=
           document.diagnostics.end();
}

// A document of the official dialect with that id.
MamlDocument withId(const std::string& id) {
    return parseMaml("---\nmaml_version: 2.0.0\nid: " + id + "\n---\n## Intent\n").documents.at(0);
}

} // namespace

class TestMamlParser final : public QObject {
    Q_OBJECT

private slots:
    void saysWhereASchemaStands() {
        const MamlDocument document = parseFile("tool_map.maml.md").documents.at(0);
        const std::vector<MamlSchemaText>& texts = document.schemas.at(0).texts;
        QCOMPARE(texts.size(), std::size_t{3});
        QCOMPARE(texts[0].tool, std::string("greet"));
        QCOMPARE(texts[0].positionAt(0), (MamlPosition{16, 12}));
        QCOMPARE(texts[0].positionAt(texts[0].json.find("\"name\"")), (MamlPosition{18, 20}));
        QCOMPARE(texts[1].positionAt(0), (MamlPosition{20, 22}));
    }

    void countsTheIndentationOfADocument() {
        const MamlDocument document = parseFile("indented.maml.md").documents.at(0);
        const MamlSchemaText& text = document.schemas.at(0).texts.at(0);
        QCOMPARE(text.positionAt(0), (MamlPosition{16, 16}));
        QCOMPARE(text.positionAt(text.json.find("\"name\"")), (MamlPosition{18, 24}));
    }

    void givesAPropertyMapItsRoot() {
        const MamlDocument document = parseFile("dunes.maml.md").documents.at(0);
        const MamlSchemaText& text = document.schemas.at(1).texts.at(0);
        QCOMPARE(text.json,
                 std::string("{\"type\":\"object\",\"properties\":{\"satellite_data\": {\"type\": "
                             "\"array\"}, \"altitude\": {\"type\": \"float\"}}}"));
        QCOMPARE(text.positionAt(0), (MamlPosition{15, 1}));
        QCOMPARE(text.positionAt(text.json.find("\"altitude\"")), (MamlPosition{15, 39}));
    }

    void tellsASchemaFromAMapOfProperties_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<MamlSchemaShape>("shape");
        const auto row = [](const char* json, MamlSchemaShape shape) {
            QTest::newRow(json) << QByteArray(json) << shape;
        };
        row("{}", MamlSchemaShape::JsonSchema);
        row("{\"minItems\": 1, \"items\": {\"type\": \"number\"}}", MamlSchemaShape::JsonSchema);
        row("{\"minProperties\": 1}", MamlSchemaShape::JsonSchema);
        row("{\"additionalProperties\": false}", MamlSchemaShape::JsonSchema);
        row("{\"not\": {\"type\": \"string\"}}", MamlSchemaShape::JsonSchema);
        row("{\"const\": null}", MamlSchemaShape::JsonSchema);
        row("{\"title\": \"Any\", \"description\": \"of it\"}", MamlSchemaShape::JsonSchema);
        row("{\"$defs\": {}, \"own\": 1}", MamlSchemaShape::JsonSchema);
        row("{\"required\": [\"a\"], \"own\": 1}", MamlSchemaShape::JsonSchema);
        row("{\"minimum\": {\"type\": \"number\"}}", MamlSchemaShape::PropertyMap);
        row("{\"type\": {\"enum\": [1]}, \"title\": {}}", MamlSchemaShape::PropertyMap);
        row("{\"properties\": {\"type\": \"array\"}}", MamlSchemaShape::PropertyMap);
        row("{\"minimum\": \"float\", \"data\": \"list\"}", MamlSchemaShape::PropertyMap);
        row("{\"title\": \"string\", \"pages\": \"int\"}", MamlSchemaShape::PropertyMap);
    }
    void tellsASchemaFromAMapOfProperties() {
        QFETCH(QByteArray, json);
        const MamlFile file =
            parseMaml("---\ntool: x\n---\n## Input_Schema\n" + json.toStdString() + '\n');
        QTEST(file.documents.at(0).schemas.at(0).shape, "shape");
    }

    void findsHeadingsBesidePictures() {
        const MamlFile file =
            parseMaml("maml_version: 1id: a:btype: x\nIntent \xF0\x9F\x90\xAA\nDo.\n"
                      "\xE2\x9C\xA8 Context\nHere.\nContext \xE2\x9C\xA8 or not\n");
        const std::vector<MamlSection>& sections = file.documents.at(0).sections;
        QCOMPARE(sections.size(), std::size_t{2});
        QCOMPARE(sections[0].name, std::string("Intent \xF0\x9F\x90\xAA"));
        QCOMPARE(sections[1].line, 4);
    }

    void findsJsonBehindProse() {
        const MamlDocument document =
            parseMaml(
                "---\ntool: x\n---\n## Input_Schema\nNote: as follows\n{\"type\": \"object\"}\n")
                .documents.at(0);
        QCOMPARE(document.schemas.at(0).shape, MamlSchemaShape::JsonSchema);
        QCOMPARE(document.schemas.at(0).texts.at(0).line, 6);
    }

    void namesEveryToolOnce() {
        const MamlDocument document = parseFile("tool_map.maml.md").documents.at(0);
        QCOMPARE(document.tools,
                 (std::vector<MamlTool>{{"greet", 3}, {"process_solidar", 7}, {"late", 21}}));
        QCOMPARE(parseFile("tool.maml.md").documents.at(0).tools,
                 (std::vector<MamlTool>{{"greet", 3}}));
        QCOMPARE(parseFile("json_prompt.maml.md").documents.at(0).tools,
                 (std::vector<MamlTool>{{"search", 6}, {"fetch", 6}}));
    }

    void readsPermissionsInEveryShape() {
        QCOMPARE(parseFile("official.maml.md").documents.at(0).permissions,
                 (std::vector<MamlPermission>{{"read", {"agent://*"}, 10},
                                              {"write", {"agent://lab/planner"}, 11},
                                              {"execute", {"gateway://local"}, 12}}));
        QCOMPARE(parseFile("schema_version.maml.md").documents.at(0).permissions,
                 (std::vector<MamlPermission>{{"execute", {"true"}, 4}, {"write", {"false"}, 4}}));
    }

    void readsTheHistory() {
        QCOMPARE(parseFile("official.maml.md").documents.at(0).history,
                 (std::vector<MamlHistoryEntry>{
                     {"2025-03-27T14:35:00Z", "CREATE", "drawn up by `agent://lab/planner`", 44},
                     {"2025-03-27T14:37:00Z", "VALIDATE", "checked by hand", 45}}));
        QCOMPARE(parseFile("delimiterless.maml.md").documents.at(0).history.at(1),
                 (MamlHistoryEntry{"2025-08-25T21:46:00Z", "VALIDATE", "read", 24}));
        const MamlHistoryEntry cut =
            parseFile("two_documents.maml.md").documents.at(0).history.at(1);
        QCOMPARE(cut, (MamlHistoryEntry{"2025-08-29T20:35:00Z", "", "[CREATE nghiệ", 17}));
    }

    void knowsAnIdThatIsNone_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("isGood");
        const auto row = [](const char* id, bool isGood) {
            QTest::newRow(id) << QString::fromUtf8(id) << isGood;
        };
        row("urn:uuid:123e4567-e89b-12d3-a456-426614174000", true);
        row("\"urn:uuid:123E4567-E89B-12D3-A456-426614174000\"", true);
        row("agent://planner/1", true);
        row("'urn:uuid:[YOUR_UUID]'", true);
        row("urn:uuid:123e4567-e89b-12d3-a456-42661417400g", false);
        row("urn:uuid:123e4567-e89b-12d3-a456-4266141740000", false);
        row("urn:uuid:1756-500000-1", false);
        row("law-workflow-1", false);
    }

    void knowsAnIdThatIsNone() {
        QFETCH(QString, id);
        QFETCH(bool, isGood);
        QCOMPARE(has(withId(id.toStdString()), "id-invalid"), !isGood);
    }

    void keepsBytesThatAreNoText() {
        const MamlFile file = parseFile("not_utf8.maml.md");
        QCOMPARE(file.documents.at(0).find("tool")->value, std::string("gr\xff"
                                                                       "eet"));
    }

    void findsTheLineThatBreaksYaml() {
        const MamlDocument document = parseFile("template.maml.md").documents.at(0);
        const auto broken =
            std::ranges::find(document.diagnostics, "yaml-recovered", &MamlDiagnostic::code);
        QVERIFY(broken != document.diagnostics.end());
        QCOMPARE(broken->line, 10);
        QCOMPARE(document.permissions.size(), std::size_t{0}); // what is no YAML gives no data
    }

    void findsAQuoteThatIsNotClosed_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::newRow("alone") << QByteArray("note: \"abc\n");
        QTest::newRow("before a key") << QByteArray("note: 'abc\nid: x\n");
        QTest::newRow("beside other errors") << QByteArray("note: \"abc \nos: %{os}\nid: x\n");
    }
    void findsAQuoteThatIsNotClosed() {
        QFETCH(QByteArray, lines);
        const MamlDocument document =
            parseMaml("---\ntool: t\n" + lines.toStdString() + "---\n## Intent\n").documents.at(0);
        const auto told =
            std::ranges::find(document.diagnostics, "yaml-recovered", &MamlDiagnostic::code);
        QVERIFY(told != document.diagnostics.end());
        QCOMPARE(told->line, 3);
        QCOMPARE(
            told->message,
            std::string("“note” is no YAML: a text that begins with a quote is not closed by one"));
        QCOMPARE(document.find("id") != nullptr, lines.contains("id:"));
        QCOMPARE(document.tools.size(), std::size_t{1});
    }

    void keepsHashesThatAreNoComments() {
        const MamlDocument document =
            parseMaml("---\ntool: \"a # b\" # c\nurl: x#y\nnote: it's # said\nlist: ['a''# b', c]\n"
                      "text: |\n  # kept\n  end\n---\n")
                .documents.at(0);
        QCOMPARE(document.find("tool")->value, std::string("\"a # b\""));
        QCOMPARE(document.find("url")->value, std::string("x#y"));
        QCOMPARE(document.find("note")->value, std::string("it's"));
        QCOMPARE(document.find("list")->value, std::string("['a''# b', c]"));
        QCOMPARE(document.find("text")->value, std::string("|\n  # kept\n  end"));
    }
};

} // namespace muscope

QTEST_APPLESS_MAIN(muscope::TestMamlParser)
#include "tst_maml_parser.moc"
