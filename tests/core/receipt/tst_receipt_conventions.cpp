// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/builtin_rules.h"
#include "tests/core/receipt/file_check.h"

#include <QTest>

#include <cctype>
#include <cstring>
#include <utility>
#include <vector>

using namespace muscope;

namespace {

constexpr const char* Document =
    "---\ntitle: Hello World\ntags: [one, two]\nid: 7\n---\n# Top\n\n## Intent\nSay the words to "
    "the end.\n\n## Context\nkey_one: a value (short)\n\n## Code_Blocks\n```python\nimport os\n"
    "def greet(name):\n    return {\"text\": name}  # a comment\n```\n\n## "
    "Input_Schema\n```json\n{\"type\": \"object\", \"properties\": {\"name\": {\"type\": "
    "\"string\"}}}\n```\n";

constexpr const char* Plain = "The quick brown fox,\njumps over: the lazy dog.\n";

// Where in a receipt the reversed text stands, within the layout around it.
std::pair<qsizetype, qsizetype> reversedPart(const QByteArray& receipt) {
    qsizetype begin = 0;
    for (const char* lead : {"## Receipt\n", "Data: ", "```markdown\n", "Reversed list: "}) {
        const qsizetype at = receipt.indexOf(lead);
        begin = at < 0 ? begin : at + qsizetype(strlen(lead));
    }
    const qsizetype original = receipt.indexOf("\nOriginal:");
    return {begin, original < 0 ? receipt.size() : original};
}

constexpr const char* Payload =
    R"({"tool":"greet","args":{"name":"Alice"},"result":"Hello, Alice!"})";

} // namespace

// Every convention: what it makes, and what is said of good, damaged and empty receipts.
class ReceiptConventionsTest final : public QObject {
    Q_OBJECT

private slots:
    void makesWhatProducersMake_data();
    void makesWhatProducersMake();
    void whatItMakesMatches_data();
    void whatItMakesMatches();
    void damageIsFound_data();
    void damageIsFound();
    void emptyTextsAndPalindromesProveNothing_data();
    void emptyTextsAndPalindromesProveNothing();
    void whatProducersLoseIsForgiven_data();
    void whatProducersLoseIsForgiven();
    void nothingElseIsForgiven_data();
    void nothingElseIsForgiven();
    void whatProvesNothingIsNoMatch_data();
    void whatProvesNothingIsNoMatch();
    void publishedSamplesAreToldAsWhatTheyAre_data();
    void publishedSamplesAreToldAsWhatTheyAre();
    void whatIsSetAsideIsTold_data();
    void whatIsSetAsideIsTold();
    void subjectsAreTriedInOrder_data();
    void subjectsAreTriedInOrder();
    void anEventsLabelsCount();
    void aConventionIsRecognisedWithoutItsSubject_data();
    void aConventionIsRecognisedWithoutItsSubject();
    void refusesWhatCannotBeMade();
};

