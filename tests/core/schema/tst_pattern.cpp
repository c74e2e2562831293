// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/schema/pattern.h"

#include <QTest>

using namespace muscope;
using schema::Pattern;

class PatternTest final : public QObject {
    Q_OBJECT

private slots:
    void matchesAsEcmaScriptDoes_data();
    void matchesAsEcmaScriptDoes();
    void refusesWhatEcmaScriptDoesNotHave_data();
    void refusesWhatEcmaScriptDoesNotHave();
};

void PatternTest::matchesAsEcmaScriptDoes_data() {
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("matches");

    const auto row = [](const char* name, const char* pattern, const char* text, bool matches) {
        QTest::newRow(name) << QByteArray(pattern) << QByteArray(text) << matches;
    };
    row("somewhere", "b", "abc", true);
    row("end, not before a line end", "^a$", "a\n", false);
    row("dot is no line end", "^.$", "\xe2\x80\xa8", false);
    row("dot is a whole character", "^.$", "🐪", true);
    row("pair of escapes", "^\\ud83d\\udc2a$", "🐪", true);
    row("braced escape", "^\\u{1f42a}$", "🐪", true);
    row("class of pairs", "^[🐪-🐫]$", "🐪", true);
    row("digits are ASCII", "^\\d$", "߀", false);
    row("words are ASCII", "^\\w$", "é", false);
    row("blanks are of Unicode", "^\\s$", "\xc2\xa0", true);
    row("blanks in brackets", "^[\\s]$", "\xef\xbb\xbf", true);
    row("no blank", "^\\S$", "\xe2\x80\x83", false);
    row("control", "^\\cC$", "\x03", true);
    row("empty class", "[]", "a", false);
    row("full class", "^[^]$", "\n", true);
    row("bracket in brackets", "^[[:a]$", ":", true);
    row("brace alone", "^{a}$", "{a}", true);
    row("lower limit alone is text", "^a{,2}$", "a{,2}", true);
    row("quantifier", "^a{2,}$", "aaa", true);
    row("property", "^\\p{Letter}+$", "éß", true);
    row("property in brackets", "^[\\p{Lu}_]$", "É", true);
    row("script", "^\\p{Script=Greek}$", "λ", true);
    row("named group", "^(?<x>a)\\k<x>$", "aa", true);
    row("lookbehind", "(?<=a)b", "ab", true);
    row("hash and blanks are text", "^# a$", "# a", true);
}

void PatternTest::matchesAsEcmaScriptDoes() {
    QFETCH(const QByteArray, pattern);
    QFETCH(const QByteArray, text);
    QFETCH(const bool, matches);
    const auto compiled = Pattern::compile(pattern.toStdString());
    QVERIFY2(compiled, compiled ? "" : qPrintable(compiled.error()));
    QVERIFY(compiled->match(text.toStdString()).match ==
            (matches ? Pattern::Match::Yes : Pattern::Match::No));
}

void PatternTest::refusesWhatEcmaScriptDoesNotHave_data() {
    QTest::addColumn<QByteArray>("pattern");
    for (const char* pattern : {"\\Aa",          "a\\Z",        "a\\z",    "(?i)a",
                                "(?>a)",         "(?#a)",       "(*UCP)a", "(*LIMIT_MATCH=9)a",
                                "a++",           "a*+",         "a{2}+",   "\\Qa\\E",
                                "a\\",           "[a",          "(a",      "a)",
                                "\\ud83d",       "\\u{110000}", "\\u12",   "\\p",
                                "\\p{Nonsense}", "\\a",         "\\00",    "[\\1]",
                                "(?<=a*)b"}) {
        QTest::newRow(pattern) << QByteArray(pattern);
    }
    QTest::newRow("long") << QByteArray(5000, 'a');
}

void PatternTest::refusesWhatEcmaScriptDoesNotHave() {
    QFETCH(const QByteArray, pattern);
    const auto compiled = Pattern::compile(pattern.toStdString());
    QVERIFY(!compiled);
    QVERIFY(compiled.error().startsWith(QStringLiteral("the pattern ")));
}

QTEST_APPLESS_MAIN(PatternTest)

#include "tst_pattern.moc"
