// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/ruler_view.h"

#include "ui/style/metrics.h"
#include "ui/timeline/timeline_measures.h"
#include "ui/timeline/timeline_texts.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace muscope {

namespace {

constexpr int LeastTickPixels = 90;
constexpr double RulerLabelInset = 5;

} // namespace

RulerView::RulerView(TimeNavigator& navigator, const InspectionState& state, const Theme& theme,
                     QWidget* parent)
    : QWidget(parent)
    , m_navigator(navigator)
    , m_state(state)
    , m_theme(theme) {
    setAccessibleName(tr("Ruler of the timeline"));
    setFont(scaledFont(font(), measures::SmallFont));
    setFixedHeight(lineHeight(font(), measures::RulerHeight));
    connect(&navigator, &TimeNavigator::viewChanged, this, &RulerView::refresh);
    connect(&navigator, &TimeNavigator::cursorChanged, this, qOverload<>(&QWidget::update));
    connect(&state, &InspectionState::timeFormatChanged, this, &RulerView::refresh);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QStringList RulerView::labels() const {
    return {m_labels.begin(), m_labels.end()};
}

QString RulerView::cursorText() const {
    if (!m_navigator.cursor() || m_navigator.timeline()->isEmpty()) {
        return {};
    }
    const std::int64_t time = m_navigator.view().timeAt(*m_navigator.cursor());
    return m_state.timeFormat().preciseText(m_navigator.stamp(time));
}

void RulerView::setSentence(const QString& sentence) {
    m_sentence = sentence;
    setToolTip(sentence);
    update();
}

void RulerView::refresh() {
    m_places.clear();
    m_labels.clear();
    if (!m_navigator.timeline()->isEmpty()) {
        const Viewport view = m_navigator.view();
        // One offset for the whole view: a change of the clocks within it is not drawn.
        const std::int64_t from = view.range().from;
        const std::int64_t offset =
            m_state.timeFormat().wallMicroseconds(m_navigator.stamp(from)) - from;
        const int tickPixels = std::max(LeastTickPixels, fontMetrics().averageCharWidth() * 14);
        const RulerTicks ticks = rulerTicks({from + offset, view.range().to + offset},
                                            std::max(1, m_navigator.width() / tickPixels));
        for (std::size_t place = 0; place < ticks.wallTimes.size(); ++place) {
            m_places.push_back(view.xOf(ticks.wallTimes[place] - offset));
            m_labels.push_back(tickText(ticks, place));
        }
    }
    update();
    emit ticksChanged();
}

void RulerView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Panel));
    painter.setPen(m_theme.color(ColorRole::Muted));
    const QRect sentence(metrics::Gap, 0, measures::LabelWidth - metrics::Gap - metrics::Quarter,
                         height() - 1);
    painter.drawText(sentence, Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_sentence, Qt::ElideRight, sentence.width()));
    const QColor line = m_theme.color(ColorRole::Line);
    for (std::size_t place = 0; place < m_places.size(); ++place) {
        const double x = measures::LabelWidth + m_places[place];
        painter.fillRect(QRectF(std::floor(x), 0, 1, height()), line);
        const double room = width() - x - RulerLabelInset;
        // Half a label at the edge would say another time.
        if (fontMetrics().horizontalAdvance(m_labels[place]) <= room) {
            painter.drawText(QRectF(x + RulerLabelInset, 0, room, height() - 1),
                             Qt::AlignVCenter | Qt::TextSingleLine, m_labels[place]);
        }
    }
    painter.fillRect(measures::LabelWidth, 0, 1, height(), line);
    painter.fillRect(0, height() - 1, width(), 1, line);
    paintCursor(painter);
}

void RulerView::paintCursor(QPainter& painter) const {
    const QString text = cursorText();
    if (text.isEmpty()) {
        return;
    }
    const double room = fontMetrics().horizontalAdvance(text) + 2 * metrics::Half;
    const double x = measures::LabelWidth + *m_navigator.cursor();
    const double left = std::clamp(x - room / 2, double{measures::LabelWidth},
                                   std::max<double>(measures::LabelWidth, width() - room));
    const QRectF area(left, 2, room, height() - 5);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(ColorRole::Text));
    painter.drawRoundedRect(area, metrics::Quarter, metrics::Quarter);
    painter.setPen(m_theme.color(ColorRole::Panel));
    painter.drawText(area, Qt::AlignCenter | Qt::TextSingleLine, text);
}

void RulerView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) {
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace muscope
