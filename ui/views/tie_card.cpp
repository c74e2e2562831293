// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/tie_card.h"

#include "ui/models/visible_text.h"
#include "ui/models/workflow_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/style/verdict_sign.h"
#include "ui/views/link_label.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace muscope {

namespace {

constexpr int TieSignSide = 16;
constexpr int TieTopPadding = 10;
constexpr qsizetype CardCharacters = 400;

} // namespace

TieCard::TieCard(const WorkflowTie& tie, const Theme& theme, QWidget* parent)
    : RoundedPanel(theme, ColorRole::Code, ColorRole::Line, parent)
    , m_theme(theme)
    , m_state(stateOf(tie))
    , m_heading(new RoleLabel(theme, ColorRole::Text, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Gap + TieSignSide + TieTopPadding, TieTopPadding,
                               metrics::Gap, TieTopPadding);
    layout->setSpacing(2);
    m_heading->setFont(semiboldFont(font()));
    m_heading->setWordWrap(true);
    m_heading->setText(heading());
    layout->addWidget(m_heading);
    const int line = tie.workflow->document().line;
    auto* place = new LinkLabel(theme, placeText(tie.workflow->file(), line), this);
    place->setFont(monospaceFont());
    connect(place, &LinkLabel::activated, this, &TieCard::workflowChosen);
    layout->addWidget(place);
    auto* reason = new RoleLabel(theme, ColorRole::Muted, this);
    reason->setText(visibleLine(tie.reason.left(CardCharacters)));
    reason->setWordWrap(true);
    layout->addWidget(reason);
    for (const SchemaCheck& check : tie.checks) {
        auto* sentence = new RoleLabel(theme, ColorRole::Text, this);
        sentence->setText(checkSentence(check));
        sentence->setWordWrap(true);
        layout->addWidget(sentence);
    }
    if (m_state == State::Breached) {
        setRoles(ColorRole::FailureBackground, ColorRole::Differs);
    }
    setAccessibleName(m_heading->text());
}

TieCard::State TieCard::stateOf(const WorkflowTie& tie) {
    const auto has = [&tie](schema::Verdict verdict) {
        return std::ranges::any_of(tie.checks, [verdict](const SchemaCheck& check) {
            return check.schemaLine > 0 && check.verdict == verdict;
        });
    };
    if (has(schema::Verdict::Breached)) {
        return State::Breached;
    }
    if (has(schema::Verdict::Unknown)) {
        return State::Unknown;
    }
    return has(schema::Verdict::Holds) ? State::Holds : State::Unchecked;
}

QString TieCard::heading() const {
    switch (m_state) {
    case State::Holds:
        return tr("The event holds its workflow's schema");
    case State::Breached:
        return tr("The event breaks its workflow's schema");
    case State::Unknown:
        return tr("Not everything could be evaluated");
    case State::Unchecked:
        return tr("The workflow has no schema for this event");
    }
    return {};
}

void TieCard::paintEvent(QPaintEvent* event) {
    RoundedPanel::paintEvent(event);
    QPainter painter(this);
    const int top = m_heading->y() + (m_heading->fontMetrics().height() - TieSignSide) / 2;
    const QRect sign(metrics::Gap, top, TieSignSide, TieSignSide);
    switch (m_state) {
    case State::Holds:
        VerdictSign(m_theme).paint(painter, sign, Verdict::Match);
        break;
    case State::Breached:
        ProblemSign(m_theme).paint(painter, sign, ProblemKind::Schema);
        break;
    case State::Unknown:
        ProblemSign(m_theme).paint(painter, sign, ProblemKind::SchemaUnchecked);
        break;
    case State::Unchecked:
        VerdictSign(m_theme).paint(painter, sign, Verdict::None);
        break;
    }
}

} // namespace muscope