void ReceiptConventionsTest::makesWhatProducersMake_data() {
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("receipt");
    int count = 0;
    const auto row = [&count](const char* rule, const char* text, const char* receipt) {
        QTest::addRow("%s %d", rule, ++count)
            << QByteArray(rule) << QByteArray(text) << QByteArray(receipt);
    };
    const char* const source = "---\ntitle: Hello World\n---\n## Purpose\nThis is a test\n";
    row("lines", source, "---\neltit: dlroW olleH\n---\n## esopruP\ntset a si sihT");
    row("words", source, "---\neltit: olleH dlroW\ntype: receipt\n---\n## esopruP\nsihT si a tset");
    row("lines", "## A\n```python\ndef f(x):\n    return x[0]\n```\n",
        "## A\n```\n]0[x nruter    \n:)x(f fed\n```python");
    row("lines", "---\ncreated_at: 2025-08-29T20:30:00Z\n---\n## A\n",
        "---\nta_detaerc: 2025-08-29 20:30:00+00:00\n---\n## A");
    row("lines", "---\nb: x1 y\nab: true\nc: 12\n---\n## A\nx\n## B\ny",
        "---\nb: y 1x\nba: true\nc: 12\n---\n## B\ny\n## A\nx");
    row("lines", "---\ntags: [ab, cd]\nmore:\n  - ef\n  - gh\nin:\n  key: ij\n---\n",
        "---\nerom:\n  - hg\n  - fe\nni:\n  yek: ji\nsgat: [dc, ba]\n---");
    row("words", "Hello World", "olleH dlroW");
    row("words", "Hello World\n", "olleH dlroW\n");
    row("words", "ab  cd\nef", "fe\nba  dc");
    row("words-in-place", "# Title\nab cd\n```\nx y\nz\n```", "# Title\nba dc\n```\nz\nx y\n```");
    row("runs", "Set it. multi-modal, real time!", "teS ti. itlum-ladom, laer emit!");
    row("runs", "---\nmaml_version: a b\n---\n## In it",
        "---\ntype: receipt\nnoisrev_lmam: a b\n---\n## nI ti");
    row("identifiers",
        "---\nschema: dunes.maml.v1\ncontext: quantum_rng\n---\n## Context\nUse it.\n",
        "---\nschema: dunes.mu.v1\ncontext: gnr_mutnauq\n---\n## Context\n.ti esU");
    row("identifiers",
        "```python\nfrom x import y\ndef go(num):\n    return num.count(y)  # the end\n```",
        "```python\nfrom x import y\ndef og(mun):\n    return mun.count(y)  # dne eht\n```");
    row("identifiers", "```json\n{\"properties\": {\"ab\": {\"type\": \"x\"}}}\n```",
        "```json\n{\"properties\": {\"ba\": {\"type\": \"x\"}}}\n```");
    row("property-names", R"({"ab": {"cd": "ef"}, "g\u00e9h": [12]})",
        R"({"ba": {"dc": "ef"}, "h\u00e9g": [12]})");
    row("json-mirror",
        R"({"role": "system", "content": {"task": "ab", "n": 0.8}, "tools": ["cd"]})",
        R"({"elor": "metsys", "tnetnoc": {"ksat": "ba", "n": 0.8}, "sloot": ["dc"]})");
    row("labelled-pair", "air_quality", "## Receipt\nData: ytilauq_ria\nOriginal: air_quality");
    row("number-list", "[99213, 93000]",
        "---\nmu_version: \"1.0\"\ntype: validation\n---\n# Reversed Validation\n"
        "Reversed list: [31299, 00039]\nOriginal: [99213, 93000]\nStatus: Valid");
    row("yaml-lines", "## SHUTDOWN_SCRIPT\na: b\n## MAML_WORKFLOW\n```yaml\nqubits: 30\nx: y\n```",
        "## MAML_WORKFLOW_REVERSE\n```yaml\ny :x\n03 :stibuq\n```\n## SHUTDOWN_SCRIPT\nb :a");
    row("shutdown", "---\nab: cd\n---\n## In\nef\ngh\n## It\nij",
        "---\nba: dc\ntype: shutdown_script\n---\n## nI\nhg\nfe\n## tI\nji");
    row("joined-words", "---\nab: cd\n---\nHello you", "---\nab: cd\n---\nolleHuoy");
    row("inline", "ab", "## Receipt\n```markdown\nba\n```");
    row("inline", "a```b", "## Receipt\n````markdown\nb```a\n````");
}

void ReceiptConventionsTest::makesWhatProducersMake() {
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, receipt);
    QCOMPARE(receiptBy(rule.constData(), text), receipt);
}

void ReceiptConventionsTest::whatItMakesMatches_data() {
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArray>("text");
    const auto rows = [](const char* name, const char* text) {
        const RuleRegistry registry = builtinRules();
        for (const auto& rule : registry.rules()) {
            if (rule->refusal(text) == nullptr && rule->provesNothingBecause() == nullptr) {
                QTest::addRow("%s: %s", rule->name(), name)
                    << QByteArray(rule->name()) << QByteArray(text);
            }
        }
    };
    rows("a document", Document);
    rows("a payload", Payload);
    rows("plain text", Plain);
    rows("an array", "[12, 30, 451]");
    rows("emoji", "{\"greeting one\": \"Hi 😀, you 👩‍🔬\"}");
    rows("combining marks", "{\"the cafe\u0301\": \"nai\u0308ve te\u0301st\"}");
    rows("CR LF", "{\"ab\":\r\n \"cd ef\"}\r\n");
    rows("no ASCII", "{\"日本 語 no 1\": \"é à 2 ab\"}");
}

