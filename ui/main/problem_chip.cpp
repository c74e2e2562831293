// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/problem_chip.h"

#include "core/workspace/workspace.h"
#include "ui/models/number_text.h"
#include "ui/state/inspection_state.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/sign_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace muscope {

ProblemChip::ProblemChip(const Workspace& workspace, InspectionState& state, const Theme& theme,
                         QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_theme(theme)
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_failing(new SignLabel(theme, Verdict::Differs, this))
    , m_holding(new SignLabel(theme, Verdict::Unchecked, this)) {
    build();
    connect(m_previous, &QToolButton::clicked, &state, &InspectionState::goToPreviousProblem);
    connect(m_next, &QToolButton::clicked, &state, &InspectionState::goToNextProblem);
    connect(&workspace, &Workspace::sessionOpened, this, &ProblemChip::showProblems);
    connect(&workspace, &Workspace::problemsChanged, this, &ProblemChip::showProblems);
    connect(&workspace, &Workspace::storeStateChanged, this, &ProblemChip::showProblems);
    connect(&theme, &Theme::changed, this, &ProblemChip::recolour);
    recolour();
    showProblems();
}

void ProblemChip::build() {
    m_previous->setAccessibleName(tr("Previous problem"));
    m_previous->setToolTip(tr("Previous problem (Shift+F8)"));
    m_next->setAccessibleName(tr("Next problem"));
    m_next->setToolTip(tr("Next problem (F8)"));
    constexpr int ButtonSide = 22;
    for (QToolButton* button : {m_previous, m_next}) {
        button->setIconSize({12, 12});
        button->setFixedSize(ButtonSide, ButtonSide);
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(3, 3, 3, 3);
    layout->setSpacing(metrics::Quarter);
    layout->addWidget(m_previous);
    layout->addWidget(m_failing);
    layout->addWidget(m_holding);
    layout->addWidget(m_next);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void ProblemChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.color(ColorRole::Line));
    painter.setBrush(m_theme.color(ColorRole::Background));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::Radius,
                            metrics::Radius);
}

void ProblemChip::showProblems() {
    const auto list = m_workspace.problems();
    const auto problems = static_cast<std::int64_t>(list->size());
    const QString text =
        problems == 1 ? tr("1 problem") : tr("%1 problems").arg(countText(problems));
    setVisible(m_workspace.currentSession().has_value());
    if (const auto worst = list->worst()) {
        m_failing->setProblem(*worst);
    }
    m_failing->setText(text, true);
    m_failing->setVisible(problems > 0);
    m_holding->setText(text, false);
    m_holding->setVisible(problems == 0);
    m_previous->setEnabled(list->first().has_value());
    m_next->setEnabled(list->first().has_value());
    setAccessibleName(text);
}

void ProblemChip::recolour() {
    m_previous->setIcon(icon(u"previous"_s, m_theme.color(ColorRole::Text)));
    m_next->setIcon(icon(u"next"_s, m_theme.color(ColorRole::Text)));
}

} // namespace muscope
