// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/rules/builtin_rules.h"
#include "ui/models/difference_excerpt.h"
#include "ui/models/receipt_facts.h"
#include "ui/models/rule_text.h"
#include "ui/models/verdict_text.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

ReceiptReport differing(std::string stored, std::string turnedBack, std::size_t offset) {
    ReceiptReport report;
    report.verdict = Verdict::Differs;
    report.rule = "code-points";
    report.subject = "payload";
    report.foundIn = "metadata.mu";
    report.subjectText = std::move(stored);
    report.turnedBack = std::move(turnedBack);
    report.firstDifference.emplace();
    report.firstDifference->subjectOffset = offset;
    report.firstDifference->receiptOffset = offset;
    return report;
}

QString valueOf(const std::vector<ReceiptFact>& facts, const QString& key) {
    const auto found = std::find_if(facts.begin(), facts.end(),
                                    [&key](const ReceiptFact& fact) { return fact.key == key; });
    return found == facts.end() ? QString() : found->value;
}

} // namespace

class ReceiptTextsTest final : public QObject {
    Q_OBJECT

private slots:
    void everyRuleHasPlainWords() {
        const RuleRegistry rules = builtinRules();
        for (const auto& rule : rules.rules()) {
            QVERIFY2(ruleTitle(rule->name()) != QLatin1StringView(rule->name()), rule->name());
            QVERIFY2(ruleLoss(rule->name()).endsWith(u'.'), rule->name());
        }
        QCOMPARE(ruleTitle("unheard-of"), u"unheard-of"_s);
        QVERIFY(ruleLoss("unheard-of").isEmpty());
    }

    void tellsCharactersApartThatLookAlike() {
        QCOMPARE(characterAt("alice", 0), u"a  U+0061"_s);
        QCOMPARE(characterAt("аlice", 0), u"а  U+0430, Cyrillic"_s);
        QCOMPARE(characterAt("Αlice", 0), u"Α  U+0391, Greek"_s);
        QCOMPARE(characterAt(" ", 0), u"a blank  U+0020"_s);
        QCOMPARE(characterAt("\u00a0", 0), u"another kind of blank  U+00A0"_s);
        QCOMPARE(characterAt("\u0301", 0), u"a mark on the character before  U+0301"_s);
        QCOMPARE(characterAt("\u202e", 0), u"U+202E"_s);
        QCOMPARE(characterAt("😀", 0), u"😀  U+1F600"_s);
        QCOMPARE(characterAt("ab", 2), u"the end"_s);
    }

    void findsTheCharacterWhereTwoValuesPart() {
        const auto report = differing(R"({"to":"alice"})", R"({"to":"alina"})", 6);
        QCOMPARE(differencePlace(report).inSubject, 10);
        QCOMPARE(differencePlace(report).inReceipt, 10);
    }

    void beginsAtAWholeCharacter() {
        // é and è share their first byte.
        const auto report = differing("né", "nè", 0);
        QCOMPARE(differencePlace(report).inSubject, 1);
        const auto facts = receiptFacts(report);
        QCOMPARE(valueOf(facts, u"Stored there"_s), u"é  U+00E9, Latin"_s);
        QCOMPARE(valueOf(facts, u"In the receipt"_s), u"è  U+00E8, Latin"_s);
    }

    void saysWhenOneTextEndsWhereTheOtherGoesOn() {
        const auto facts = receiptFacts(differing("abc", "ab", 2));
        QCOMPARE(valueOf(facts, u"Stored there"_s), u"c  U+0063"_s);
        QCOMPARE(valueOf(facts, u"In the receipt"_s), u"the end"_s);
    }

    void countsHowFarOffItIs() {
        ReceiptReport report = differing("abc", "ab", 2);
        report.distance = EditDistance{1, 1200};
        QCOMPARE(valueOf(receiptFacts(report), u"How far off"_s),
                 u"1 character, 1\u00a0200 words"_s);
        report.distance = EditDistance{2, 1};
        QCOMPARE(valueOf(receiptFacts(report), u"How far off"_s), u"2 characters, 1 word"_s);
    }

    void notesWhatWasSetAsideAndNotWhatTheSentenceSays() {
        ReceiptReport report = differing("abc", "ab", 2);
        report.notes = {{"partial", "some of its words are reversed"},
                        {"crlf", "line ends were CR LF"}};
        const auto facts = receiptFacts(report);
        const auto isNote = [](const ReceiptFact& fact) { return fact.key == u"Note"; };
        QCOMPARE(std::count_if(facts.begin(), facts.end(), isNote), 1);
        QCOMPARE(valueOf(facts, u"Note"_s), u"line ends were CR LF"_s);
    }

    void makesNothingOfHostileText() {
        ReceiptReport report = differing("abc", "ab", 2);
        report.label = "Event: \u202ex\nEvent_ID: y";
        report.detail = "its label names \"\u202e\"";
        QCOMPARE(valueOf(receiptFacts(report), u"Label"_s), u"Event: ⟨U+202E⟩x\nEvent_ID: y"_s);
        QCOMPARE(reportSentence(report), u"Its label names \"⟨U+202E⟩\"."_s);
    }

    void aReceiptMayContradictItself() {
        ReceiptReport report = differing("[12]", "[13]", 2);
        QCOMPARE(reportHeading(report), u"The receipt differs from what is stored"_s);
        report.subject = "self";
        QCOMPARE(reportHeading(report), u"The receipt contradicts itself"_s);
    }

    void saysWhatAnOutcomeMeansWithoutASentence() {
        ReceiptReport report;
        report.verdict = Verdict::Match;
        report.level = MatchLevel::Exact;
        QCOMPARE(reportSentence(report), u"Turned back, it is the same text."_s);
        QCOMPARE(asSentence(QString()), QString());
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::ReceiptTextsTest)
#include "tst_receipt_texts.moc"