void ReceiptConventionsTest::whatItMakesMatches() {
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, text);
    const QByteArray receipt = receiptBy(rule.constData(), text);
    // Among all rules the first that makes the same text is named.
    const ReceiptReport report = checkedFile(receipt, text);
    if (receipt == text || receipt + '\n' == text) {
        QVERIFY(report.verdict != Verdict::Match); // there was nothing to reverse
        return;
    }
    QVERIFY2(report.verdict == Verdict::Match, told(report).constData());
    const bool isLossless = rule != "utf16-units" && text != Document;
    QVERIFY2(!isLossless || report.level != MatchLevel::Lossy, told(report).constData());
    const ReceiptReport alone = checkedFile(receipt, text, rule.constData());
    QVERIFY2(alone.verdict == Verdict::Match, told(alone).constData());
    QCOMPARE(QByteArray(alone.rule), rule);
}

void ReceiptConventionsTest::damageIsFound_data() {
    whatItMakesMatches_data();
}

void ReceiptConventionsTest::damageIsFound() {
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, text);
    const QByteArray receipt = receiptBy(rule.constData(), text);
    std::vector<qsizetype> places;
    const auto [begin, end] = reversedPart(receipt);
    for (qsizetype at = begin; at != end; ++at) {
        if (isalnum(static_cast<unsigned char>(receipt[at])) != 0) {
            places.push_back(at);
        }
    }
    QVERIFY(!places.empty());
    for (const qsizetype place : {places.front(), places[places.size() / 2], places.back()}) {
        QByteArray damaged = receipt;
        damaged[place] = damaged[place] == '4' ? '5' : '4';
        const ReceiptReport report = checkedFile(damaged, text);
        QVERIFY2(report.verdict == Verdict::Differs, (told(report) + "\n" + damaged).constData());
        QVERIFY(report.firstDifference && report.distance && !report.detail.empty());
        // It is nearly that, where the rule loses none of its characters: one is another, and
        // blanks around it may count.
        const ReceiptReport alone = checkedFile(damaged, text, rule.constData());
        QVERIFY2(alone.verdict == Verdict::Differs, (told(alone) + "\n" + damaged).constData());
        const bool isLossless =
            checkedFile(receipt, text, rule.constData()).turnedBack == text.toStdString();
        QVERIFY2(alone.distance->characters <= 4 || !isLossless, alone.detail.c_str());
        QVERIFY(alone.rule == rule || !isLossless);
    }
}

void ReceiptConventionsTest::emptyTextsAndPalindromesProveNothing_data() {
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArray>("text");
    const RuleRegistry registry = builtinRules();
    for (const auto& rule : registry.rules()) {
        for (const char* text :
             {"", "\n", "\r\n", " \t", "{}", "[]", "\"\"", "abba", "😀", "n\u00f6n",
              R"({"abba":"otto"})", R"(["otto",11])", "[11, 2]", "## abba\notto",
              "---\notto: abba\n---\n## abba", "---\nn: 12\n---\n## abba"}) {
            if (rule->refusal(text) == nullptr) {
                QTest::addRow("%s: %s", rule->name(), text)
                    << QByteArray(rule->name()) << QByteArray(text);
            }
        }
    }
}

// In whatever layout, whichever rule is asked, and whether a line ends the file or not.
void ReceiptConventionsTest::emptyTextsAndPalindromesProveNothing() {
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, text);
    const QByteArray receipt = receiptBy(rule.constData(), text);
    const auto [begin, end] = reversedPart(receipt);
    const bool isUnchanged = receipt.sliced(begin, end - begin).startsWith(text);
    for (const char* const asked : {static_cast<const char*>(nullptr), rule.constData()}) {
        for (const QByteArray& subject : {text, text + '\n'}) {
            const ReceiptReport report = checkedFile(receipt, subject, asked);
            const bool isBlank = text.trimmed().isEmpty();
            QVERIFY2(report.verdict != Verdict::Match || !(isUnchanged || isBlank),
                     told(report).constData());
        }
    }
}

