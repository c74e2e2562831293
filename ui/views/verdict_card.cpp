// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/verdict_card.h"

#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/style/verdict_sign.h"
#include "ui/views/text_block.h"

#include <QPainter>
#include <QVBoxLayout>

namespace muscope {

namespace {

constexpr int SignSide = 16;
constexpr int TopPadding = 10;

} // namespace

VerdictCard::VerdictCard(const Theme& theme, QWidget* parent)
    : RoundedPanel(theme, ColorRole::Code, ColorRole::Line, parent)
    , m_theme(theme)
    , m_heading(new RoleLabel(theme, ColorRole::Text, this))
    , m_explanation(new TextBlock(theme, ColorRole::Text, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Gap + SignSide + TopPadding, TopPadding, metrics::Gap,
                               TopPadding);
    layout->setSpacing(2);
    layout->addWidget(m_heading);
    layout->addWidget(m_explanation);
    m_heading->setFont(semiboldFont(font()));
    m_heading->setWordWrap(true);
    m_explanation->setAccessibleName(tr("What the check said"));
}

void VerdictCard::setVerdict(Verdict verdict, const QString& heading, const QString& explanation) {
    m_verdict = verdict;
    m_heading->setText(heading);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    setRoles(isFailure(verdict) ? ColorRole::FailureBackground : ColorRole::Code,
             isFailure(verdict) ? VerdictSign::roleOf(verdict) : ColorRole::Line);
    setAccessibleName(m_heading->text());
}

void VerdictCard::paintEvent(QPaintEvent* event) {
    RoundedPanel::paintEvent(event);
    QPainter painter(this);
    const int top = m_heading->y() + (m_heading->fontMetrics().height() - SignSide) / 2;
    VerdictSign(m_theme).paint(painter, QRect(metrics::Gap, top, SignSide, SignSide), m_verdict);
}

} // namespace muscope
