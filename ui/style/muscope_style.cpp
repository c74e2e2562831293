// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/muscope_style.h"

#include "ui/style/metrics.h"

#include <QPainter>
#include <QPolygonF>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int ScrollBarExtent = 12;
constexpr int ScrollHandleInset = 3;
constexpr int LeastScrollHandle = 28;
constexpr int TabUnderline = 2;
constexpr int TabPadding = 7;
constexpr double SortMark = 4; // half as wide as it is

} // namespace

MuscopeStyle::MuscopeStyle(const Theme& theme)
    : QProxyStyle(u"Fusion"_s)
    , m_theme(theme) {}

void MuscopeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                 QPainter* painter, const QWidget* widget) const {
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame != nullptr && frame->lineWidth > 0) {
            drawField(option, painter);
        }
        return;
    case PE_FrameLineEdit:
    case PE_FrameTabBarBase:
    case PE_IndicatorTabTearLeft:
    case PE_IndicatorTabTearRight:
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
    case PE_PanelMenuBar:
        return;
    case PE_Frame:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame != nullptr && frame->lineWidth > 0) {
            painter->setPen(m_theme.color(ColorRole::Line));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        }
        return;
    case PE_FrameFocusRect:
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(m_theme.color(ColorRole::Accent));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter->setRenderHint(QPainter::Antialiasing, false);
        return;
    case PE_PanelButtonCommand:
        drawButton(option, painter);
        return;
    case PE_IndicatorCheckBox:
        drawCheckBox(option, painter);
        return;
    case PE_IndicatorRadioButton:
        drawRadioButton(option, painter);
        return;
    case PE_PanelButtonTool:
        if (option->state & (State_Sunken | State_On | State_MouseOver)) {
            drawRounded(painter, option->rect, m_theme.color(ColorRole::Hover), Qt::transparent);
        }
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void MuscopeStyle::drawControl(ControlElement element, const QStyleOption* option,
                               QPainter* painter, const QWidget* widget) const {
    switch (element) {
    case CE_Splitter:
        painter->fillRect(option->rect, m_theme.color(ColorRole::Line));
        return;
    case CE_TabBarTabShape:
        drawTab(option, painter, widget);
        return;
    case CE_TabBarTabLabel:
        drawTabText(option, painter, widget);
        return;
    case CE_Header:
        drawSortedHeader(option, painter, widget);
        return;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        drawHeader(option, painter);
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            QStyleOptionHeader muted(*header);
            muted.palette.setColor(QPalette::ButtonText, m_theme.color(ColorRole::Muted));
            QProxyStyle::drawControl(element, &muted, painter, widget);
        }
        return;
    case CE_ToolBar:
        painter->fillRect(option->rect, m_theme.color(ColorRole::Panel));
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            m_theme.color(ColorRole::Line));
        return;
    case CE_MenuBarItem:
        drawMenuBarItem(option, painter);
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, m_theme.color(ColorRole::Panel));
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
        return;
    case CE_ProgressBarContents:
        drawProgress(option, painter);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void MuscopeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                      QPainter* painter, const QWidget* widget) const {
    if (control == CC_ScrollBar) {
        drawScrollBar(option, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int MuscopeStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                              const QWidget* widget) const {
    switch (metric) {
    case PM_SplitterWidth:
    case PM_ToolBarFrameWidth:
        return 1;
    case PM_ScrollBarExtent:
        return ScrollBarExtent;
    case PM_ScrollBarSliderMin:
        return LeastScrollHandle;
    case PM_TabBarTabHSpace:
        return 2 * TabPadding;
    case PM_TabBarTabVSpace:
        return 2 * metrics::Half;
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabOverlap:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_HeaderMargin:
        return metrics::Half;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return metrics::Gap;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return metrics::Half;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int MuscopeStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                            QStyleHintReturn* returned) const {
    switch (hint) {
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_EtchDisabledText:
    case SH_ScrollView_FrameOnlyAroundContents:
    case SH_UnderlineShortcut:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QSize MuscopeStyle::sizeFromContents(ContentsType type, const QStyleOption* option,
                                     const QSize& size, const QWidget* widget) const {
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        wanted.setHeight(std::max(wanted.height(), metrics::ControlHeight));
        break;
    case CT_PushButton:
        wanted = {std::max(size.width() + 2 * metrics::Gap, 72),
                  std::max(size.height() + 2 * metrics::Quarter, metrics::ControlHeight)};
        break;
    case CT_HeaderSection:
        wanted.setHeight(std::max(wanted.height(), metrics::HeaderHeight));
        break;
    case CT_MenuBarItem:
        wanted.setHeight(wanted.height() + metrics::Quarter);
        break;
    default:
        break;
    }
    return wanted;
}

QRect MuscopeStyle::subElementRect(SubElement element, const QStyleOption* option,
                                   const QWidget* widget) const {
    constexpr int FieldPadding = 6;
    const QRect area = QProxyStyle::subElementRect(element, option, widget);
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
    const bool isField = element == SE_LineEditContents && frame != nullptr && frame->lineWidth > 0;
    return isField ? area.adjusted(FieldPadding, 0, 0, 0) : area;
}

QRect MuscopeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                   SubControl part, const QWidget* widget) const {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || bar == nullptr) {
        return QProxyStyle::subControlRect(control, option, part, widget);
    }
    // No arrow buttons: the groove is the whole bar.
    const bool isFlat = bar->orientation == Qt::Horizontal;
    const int length = isFlat ? bar->rect.width() : bar->rect.height();
    const int range = bar->maximum - bar->minimum;
    const int handle =
        range <= 0
            ? length
            : std::clamp(int(qint64(length) * bar->pageStep / (qint64(range) + bar->pageStep)),
                         std::min(LeastScrollHandle, length), length);
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                              length - handle, bar->upsideDown);
    const auto piece = [&](int from, int size) {
        return isFlat ? QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height())
                      : QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size);
    };
    switch (part) {
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSlider:
        return piece(start, handle);
    case SC_ScrollBarSubPage:
        return piece(0, start);
    case SC_ScrollBarAddPage:
        return piece(start + handle, length - start - handle);
    default:
        return {};
    }
}

