// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/receipt_facts.h"

#include "ui/models/difference_excerpt.h"
#include "ui/models/number_text.h"
#include "ui/models/rule_text.h"
#include "ui/models/verdict_text.h"
#include "ui/models/visible_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype FactCharacters = 400;

struct FactText {
    Q_DECLARE_TR_FUNCTIONS(muscope::ReceiptFacts)
};

QString shown(const std::string& text) {
    return visibleStart(text, FactCharacters);
}

// Where a character's alphabet is one whose letters look like those of another; else empty.
QString alphabetOf(char32_t code) {
    switch (QChar::script(code)) {
    case QChar::Script_Latin:
        return code < 0x80 ? QString() : FactText::tr("Latin");
    case QChar::Script_Greek:
        return FactText::tr("Greek");
    case QChar::Script_Cyrillic:
        return FactText::tr("Cyrillic");
    case QChar::Script_Armenian:
        return FactText::tr("Armenian");
    case QChar::Script_Cherokee:
        return FactText::tr("Cherokee");
    default:
        return {};
    }
}

// A character as it looks, or in words where it shows nothing by itself.
QString lookOf(char32_t code) {
    if (QChar::category(code) == QChar::Separator_Space) {
        return code == U' ' ? FactText::tr("a blank") : FactText::tr("another kind of blank");
    }
    if (QChar::category(code) == QChar::Mark_NonSpacing) {
        return FactText::tr("a mark on the character before");
    }
    return visibleLine(QStringView(QChar::fromUcs4(code)));
}

// Whether the verdict's sentence says the same already.
bool isInSentence(const Note& note) {
    static constexpr std::array<std::string_view, 9> Codes{
        "empty-subject", "forward",    "joined-words", "no-payload", "no-subject",
        "not-reversed",  "palindrome", "partial",      "recognised"};
    return std::find(Codes.begin(), Codes.end(), note.code) != Codes.end();
}

void addDifference(const ReceiptReport& report, std::vector<ReceiptFact>& facts) {
    if (!report.firstDifference) {
        return;
    }
    const FirstDifference& difference = *report.firstDifference;
    QString where =
        FactText::tr("line %1, character %2").arg(difference.line).arg(difference.column);
    if (difference.path) {
        where += u" · "_s + (difference.path->empty() ? FactText::tr("the whole value")
                                                      : shown(*difference.path));
    }
    facts.push_back({FactText::tr("First difference"), where});
    const DifferencePlace place = differencePlace(report);
    facts.push_back(
        {FactText::tr("Stored there"), characterAt(report.subjectText, place.inSubject)});
    facts.push_back(
        {FactText::tr("In the receipt"), characterAt(report.turnedBack, place.inReceipt)});
}

void addRule(const ReceiptReport& report, std::vector<ReceiptFact>& facts) {
    if (report.rule == nullptr) {
        return;
    }
    const QString rule =
        FactText::tr("%1 – %2").arg(QLatin1StringView(report.rule), ruleTitle(report.rule));
    const bool isNearest = report.verdict == Verdict::Differs;
    facts.push_back({isNearest ? FactText::tr("Nearest rule") : FactText::tr("Rule"), rule});
}

} // namespace

QString characterAt(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) {
        return FactText::tr("the end");
    }
    constexpr std::size_t LongestSequence = 4; // bytes
    const std::string_view next = text.substr(offset, LongestSequence);
    const QString decoded = QString::fromUtf8(next.data(), static_cast<qsizetype>(next.size()));
    const char32_t code = decoded.toUcs4().constFirst();
    const QString number =
        u"U+"_s + QString::number(uint(code), 16).toUpper().rightJustified(4, u'0');
    const QString itself = lookOf(code);
    // What has no shape of its own is shown by its number already.
    const QString said =
        itself.contains(number) ? number : FactText::tr("%1  %2").arg(itself, number);
    const QString alphabet = alphabetOf(code);
    return alphabet.isEmpty() ? said : FactText::tr("%1, %2").arg(said, alphabet);
}

std::vector<ReceiptFact> receiptFacts(const ReceiptReport& report) {
    std::vector<ReceiptFact> facts;
    addDifference(report, facts);
    if (report.distance) {
        facts.push_back(
            {FactText::tr("How far off"),
             FactText::tr("%1, %2").arg(
                 report.distance->characters == 1
                     ? FactText::tr("1 character")
                     : FactText::tr("%1 characters").arg(countText(report.distance->characters)),
                 report.distance->words == 1
                     ? FactText::tr("1 word")
                     : FactText::tr("%1 words").arg(countText(report.distance->words)))});
    }
    if (report.subject != nullptr && report.subject == std::string_view("self")) {
        facts.push_back({FactText::tr("Subject"), FactText::tr("the original it carries")});
    } else if (report.subject != nullptr) {
        facts.push_back({FactText::tr("Subject"), QLatin1StringView(report.subject)});
    }
    addRule(report, facts);
    if (report.level != MatchLevel::None) {
        facts.push_back({FactText::tr("Level"), levelWord(report.level)});
    }
    if (!report.label.empty()) {
        const QString label = QString::fromStdString(report.label).left(FactCharacters);
        facts.push_back({FactText::tr("Label"), visibleText(label)});
    }
    facts.push_back({FactText::tr("Found in"), shown(report.foundIn), true});
    for (const Note& note : report.notes) {
        if (!isInSentence(note)) {
            facts.push_back({FactText::tr("Note"), shown(note.message)});
        }
    }
    return facts;
}

} // namespace muscope
