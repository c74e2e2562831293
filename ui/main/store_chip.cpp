// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/store_chip.h"

#include "core/workspace/workspace.h"
#include "ui/models/visible_text.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int StoreIconSize = 14;
constexpr int StorePadding = 10;
constexpr int IconGap = 6;
constexpr int WidestText = 280;

} // namespace

StoreChip::StoreChip(const Workspace& workspace, const Theme& theme, QWidget* parent)
    : QToolButton(parent)
    , m_workspace(workspace)
    , m_theme(theme) {
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&workspace, &Workspace::storeStateChanged, this, &StoreChip::showStore);
    showStore();
}

QSize StoreChip::sizeHint() const {
    const QFontMetrics measures(semiboldFont(font()));
    const int name = std::min(measures.horizontalAdvance(m_name), WidestText);
    const int place = std::min(fontMetrics().horizontalAdvance(m_place), WidestText);
    return {2 * StorePadding + StoreIconSize + IconGap + name +
                (m_place.isEmpty() ? 0 : IconGap + place) + 2,
            std::max(metrics::ControlHeight, fontMetrics().height() + metrics::Half)};
}

QSize StoreChip::minimumSizeHint() const {
    return {120, sizeHint().height()};
}

void StoreChip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isLit = underMouse() || isDown();
    painter.setPen(m_theme.color(hasFocus() ? ColorRole::Accent : ColorRole::Line));
    painter.setBrush(m_theme.color(isLit ? ColorRole::Hover : ColorRole::Background));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::Radius,
                            metrics::Radius);
    const QRect iconArea(StorePadding, (height() - StoreIconSize) / 2, StoreIconSize,
                         StoreIconSize);
    muscope::icon(u"store"_s, m_theme.color(ColorRole::Text)).paint(&painter, iconArea);

    const QFont bold = semiboldFont(font());
    const QFontMetrics boldMeasures(bold);
    QRect text = rect().adjusted(iconArea.right() + 1 + IconGap, 0, -StorePadding, 0);
    const QString name =
        boldMeasures.elidedText(m_name, Qt::ElideMiddle, std::min(text.width(), WidestText));
    painter.setFont(bold);
    painter.setPen(m_theme.color(ColorRole::Text));
    painter.drawText(text, Qt::AlignVCenter | Qt::TextSingleLine, name);
    text.setLeft(text.left() + boldMeasures.horizontalAdvance(name) + IconGap);
    painter.setFont(font());
    painter.setPen(m_theme.color(ColorRole::Muted));
    painter.drawText(text, Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_place, Qt::ElideRight, text.width()));
}

void StoreChip::showStore() {
    switch (m_workspace.storeState()) {
    case Workspace::StoreState::None:
        m_name = tr("No store");
        m_place.clear();
        break;
    case Workspace::StoreState::Opening:
        m_name = visibleLine(m_workspace.location().name());
        m_place = tr("opening…");
        break;
    case Workspace::StoreState::Failed:
        m_name = visibleLine(m_workspace.location().name());
        m_place = tr("not open");
        break;
    case Workspace::StoreState::Open:
        m_name = visibleLine(m_workspace.store().name);
        m_place = visibleLine(m_workspace.store().place);
        if (m_workspace.store().isReadOnly) {
            m_place += u" · "_s + tr("read-only");
        }
        break;
    }
    QStringList tip;
    if (m_workspace.storeState() == Workspace::StoreState::Open) {
        tip << m_workspace.store().displayText << m_workspace.store().backend
            << m_workspace.store().remarks;
    }
    setToolTip(visibleText(tip.join(u'\n')).toHtmlEscaped().replace(u'\n', u"<br>"_s));
    setAccessibleName(tr("Store %1 %2").arg(m_name, m_place));
    updateGeometry();
    update();
}

} // namespace muscope