void ReceiptConventionsTest::whatProducersLoseIsForgiven_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("receipt");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* text, const char* receipt,
                        const char* expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(receipt) << QByteArray(expected);
    };
    row("lines without preamble", "---\na: bc\n---\n# Top\n## In it\nx y\n",
        "---\na: cb\n---\n## ti nI\ny x", "match lossy lines text");
    row("lines, brackets swapped", "---\na: b (c)\n---\n## In [it]\nx (y)\n",
        "---\na: (c( b\n---\n## [ti[ nI\n)y( x", "match lossy lines text");
    row("lines, no front matter", "## In it\nx y\n", "---\n{}\n---\n## ti nI\ny x",
        "match lossy lines text");
    row("lines, lists as blocks", "---\ntags: [ab, cd]\n---\n## In it\nx y\n",
        "---\nsgat:\n- dc\n- ba\n---\n## ti nI\ny x", "match lossy lines text");
    row("lines, quotes", "---\na: \"b c\"\n---\n## In it\nx y\n", "---\na: c b\n---\n## ti nI\ny x",
        "match lossy lines text");
    row("lines, keys sorted", "---\nzz: bc\nab: de\n---\n## In it\n",
        "---\nba: ed\nzz: cb\n---\n## ti nI", "match lossy lines text");
    row("lines with a type line", "---\ntitle: ab\n---\n## In it\nx y\n",
        "---\ntype: receipt\neltit: ba\n---\n## ti nI\ny x", "match exact lines text");
    row("words collapsed", "---\na: bc\n---\n## In it\n  ab   cd\n",
        "---\na: cb\ntype: receipt\n---\n## nI ti\nba dc", "match lossy words text");
    row("runs without code", "---\na: bc\n---\n## In it.\nab cd.\n## Code_Blocks\nxy\n",
        "---\ntype: receipt\na: cb\n---\n## nI ti.\nba dc.", "match lossy runs text");
    row("shutdown removes files", "---\na: bc\n---\n## Code_Blocks\nopen('ab', 'w')\nab cd\n",
        "---\na: cb\ntype: shutdown_script\n---\n## skcolB_edoC\ndc ba\nos.remove('ab')",
        "match lossy shutdown text");
    row("shutdown of blocks",
        "---\na: bc\n---\n## Code_Blocks\nof it:\n```python\nab = 1\nopen('ab', 'w')\n```\n",
        "---\na: cb\ntype: shutdown_script\n---\n## skcolB_edoC\n```\n```\n1 = ba\n"
        "os.remove('ab')\n:ti fo",
        "match lossy shutdown text");
    row("lines, mappings",
        "---\npermissions:\n  write: [ab, \"cd\"]\n  read: [\"agent://*\"]\n  apis: []\n---\n## "
        "In\n",
        "---\nsnoissimrep:\n  daer:\n  - '*//:tnega'\n  etirw:\n  - dc\n  - ba\n  sipa: []\n---\n"
        "## nI\n",
        "match lossy lines text");
    row("lines, a mapping on one line", "---\nos: {b: xy, a: [cd, 1, {e: fg}]}\n---\n## In\n",
        "---\nso:\n  a:\n  - e: fg\n  - 1\n  - dc\n  b: yx\n---\n## nI\n",
        "match lossy lines text");
    row("lines, accents escaped", "---\na: ab\u00efc\n---\n## In\n",
        "---\na: \"c\\xEFba\"\n---\n## nI\n", "match lossy lines text");
    row("words, a long text folded", "---\na: ab cd ef\n---\n## In\n",
        "---\na: ba dc\n  fe\ntype: receipt\n---\n## nI\n", "match lossy words text");
    row("lines, quotes that the reversed text needs", "---\na: Stop!\nb: eurt\n---\n## In\n",
        "---\na: '!potS'\nb: 'true'\n---\n## nI\n", "match lossy lines text");
    row("lines, words and numbers of YAML",
        "---\na: yes\nb: ~\nc: 1.50\nd: 1:30\ne: 010\nf: +1_000\ng: off # not on\n---\n## In\n",
        "---\na: true\nb: null\nc: 1.5\nd: 90\ne: 8\nf: 1000\ng: false\n---\n## nI\n",
        "match lossy lines text");
    row("lines, times",
        "---\na: 2025-08-29T20:30:00Z\nb: [2025-08-30]\nc: 2025-08-29 20:30:00.50+02:00\n---\n## "
        "In\n",
        "---\na: 2025-08-29 20:30:00+00:00\nb:\n- 2025-08-30\nc: 2025-08-29 20:30:00.500000+02:00\n"
        "---\n## nI\n",
        "match lossy lines text");
    row("property names, blanks behind a key",
        "---\ntitle: \n---\nx y\n```json\n{\"properties\": {\"ab\": 1}}\n```",
        "---\ntitle:\n---\nx y\n```json\n{\"properties\": {\"ba\": 1}}\n```",
        "match lossy property-names text");
    row("a mirror one level deep",
        R"({"role": "ab", "content": {"task": "cd", "in": {"ef": "gh"}}, "tools": ["ij"]})",
        R"({"elor": "ba", "tnetnoc": {"task": "cd", "in": {"ef": "gh"}}, "sloot": ["ji"],
            "tnemtnc": {"ksat": "dc", "ni": {"ef": "gh"}}})",
        "match lossy json-mirror payload");
}