void MuscopeStyle::drawField(const QStyleOption* option, QPainter* painter) const {
    const bool hasFocus = option->state.testFlag(State_HasFocus);
    drawRounded(painter, option->rect,
                m_theme.color(hasFocus ? ColorRole::Panel : ColorRole::Background),
                m_theme.color(hasFocus ? ColorRole::Accent : ColorRole::Line));
}

void MuscopeStyle::drawButton(const QStyleOption* option, QPainter* painter) const {
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    const bool isDefault =
        button != nullptr && button->features.testFlag(QStyleOptionButton::DefaultButton);
    const bool isLit = option->state & (State_MouseOver | State_Sunken);
    const bool hasFocus = option->state.testFlag(State_HasFocus);
    drawRounded(painter, option->rect,
                m_theme.color(isLit ? ColorRole::Hover : ColorRole::Background),
                m_theme.color(isDefault || hasFocus ? ColorRole::Accent : ColorRole::Line));
}

void MuscopeStyle::drawRadioButton(const QStyleOption* option, QPainter* painter) const {
    const bool isEnabled = (option->state & State_Enabled) != 0;
    const bool isLit = (option->state & (State_HasFocus | State_MouseOver)) != 0;
    const QRectF area = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const double side = std::min(area.width(), area.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(m_theme.color(isEnabled && isLit ? ColorRole::Accent
                                  : isEnabled        ? ColorRole::Faint
                                                     : ColorRole::Line));
    painter->setBrush(m_theme.color(ColorRole::Background));
    painter->drawEllipse(area.center(), side / 2, side / 2);
    if (option->state & State_On) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.color(isEnabled ? ColorRole::Accent : ColorRole::Faint));
        painter->drawEllipse(area.center(), side / 4, side / 4);
    }
    painter->restore();
}

void MuscopeStyle::drawCheckBox(const QStyleOption* option, QPainter* painter) const {
    constexpr double CornerRadius = 3;
    constexpr double MarkWidth = 1.6;
    const bool isEnabled = option->state.testFlag(State_Enabled);
    const bool isOn = option->state.testFlag(State_On);
    const bool isLit = isOn || (option->state & (State_HasFocus | State_MouseOver));
    const QColor accent = m_theme.color(isEnabled ? ColorRole::Accent : ColorRole::Faint);
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(isLit ? accent : m_theme.color(ColorRole::Faint));
    painter->setBrush(isOn ? accent : m_theme.color(ColorRole::Background));
    painter->drawRoundedRect(box, CornerRadius, CornerRadius);
    if (isOn) {
        const auto at = [&box](double x, double y) {
            return QPointF(box.left() + box.width() * x, box.top() + box.height() * y);
        };
        painter->setPen(QPen(m_theme.color(ColorRole::Background), MarkWidth));
        painter->drawPolyline(QPolygonF{at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.3)});
    }
    painter->restore();
}

void MuscopeStyle::drawTab(const QStyleOption* option, QPainter* painter, const QWidget*) const {
    if (option->state.testFlag(State_Selected)) {
        QRect line = option->rect;
        line.setTop(line.bottom() - TabUnderline + 1);
        painter->fillRect(line, m_theme.color(ColorRole::Accent));
    }
}

