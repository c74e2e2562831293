// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/range_chip.h"

#include "core/workspace/row_selector.h"
#include "core/workspace/workspace.h"
#include "ui/models/number_text.h"
#include "ui/state/inspection_state.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace muscope {

RangeChip::RangeChip(Workspace& workspace, InspectionState& state, const Theme& theme,
                     QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_state(state)
    , m_theme(theme)
    , m_label(new RoleLabel(theme, ColorRole::Text, this))
    , m_clear(new QToolButton(this)) {
    m_clear->setAccessibleName(tr("Show all times"));
    m_clear->setToolTip(tr("Show all times"));
    m_clear->setFocusPolicy(Qt::TabFocus);
    m_clear->setIconSize({12, 12});
    m_clear->setFixedSize(20, 20);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::Gap, metrics::Quarter, metrics::Gap, metrics::Quarter);
    layout->setSpacing(metrics::Half);
    layout->addWidget(m_label);
    layout->addWidget(m_clear);
    layout->addStretch();
    connect(&state, &InspectionState::selectedRangeChanged, this, &RangeChip::followRange);
    connect(&state, &InspectionState::timeFormatChanged, this, &RangeChip::showRange);
    connect(&workspace.rowSelector(), &RowSelector::selectionChanged, this, &RangeChip::showRange);
    connect(&workspace, &Workspace::indexAppended, this, &RangeChip::showRange);
    connect(m_clear, &QToolButton::clicked, &state,
            [&state] { state.setSelectedRange(std::nullopt); });
    connect(&theme, &Theme::changed, this, &RangeChip::recolour);
    recolour();
    followRange();
}

void RangeChip::followRange() {
    m_workspace.rowSelector().setRange(m_state.selectedRange());
    showRange();
}

void RangeChip::showRange() {
    const auto& range = m_state.selectedRange();
    setVisible(range.has_value());
    if (!range) {
        return;
    }
    const auto zone =
        m_workspace.store().hasTimeZone ? Timestamp::Zone::Utc : Timestamp::Zone::Unknown;
    const Timestamp from = Timestamp::fromMicroseconds(range->from, zone);
    const Timestamp to = Timestamp::fromMicroseconds(range->to, zone);
    const TimeFormat& format = m_state.timeFormat();
    const bool spansDays = format.dayOf(from) != format.dayOf(to);
    const std::uint32_t total = m_workspace.index().size();
    const QString text =
        tr("%1 – %2 (%3) · %4 of %5 events")
            .arg(format.text(from, spansDays), format.text(to, spansDays),
                 durationText(range->duration()),
                 countText(m_workspace.rowSelector().selection().size(total)), countText(total));
    m_label->setText(text);
    setAccessibleName(text);
}

void RangeChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Selection));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(ColorRole::Line));
}

void RangeChip::recolour() {
    m_clear->setIcon(icon(u"close"_s, m_theme.color(ColorRole::Text)));
    update();
}

} // namespace muscope