void ReceiptConventionsTest::whatProducersLoseIsForgiven() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, receipt);
    QFETCH(QByteArray, expected);
    QCOMPARE(told(checkedFile(receipt, text)), expected);
}

void ReceiptConventionsTest::nothingElseIsForgiven_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("receipt");
    const auto row = [](const char* name, const char* text, const char* receipt) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(receipt);
    };
    row("another bracket", "---\na: b (c)\n---\n## In it\nx (y)\n",
        "---\na: (c( b\n---\n## ti nI\n(y( x");
    row("a section lost", "## In it\nx y\n## Of it\nz\n", "## ti nI\ny x");
    row("a number reversed", "---\nn: 12\n---\n## In it\n", "---\nn: 21\n---\n## ti nI");
    row("another text in a mapping", "---\na: {b: cd, e: fg}\n---\n## In it\n",
        "---\na:\n  b: dc\n  e: gx\n---\n## ti nI");
    row("another order of a list of texts", "---\na: {b: [cd, ef]}\n---\n## In it\n",
        "---\na:\n  b:\n  - dc\n  - fe\n---\n## ti nI");
    row("a text that was a number", "---\na: {b: 12}\n---\n## In it\n",
        "---\na:\n  b: '12'\n---\n## ti nI");
    row("a number that was a text", "---\na: {b: '12'}\n---\n## In it\n",
        "---\na:\n  b: 21\n---\n## ti nI");
    row("another order of keys", "---\na: {b: cd, e: fg}\n---\n## In it\n",
        "---\na:\n  e: gf\n  b: dc\n---\n## ti nI");
    row("a key given twice", "---\na: {b: cd}\n---\n## In it\n",
        "---\na:\n  b: xx\n  b: dc\n---\n## ti nI");
    row("a comment", "---\na: {b: cd}\n---\n## In it\n",
        "---\n# and more\na:\n  b: dc\n---\n## ti nI");
    row("what lies too deep to be read",
        "---\na: [[[[[[[[[[cd]]]]]]]]]]\nb: {c: d}\n---\n## In it\n",
        "---\na: [[[[[[[[[[ef]]]]]]]]]]\nb:\n  c: d\n---\n## ti nI");
    row("a file removed in prose", "---\na: bc\n---\n## In it\nopen('ab', 'w')\nab cd\n",
        "---\na: cb\ntype: shutdown_script\n---\n## ti nI\ndc ba\nos.remove('ab')");
    row("a key lost", "---\na: bc\nd: ef\n---\n## In it\n", "---\na: cb\n---\n## ti nI");
    row("digits of JSON", R"({"ab": 6.5, "c": "de"})", R"({"ba": 5.6, "c": "ed"})");
    row("blanks in plain text", "ab  cd", "ba dc");
    row("a part of the subject", "ab cd ef", "ba dc");
    row("more than the subject", "ab cd", "ba dc fe");
    row("another order of a list", R"({"ab": [1, 2]})", R"({"ba": [2, 1]})");
}