void MuscopeStyle::drawTabText(const QStyleOption* option, QPainter* painter,
                               const QWidget*) const {
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
    if (tab == nullptr) {
        return;
    }
    const bool isCurrent = option->state.testFlag(State_Selected);
    const bool isLit = isCurrent || option->state.testFlag(State_MouseOver);
    painter->save();
    painter->setFont(isCurrent ? semiboldFont(painter->font()) : painter->font());
    painter->setPen(m_theme.color(isLit ? ColorRole::Text : ColorRole::Muted));
    painter->drawText(tab->rect, Qt::AlignCenter | Qt::TextShowMnemonic, tab->text);
    painter->restore();
    if (option->state.testFlag(State_HasFocus)) {
        const QColor accent = m_theme.color(ColorRole::Accent);
        const QRect ring = tab->rect.adjusted(2, 4, -2, -6);
        drawRounded(painter, ring, Qt::transparent, accent);
    }
}

// With the mark of the sorted column at the end at which its heading does not begin; Fusion puts it
// above, and leaves a painter that draws nothing any more.
void MuscopeStyle::drawSortedHeader(const QStyleOption* option, QPainter* painter,
                                    const QWidget* widget) const {
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (header == nullptr) {
        return;
    }
    QStyleOptionHeader plain(*header);
    plain.sortIndicator = QStyleOptionHeader::None;
    painter->save();
    QProxyStyle::drawControl(CE_Header, &plain, painter, widget);
    painter->restore();
    if (header->sortIndicator == QStyleOptionHeader::None) {
        return;
    }
    const bool isRight = header->textAlignment.testFlag(Qt::AlignRight);
    const QRect area = header->rect.adjusted(metrics::Half, 0, -metrics::Half, 0);
    const QPointF center(isRight ? area.left() : area.right(), area.center().y());
    const double rise = header->sortIndicator == QStyleOptionHeader::SortUp ? -SortMark : SortMark;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.color(ColorRole::Muted));
    painter->drawPolygon(QPolygonF{center + QPointF(-SortMark, -rise / 2),
                                   center + QPointF(SortMark, -rise / 2),
                                   center + QPointF(0, rise / 2)});
    painter->restore();
}

void MuscopeStyle::drawHeader(const QStyleOption* option, QPainter* painter) const {
    const bool isLit = option->state.testFlag(State_MouseOver);
    painter->fillRect(option->rect, m_theme.color(isLit ? ColorRole::Hover : ColorRole::Panel));
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                      m_theme.color(ColorRole::Line));
}

void MuscopeStyle::drawMenuBarItem(const QStyleOption* option, QPainter* painter) const {
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    if (item == nullptr) {
        return;
    }
    painter->fillRect(item->rect, m_theme.color(ColorRole::Panel));
    if (item->state.testFlag(State_Selected)) {
        drawRounded(painter, item->rect.adjusted(1, 2, -1, -2), m_theme.color(ColorRole::Selection),
                    Qt::transparent);
    }
    const bool showsMnemonic = styleHint(SH_UnderlineShortcut, option, nullptr, nullptr) != 0;
    drawItemText(painter, item->rect,
                 Qt::AlignCenter | (showsMnemonic ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                 item->palette, item->state.testFlag(State_Enabled), item->text,
                 QPalette::ButtonText);
}

void MuscopeStyle::drawScrollBar(const QStyleOptionComplex* option, QPainter* painter,
                                 const QWidget* widget) const {
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (bar == nullptr || bar->maximum <= bar->minimum) {
        return;
    }
    const bool isLit = option->state.testFlag(State_MouseOver) ||
                       option->activeSubControls.testFlag(SC_ScrollBarSlider);
    QRectF handle = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    handle.adjust(ScrollHandleInset, ScrollHandleInset, -ScrollHandleInset, -ScrollHandleInset);
    const double radius = std::min(handle.width(), handle.height()) / 2;
    QColor color = m_theme.color(ColorRole::Faint);
    color.setAlphaF(isLit ? 0.9F : 0.5F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(color);
    painter->drawRoundedRect(handle, radius, radius);
    painter->restore();
}

void MuscopeStyle::drawProgress(const QStyleOption* option, QPainter* painter) const {
    const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
    if (bar == nullptr) {
        return;
    }
    constexpr int Thickness = 4;
    QRectF groove(bar->rect.left(), bar->rect.center().y() - Thickness / 2, bar->rect.width(),
                  Thickness);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_theme.color(ColorRole::Line));
    painter->drawRoundedRect(groove, 2, 2);
    const double range = bar->maximum - bar->minimum;
    if (range > 0) {
        groove.setWidth(groove.width() * (bar->progress - bar->minimum) / range);
        painter->setBrush(m_theme.color(ColorRole::Accent));
        painter->drawRoundedRect(groove, 2, 2);
    }
    painter->restore();
}

void MuscopeStyle::drawRounded(QPainter* painter, const QRect& area, const QColor& fill,
                               const QColor& border) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(border);
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), metrics::Radius,
                             metrics::Radius);
    painter->restore();
}

} // namespace muscope
