// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/receipt_section.h"

#include "ui/models/difference_excerpt.h"
#include "ui/models/number_text.h"
#include "ui/models/verdict_text.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/code_box.h"
#include "ui/views/key_value_list.h"
#include "ui/views/verdict_card.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype FactCharacters = 400;

QString shown(const std::string& text) {
    return visibleStart(text, FactCharacters);
}

QString sentence(const std::string& text) {
    QString shownText = shown(text);
    if (!shownText.isEmpty()) {
        shownText[0] = shownText[0].toUpper();
    }
    return shownText.endsWith(u'.') ? shownText : shownText + u'.';
}

QString subjectPath(const QString& subject) {
    return subject == u"result"_s ? u"payload.result"_s : subject;
}

} // namespace

ReceiptSection::ReceiptSection(const ReceiptReport& report, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::Quarter);
    auto* card = new VerdictCard(theme, this);
    card->setVerdict(report.verdict, report.level,
                     report.detail.empty() ? verdictMeaning(report.verdict, report.level)
                                           : sentence(report.detail));
    m_layout->addWidget(card);
    addTexts(report);
    addFacts(report);
    setAccessibleName(tr("Receipt found in %1").arg(shown(report.foundIn)));
}

void ReceiptSection::addTexts(const ReceiptReport& report) {
    const QString subject = report.subject == nullptr ? QString() : QLatin1String(report.subject);
    const QString rule = report.rule == nullptr ? QString() : QLatin1String(report.rule);
    if (!report.subjectText.empty() || !report.turnedBack.empty()) {
        const auto& difference = report.firstDifference;
        const DifferenceExcerpt stored =
            difference ? differenceExcerpt(report.subjectText, difference->subjectOffset,
                                           report.turnedBack, difference->receiptOffset)
                       : plainExcerpt(report.subjectText);
        const DifferenceExcerpt turned =
            difference ? differenceExcerpt(report.turnedBack, difference->receiptOffset,
                                           report.subjectText, difference->subjectOffset)
                       : plainExcerpt(report.turnedBack);
        addQuote(subject.isEmpty() ? tr("Stored") : tr("Stored %1").arg(subject), stored.text,
                 stored.markStart, stored.markLength);
        addQuote(rule.isEmpty() ? tr("Receipt, turned back")
                                : tr("Receipt, turned back (%1)").arg(rule),
                 turned.text, turned.markStart, turned.markLength);
    }
    if (!report.asWritten.empty()) {
        addQuote(tr("Receipt as written · %1").arg(shown(report.foundIn)),
                 plainExcerpt(report.asWritten).text, 0, 0);
    }
}

void ReceiptSection::addQuote(const QString& caption, const QString& text, qsizetype markStart,
                              qsizetype markLength) {
    auto* label = new RoleLabel(m_theme, ColorRole::Muted, this);
    label->setText(caption);
    label->setFont(scaledFont(font(), 0.94));
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* box = new CodeBox(m_theme, this);
    box->text().setLineLimit(10);
    box->text().setText(text, {markStart, markLength});
    box->text().setAccessibleName(caption);
    box->setAccessibleName(caption);
    m_layout->addSpacing(metrics::Half);
    m_layout->addWidget(label);
    m_layout->addWidget(box);
}

void ReceiptSection::addFacts(const ReceiptReport& report) {
    std::vector<KeyValueList::Fact> facts;
    if (report.subject != nullptr) {
        facts.push_back({tr("Subject"), subjectPath(QLatin1String(report.subject)), false});
    }
    if (report.rule != nullptr) {
        const QString rule = QLatin1String(report.rule);
        facts.push_back(
            {tr("Rule"),
             report.verdict == Verdict::Match ? rule : tr("none holds · %1 is nearest").arg(rule),
             false});
    }
    if (report.level != MatchLevel::None) {
        facts.push_back({tr("Level"), levelWord(report.level), false});
    }
    if (report.firstDifference) {
        QString where = tr("line %1, character %2")
                            .arg(report.firstDifference->line)
                            .arg(report.firstDifference->column);
        if (report.firstDifference->path) {
            where += u" · "_s + shown(*report.firstDifference->path);
        }
        facts.push_back({tr("First difference"), where, false});
    }
    if (report.distance) {
        facts.push_back(
            {tr("How far off"),
             tr("%1 characters, %2 words")
                 .arg(countText(report.distance->characters), countText(report.distance->words)),
             false});
    }
    if (!report.label.empty()) {
        facts.push_back({tr("Label"), shown(report.label), false});
    }
    facts.push_back({tr("Found in"), shown(report.foundIn), true});
    for (const Note& note : report.notes) {
        facts.push_back({tr("Note"), shown(note.message), false});
    }
    auto* list = new KeyValueList(m_theme, this);
    list->setFacts(facts);
    m_layout->addSpacing(metrics::Gap);
    m_layout->addWidget(list);
}

} // namespace muscope
