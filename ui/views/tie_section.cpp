// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/tie_section.h"

#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/link_label.h"
#include "ui/views/text_block.h"
#include "ui/views/tie_card.h"

#include <QFrame>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::size_t MostBreaches = 50;
constexpr std::size_t MostGaps = 20;
constexpr qsizetype SectionCharacters = 600;

} // namespace

TieSection::TieSection(const WorkflowTie& tie, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::Quarter);
    auto* card = new TieCard(tie, theme, this);
    connect(card, &TieCard::workflowChosen, this,
            [this, line = tie.workflow->document().line] { emit lineChosen(line); });
    m_layout->addWidget(card);
    for (const SchemaCheck& check : tie.checks) {
        addCheck(check);
    }
    if (!tie.remarks.empty()) {
        addCaption(tr("Permissions"));
        for (const WorkflowRemark& remark : tie.remarks) {
            addPlaced(visibleLine(remark.text.left(SectionCharacters)), tr("Remark"), remark.line);
        }
    }
    setAccessibleName(card->accessibleName());
}

void TieSection::addCaption(const QString& text) {
    auto* caption = new RoleLabel(m_theme, ColorRole::Muted, this);
    caption->setText(text);
    caption->setFont(scaledFont(font(), 0.94));
    m_layout->addSpacing(metrics::Half);
    m_layout->addWidget(caption);
}

void TieSection::addCheck(const SchemaCheck& check) {
    if (!check.breaches.empty()) {
        addCaption(check.part == "arguments" ? tr("Breaches in the arguments")
                                             : tr("Breaches in the result"));
    }
    const std::size_t shown = std::min(check.breaches.size(), MostBreaches);
    for (std::size_t place = 0; place < shown; ++place) {
        addBreach(check.breaches[place]);
    }
    if (shown < check.breaches.size()) {
        addSentence(tr("%1 more are not listed.").arg(check.breaches.size() - shown));
    }
    if (!check.gaps.empty()) {
        addCaption(check.part == "arguments" ? tr("Not evaluated for the arguments")
                                             : tr("Not evaluated for the result"));
    }
    for (std::size_t place = 0; place < std::min(check.gaps.size(), MostGaps); ++place) {
        const SchemaGap& gap = check.gaps[place];
        const QString keyword = gap.keyword.empty() ? QString() : visibleStart(gap.keyword, 80);
        const QString reason = visibleLine(gap.reason.left(SectionCharacters));
        addPlaced(keyword.isEmpty() ? reason : keyword + u": "_s + reason, tr("Not evaluated"),
                  gap.line);
    }
}

void TieSection::addBreach(const SchemaBreach& breach) {
    auto* message = new TextBlock(m_theme, ColorRole::Text, this);
    message->setText(visibleLine(breach.message.left(SectionCharacters)));
    message->setAccessibleName(tr("Breach"));
    const QString pointer = QString::fromStdString(breach.path);
    auto* path = new LinkLabel(m_theme,
                               pointer.isEmpty() ? tr("whole payload")
                                                 : visibleLine(pointer.left(SectionCharacters)),
                               this);
    path->setFont(monospaceFont());
    path->setToolTip(tr("Show in the payload"));
    connect(path, &LinkLabel::activated, this, [this, pointer] { emit pathChosen(pointer); });
    LinkLabel* line = makeLineLink(breach.line);
    auto* keyword = new RoleLabel(m_theme, ColorRole::Muted, this);
    keyword->setText(visibleStart(breach.keyword, 80));
    keyword->setFont(monospaceFont());
    auto* ends = new QHBoxLayout;
    ends->setSpacing(metrics::Gap);
    ends->addWidget(path, 1);
    ends->addWidget(keyword);
    ends->addWidget(line);
    auto* hairline = new QFrame(this);
    hairline->setFrameShape(QFrame::HLine);
    hairline->setFrameShadow(QFrame::Plain);
    hairline->setForegroundRole(QPalette::Mid);
    hairline->setFixedHeight(1);
    m_layout->addWidget(message);
    m_layout->addLayout(ends);
    m_layout->addWidget(hairline);
}

void TieSection::addPlaced(const QString& text, const QString& accessibleName, int line) {
    auto* row = new QHBoxLayout;
    row->setSpacing(metrics::Gap);
    auto* sentence = new TextBlock(m_theme, ColorRole::Text, this);
    sentence->setText(text);
    sentence->setAccessibleName(accessibleName);
    row->addWidget(sentence, 1);
    row->addWidget(makeLineLink(line), 0, Qt::AlignTop);
    m_layout->addLayout(row);
}

LinkLabel* TieSection::makeLineLink(int line) {
    auto* link = new LinkLabel(m_theme, tr("line %1").arg(line), this);
    link->setToolTip(tr("Show in the workflow"));
    connect(link, &LinkLabel::activated, this, [this, line] { emit lineChosen(line); });
    return link;
}

void TieSection::addSentence(const QString& text) {
    auto* sentence = new TextBlock(m_theme, ColorRole::Text, this);
    sentence->setText(visibleLine(text.left(SectionCharacters)));
    sentence->setAccessibleName(tr("Remark"));
    m_layout->addWidget(sentence);
}

} // namespace muscope