void ReceiptConventionsTest::nothingElseIsForgiven() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, receipt);
    const ReceiptReport report = checkedFile(receipt, text);
    QVERIFY2(report.verdict == Verdict::Differs, told(report).constData());
    QVERIFY(report.firstDifference && report.distance && !report.detail.empty());
}

void ReceiptConventionsTest::whatProvesNothingIsNoMatch_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("receipt");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("note");
    const auto row = [](const char* name, const char* text, const char* receipt,
                        const char* expected, const char* note) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(receipt) << QByteArray(expected)
                            << QByteArray(note);
    };
    row("a palindrome", "abba", "abba", "not_checkable code-points text", "palindrome");
    row("words of palindromes", "abba otto", "abba otto", "not_checkable words text", "forward");
    row("runs of palindromes", "abba-otto", "abba-otto", "not_checkable runs text", "forward");
    row("JSON without names", "[1, 25]", "[1, 25]", "not_checkable property-names payload",
        "forward");
    row("JSON of numbers", R"({"aba": 25})", R"({"aba": 25})", "not_checkable", "forward");
    row("an empty subject", "", "abc", "not_checkable none none", "empty-subject");
    row("both empty", "", "", "not_checkable none none", "empty-subject");
    row("words joined", "ab cd", "badc", "not_checkable joined-words text", "joined-words");
    row("code forward", "---\nab: cd ef\n---\n## In it\nab cd\n```python\nx = 12\n```\n",
        "---\ntype: receipt\nba: dc fe\n---\n## nI ti\nba dc\n```python\nx = 12\n```",
        "not_checkable forward-code text", "forward-code");
}

void ReceiptConventionsTest::whatProvesNothingIsNoMatch() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, receipt);
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, note);
    const ReceiptReport report = checkedFile(receipt, text.isNull() ? QByteArray("") : text);
    QVERIFY2(told(report).startsWith(expected), told(report).constData());
    QVERIFY(hasNote(report, note.constData()));
    QVERIFY(!report.detail.empty());
}

void ReceiptConventionsTest::publishedSamplesAreToldAsWhatTheyAre_data() {
    QTest::addColumn<QByteArray>("receipt");
    QTest::addColumn<QByteArray>("subject");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<QByteArray>("detail");
    const auto row = [](const char* name, const char* receipt, const char* subject,
                        const char* expected, const char* detail) {
        QTest::newRow(name) << QByteArray(receipt) << QByteArray(subject) << QByteArray(expected)
                            << QByteArray(detail);
    };
    row("a greeting in part", "## Receipt\nolleH, Alice!", Payload, "differs runs result",
        "alphanumeric runs; 1 of 2 differs from the result; partly reversed");
    row("counts not reversed", "## Receipt\n{ \"00\": 512, \"11\": 512 }",
        R"({"result":{"00":512,"11":511}})", "differs", "");
    row("a result not reversed", "## Receipt\nHello, Alice!", Payload, "differs code-points result",
        "not reversed at all: it says the result as it stands");
    row("numbers that are others", "## Receipt\n]5.1,5.0,85.0[", R"({"result":[0.85,1.65,2.3]})",
        "differs code-points result", "reversed by code point; ");
    row("a pair",
        "## Receipt\nData: ciffart_ytilauq_ria\nOriginal: air_quality_traffic\n"
        "Timestamp: 2025-10-01T23:30:00Z\nSignature: CRYSTALS-Dilithium:0x5678...\n",
        nullptr, "match exact labelled-pair self", "");
    row("a query pair", "## Receipt\nQuery: yreuq\nOriginal: query\n", nullptr,
        "match exact labelled-pair self", "");
    row("a wrong pair",
        "## Receipt\nData: atad_ytilauq_ria_ciffart\n"
        "Original: traffic_quality_air_data\n",
        nullptr, "differs labelled-pair self",
        "its reversed half, turned back, is not its original");
    row("a pair of another text", "## Receipt\nData: atad\nOriginal: data\n", "date",
        "differs labelled-pair text", "a labelled pair; 1 of 4 characters differs from the text");
    row("a list",
        "---\nmu_version: \"1.0\"\n---\n# Reversed Validation\n"
        "Reversed codes: [99213, 99214, 93000, ...]\n"
        "Original: [00399, 24199, 00039, ...]\nStatus: Valid\n",
        nullptr, "differs number-list self",
        "says Status: Valid; 1 of 3 elements agrees; labels swapped");
    row("a good list",
        "---\nmu_version: \"1.0\"\n---\n# Reversed Validation\n"
        "Reversed prime list: [701, 599, 593, ...]\n"
        "Original: [107, 995, 395, ...]\nStatus: Valid\n",
        nullptr, "match exact number-list self", "");
    row("one word of nine", "ehT kciuq nworb xof spmuj revo eht yzal tac",
        "The quick brown fox jumps over the lazy dog", "differs words text",
        "per word; 1 of 9 words differs from the text");
    row("a misspelt heading", "## tnentI\ntxet eht", "## Intent\nthe text\n", "differs lines text",
        "per line; 1 of 2 lines differs from the text");
}

