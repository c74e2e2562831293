// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/receipt_section.h"

#include "ui/models/difference_excerpt.h"
#include "ui/models/receipt_facts.h"
#include "ui/models/verdict_text.h"
#include "ui/models/visible_text.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/code_box.h"
#include "ui/views/copy_text.h"
#include "ui/views/key_value_list.h"
#include "ui/views/link_label.h"
#include "ui/views/verdict_card.h"

#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int MostLines = 10;
constexpr qsizetype NameCharacters = 60;
constexpr int CopyIconSide = 14;

} // namespace

ReceiptSection::ReceiptSection(std::shared_ptr<const ReceiptReport> report, const Theme& theme,
                               QWidget* parent)
    : QWidget(parent)
    , m_report(std::move(report))
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::Quarter);
    setAccessibleName(
        tr("Receipt found in %1").arg(visibleStart(m_report->foundIn, NameCharacters)));
    addVerdict();
    addTexts();
    addFacts();
}

void ReceiptSection::addVerdict() {
    auto* card = new VerdictCard(m_theme, this);
    card->setVerdict(m_report->verdict, reportHeading(*m_report), reportSentence(*m_report));
    m_layout->addWidget(card);
    if (m_report->otherEvent.empty()) {
        return;
    }
    const QString name = visibleStart(m_report->otherEvent, NameCharacters);
    auto* go = new LinkLabel(m_theme, tr("Go to event %1").arg(name), this);
    connect(go, &LinkLabel::activated, this, [this] {
        emit otherEventWanted(EventId(QByteArray::fromStdString(m_report->otherEvent)));
    });
    m_layout->addSpacing(metrics::Quarter);
    m_layout->addWidget(go);
}

void ReceiptSection::addTexts() {
    const ReceiptReport& report = *m_report;
    const QString subject = report.subject == nullptr ? QString() : QLatin1String(report.subject);
    const QString rule = report.rule == nullptr ? QString() : QLatin1String(report.rule);
    if (!report.subjectText.empty() || !report.turnedBack.empty()) {
        const auto& difference = report.firstDifference;
        const DifferencePlace place = differencePlace(report);
        const DifferenceExcerpt stored =
            difference ? differenceExcerpt(report.subjectText, place.inSubject, report.turnedBack,
                                           place.inReceipt)
                       : plainExcerpt(report.subjectText);
        const DifferenceExcerpt turned =
            difference ? differenceExcerpt(report.turnedBack, place.inReceipt, report.subjectText,
                                           place.inSubject)
                       : plainExcerpt(report.turnedBack);
        addQuote(subject.isEmpty()      ? tr("Stored")
                 : subject == u"self"_s ? tr("The original it carries")
                                        : tr("Stored %1").arg(subject),
                 stored, report.subjectText);
        addQuote(rule.isEmpty() ? tr("Receipt, turned back")
                                : tr("Receipt, turned back (%1)").arg(rule),
                 turned, report.turnedBack);
    }
    if (!report.asWritten.empty()) {
        addQuote(tr("Receipt as written · %1").arg(visibleStart(report.foundIn, NameCharacters)),
                 plainExcerpt(report.asWritten), report.asWritten);
    }
}

void ReceiptSection::addQuote(const QString& caption, const DifferenceExcerpt& excerpt,
                              const std::string& whole) {
    auto* label = new RoleLabel(m_theme, ColorRole::Muted, this);
    label->setText(caption);
    label->setFont(scaledFont(font(), 0.94));
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* copy = new QToolButton(this);
    const auto recolour = [this, copy] {
        copy->setIcon(icon(u"copy"_s, m_theme.color(ColorRole::Muted)));
    };
    recolour();
    connect(&m_theme, &Theme::changed, copy, recolour);
    copy->setIconSize({CopyIconSide, CopyIconSide});
    copy->setAutoRaise(true);
    copy->setToolTip(tr("Copy the whole text"));
    copy->setAccessibleName(tr("Copy: %1").arg(caption));
    connect(copy, &QToolButton::clicked, this, [&whole] { copyText(whole); });
    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(0, 0, 0, 0);
    heading->addWidget(label, 1);
    heading->addWidget(copy);
    auto* box = new CodeBox(m_theme, this);
    box->text().setLineLimit(MostLines);
    box->text().setText(excerpt.text, {excerpt.markStart, excerpt.markLength});
    box->text().setAccessibleName(caption);
    box->setAccessibleName(caption);
    m_layout->addSpacing(metrics::Quarter);
    m_layout->addLayout(heading);
    m_layout->addWidget(box);
}

void ReceiptSection::addFacts() {
    std::vector<KeyValueList::Fact> facts;
    for (const ReceiptFact& fact : receiptFacts(*m_report)) {
        facts.push_back({fact.key, fact.value, fact.isMono});
    }
    auto* list = new KeyValueList(m_theme, this);
    list->setFacts(facts);
    m_layout->addSpacing(metrics::Gap);
    m_layout->addWidget(list);
}

} // namespace muscope
