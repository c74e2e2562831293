// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/follow_strip.h"

#include "ui/models/number_text.h"
#include "ui/state/follow_state.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace muscope {

FollowStrip::FollowStrip(FollowState& follow, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_follow(follow)
    , m_theme(theme)
    , m_label(new RoleLabel(theme, ColorRole::Muted, this))
    , m_newest(new QPushButton(this)) {
    m_newest->setIconSize({12, 12});
    m_newest->setFocusPolicy(Qt::TabFocus);
    m_newest->setToolTip(tr("Go to the newest event and keep it in view (End)"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::Gap + metrics::SignSize + metrics::Half, metrics::Quarter,
                               metrics::Gap, metrics::Quarter);
    layout->setSpacing(metrics::Half);
    layout->addWidget(m_label);
    layout->addStretch();
    layout->addWidget(m_newest);
    setFixedHeight(m_newest->sizeHint().height() + 2 * metrics::Quarter);
    connect(&follow, &FollowState::changed, this, &FollowStrip::showMode);
    connect(m_newest, &QPushButton::clicked, &follow, &FollowState::resume);
    connect(&theme, &Theme::changed, this, &FollowStrip::recolour);
    recolour();
    showMode();
}

void FollowStrip::showMode() {
    const bool isPaused = m_follow.mode() == FollowState::Mode::Paused;
    const auto events = static_cast<std::int64_t>(m_follow.newEvents());
    setVisible(m_follow.mode() != FollowState::Mode::Off);
    m_label->setText(isPaused ? tr("paused") : tr("following"));
    m_label->setRole(isPaused ? ColorRole::Muted : ColorRole::Text);
    m_newest->setVisible(isPaused);
    m_newest->setText(events == 0 ? tr("Newest") : tr("%1 new").arg(countText(events)));
    m_newest->setAccessibleName(tr("Go to the newest event, %1 new").arg(countText(events)));
    setAccessibleName(isPaused ? tr("paused, %1 new").arg(countText(events)) : tr("following"));
    update();
}

// A dot while it moves, two bars while it stands: shape first, colour second.
void FollowStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Panel));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(ColorRole::Line));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF sign(metrics::Gap, (height() - metrics::SignSize) / 2.0, metrics::SignSize,
                      metrics::SignSize);
    if (m_follow.isFollowing()) {
        painter.setBrush(m_theme.color(ColorRole::Accent));
        painter.drawEllipse(sign.adjusted(2, 2, -2, -2));
        return;
    }
    painter.setBrush(m_theme.color(ColorRole::Muted));
    const double bar = sign.width() / 4;
    painter.drawRect(QRectF(sign.left() + bar / 2, sign.top() + 1, bar, sign.height() - 2));
    painter.drawRect(QRectF(sign.right() - bar * 3 / 2, sign.top() + 1, bar, sign.height() - 2));
}

void FollowStrip::recolour() {
    m_newest->setIcon(icon(u"down"_s, m_theme.color(ColorRole::Text)));
    update();
}

} // namespace muscope