void ReceiptConventionsTest::publishedSamplesAreToldAsWhatTheyAre() {
    QFETCH(QByteArray, receipt);
    QFETCH(QByteArray, subject);
    QFETCH(QByteArray, expected);
    QFETCH(QByteArray, detail);
    const ReceiptReport report = checkedFile(receipt, subject);
    QVERIFY2(told(report).startsWith(expected), told(report).constData());
    QVERIFY2(QByteArray::fromStdString(report.detail).startsWith(detail), report.detail.c_str());
    QCOMPARE(report.firstDifference.has_value(), report.verdict == Verdict::Differs);
}

void ReceiptConventionsTest::whatIsSetAsideIsTold_data() {
    QTest::addColumn<QByteArray>("receipt");
    QTest::addColumn<QByteArray>("notes");
    int count = 0;
    const auto row = [&count](const char* receipt, const char* notes) {
        QTest::addRow("%d %s", ++count, notes) << QByteArray(receipt) << QByteArray(notes);
    };
    row("## Receipt\n!ecilA ,olleH", "");
    row("\xef\xbb\xbf!ecilA ,olleH", "bom");
    row("## Receipt\r\n!ecilA ,olleH\r\n", "crlf final-line-end");
    row("## Receipt\r\n!ecilA ,olleH", "crlf");
    row("// a.mu\n## Receipt\n!ecilA ,olleH", "comment");
    row("```mu\n## Receipt\n!ecilA ,olleH\n```\n", "fence");
    row("```markdown\n!ecilA ,olleH\n```", "fence");
    row("    ## Receipt\n    !ecilA ,olleH", "indentation");
    row("\xef\xbb\xbf```markdown\r\n  ## Receipt\r\n  Event: tool_call\r\n  Payload: !ecilA "
        ",olleH\r\n```\r\n",
        "bom crlf fence indentation");
    row("// a.mu\n```mu\n!ecilA ,olleH\n```", "comment fence");
}

void ReceiptConventionsTest::whatIsSetAsideIsTold() {
    QFETCH(QByteArray, receipt);
    QFETCH(QByteArray, notes);
    const ReceiptReport report = checkedFile(receipt, Payload);
    QVERIFY2(told(report) == "match exact code-points result" ||
                 told(report) == "match exact utf16-units result",
             told(report).constData());
    QByteArrayList codes;
    for (const Note& note : report.notes) {
        codes.append(QByteArray::fromStdString(note.code));
    }
    QCOMPARE(codes.join(' '), notes);
}

void ReceiptConventionsTest::subjectsAreTriedInOrder_data() {
    QTest::addColumn<QByteArray>("subject");
    QTest::addColumn<QByteArray>("receipt");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* subject, const char* receipt, const char* expected) {
        QTest::newRow(subject) << QByteArray(subject) << QByteArray(receipt)
                               << QByteArray(expected);
    };
    row("abc", "cba", "match exact code-points text");
    row("abc\n", "cba", "match exact code-points text");
    row("\xef\xbb\xbf"
        "abc\r\n",
        "cba", "match exact code-points text");
    row(R"({"a":12})", R"(}21:"a"{)", "match exact code-points payload");
    row(R"({"a": 12})", R"(}21:"a"{)", "match equivalent code-points payload");
    row(R"({"result": "abc"})", "cba", "match exact code-points result");
    row(R"({"jsonrpc":"2.0","id":1,"method":"m","params":{"a":12}})", R"(}21:"a"{)",
        "match exact code-points params");
    row(R"({"jsonrpc":"2.0","id":1,"result":{"structuredContent":{"result":"abc"}}})", "cba",
        "match exact code-points result");
    row(R"({"jsonrpc":"2.0","id":1,"result":{"result":[12,3]}})", "]3,21[",
        "match exact code-points result");
}

void ReceiptConventionsTest::subjectsAreTriedInOrder() {
    QFETCH(QByteArray, subject);
    QFETCH(QByteArray, receipt);
    QFETCH(QByteArray, expected);
    QCOMPARE(told(checkedFile(receipt, subject)), expected);
}

void ReceiptConventionsTest::anEventsLabelsCount() {
    const QByteArray event = R"({"session_id":"s1","event_id":"e1","event_type":"tool_call",)"
                             R"("created_at":null,"payload":{"result":"abc"},"metadata":{}})";
    const auto verdictOf = [&](const char* receipt) { return told(checkedFile(receipt, event)); };
    QCOMPARE(verdictOf("## Receipt\nEvent_ID: e1\nPayload: cba"),
             QByteArray("match exact code-points result"));
    QVERIFY(verdictOf("## Receipt\nEvent_ID: e2\nPayload: cba").startsWith("wrong_subject"));
    QVERIFY(verdictOf("## Receipt\nEvent: other\nPayload: cba").startsWith("wrong_subject"));
    QVERIFY(told(checkedFile("## Receipt\nEvent_ID: e2\nPayload: cba", "abc"))
                .startsWith("match exact"));
    const QByteArray raw = R"({"event_id":"e1","payload":null,"raw_base64":"YWJj"})";
    QCOMPARE(told(checkedFile("cba", raw)), QByteArray("match exact code-points payload"));
}

void ReceiptConventionsTest::aConventionIsRecognisedWithoutItsSubject_data() {
    QTest::addColumn<QByteArray>("receipt");
    QTest::addColumn<QByteArray>("rule");
    const auto row = [](const char* rule, const char* receipt) {
        QTest::newRow(rule) << QByteArray(receipt) << QByteArray(rule);
    };
    for (const char* rule : {"lines", "words", "shutdown", "yaml-lines", "inline", "identifiers"}) {
        row(rule, receiptBy(rule, "---\ntitle: Hello World\nschema: dunes.maml.v1\n---\n## Intent\n"
                                  "The end of a test\n## MAML_WORKFLOW\nthe of it to\n")
                      .constData());
    }
    row("json-mirror", R"({"elor": "metsys"})");
    row("utf16-units", "## Receipt\n!iH");
    row("code-points", "tset\nesopruP ##\n---\nx :eltit\n---");
    row("none", "olleH");
}

void ReceiptConventionsTest::aConventionIsRecognisedWithoutItsSubject() {
    QFETCH(QByteArray, receipt);
    QFETCH(QByteArray, rule);
    const ReceiptReport report = checkedFile(receipt, QByteArray());
    QCOMPARE(told(report), "not_checkable " + rule + " none");
    QVERIFY(hasNote(report, "no-subject"));
}

void ReceiptConventionsTest::refusesWhatCannotBeMade() {
    const RuleRegistry rules = builtinRules();
    QVERIFY(rules.find("partial")->refusal("abc") != nullptr);
    QVERIFY(rules.find("forward-code")->refusal("abc") != nullptr);
    QVERIFY(rules.find("json-mirror")->refusal("abc") != nullptr);
    QVERIFY(rules.find("json-mirror")->refusal("\"abc\"") != nullptr);
    QVERIFY(rules.find("number-list")->refusal("[1, \"a\"]") != nullptr);
    QVERIFY(rules.find("number-list")->refusal("[1, 20]") == nullptr);
}

QTEST_APPLESS_MAIN(ReceiptConventionsTest)
#include "tst_receipt_conventions.moc"
