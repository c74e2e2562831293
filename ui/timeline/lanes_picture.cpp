// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/timeline/lanes_picture.h"

#include "ui/models/number_text.h"
#include "ui/models/visible_text.h"
#include "ui/style/lane_colors.h"
#include "ui/style/metrics.h"
#include "ui/style/verdict_sign.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr double BarRadius = 3;
constexpr double LeastRoundWidth = 10; // narrower, or lower, bars have sharp corners
constexpr double LeastRoundHeight = 12;
constexpr double LeastLabelWidth = 44;
constexpr double LabelInset = 7;
constexpr double OpenShare = 0.45; // of the bar's colour in an open one
constexpr double SharedHeight = 8; // what bars that share a lane leave free of it, with their gaps
constexpr double BarGap = 2;
constexpr double ArrowWidth = 8;
constexpr double LaneMarkWidth = 2;
constexpr double FailureSize = 18;
constexpr double RingSize = 11;
constexpr double DensityShare = 0.8;
constexpr double ReceiptShare = 0.6;
constexpr double OverBarShare = 0.4; // of the text's colour in marks between bars

double signSize(Verdict verdict) {
    return isFailure(verdict) ? FailureSize : RingSize;
}

} // namespace

LanesPicture::LanesPicture(const Theme& theme, const LaneMeasures& measures)
    : m_theme(theme)
    , m_measures(measures) {}

void LanesPicture::prepare(const Timeline& timeline, const Wish& wish) {
    m_wish = wish;
    m_scale = wish.devicePixelRatio;
    const Viewport view(wish.range, wish.width * m_scale);
    drawLanes(timeline, view, m_scale, wish.first, wish.end, m_list);
    m_colors.clear();
    m_labels.clear();
    m_rasters.resize(m_list.lanes.size());
    for (std::size_t place = 0; place < m_list.lanes.size(); ++place) {
        const DrawnLane& lane = m_list.lanes[place];
        m_colors.push_back(laneColor(m_theme, laneHue(timeline, lane.lane)));
        prepareRaster(lane, m_colors.back(), timeline.lanes()[lane.lane].kind == LaneKind::Receipts,
                      m_rasters[place]);
        prepareLabels(timeline, lane, m_colors.back());
    }
    prepareSigns();
}

// Columns of one colour are much faster put into an image than drawn one by one.
void LanesPicture::prepareRaster(const DrawnLane& lane, const QColor& color, bool isReceipts,
                                 QImage& image) const {
    if (lane.density.empty() && lane.marks.empty()) {
        image = QImage();
        return;
    }
    // What holds is told quietly: beside it stand the signs of what does not.
    const int height = isReceipts             ? m_measures.receiptHeight
                       : lane.density.empty() ? m_measures.markHeight
                                              : m_measures.barHeight;
    const QSize size(static_cast<int>(std::ceil(m_wish.width * m_scale)),
                     static_cast<int>(std::lround(height * m_scale)));
    if (image.size() != size) {
        image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    }
    // Between bars the rest has to stand out. Opaque, as that is drawn faster.
    const QColor shade =
        lane.bars.empty() ? color : Theme::mix(color, m_theme.color(ColorRole::Text), OverBarShare);
    if (lane.density.empty()) {
        rasterMarks(lane, shade.rgb(), image);
    } else {
        const QColor panel = m_theme.color(ColorRole::Panel);
        rasterDensity(
            lane, Theme::mix(panel, shade, isReceipts ? ReceiptShare : DensityShare).rgb(), image);
    }
}

void LanesPicture::rasterDensity(const DrawnLane& lane, QRgb color, QImage& image) const {
    const std::uint8_t* levels = lane.density.data();
    const int columns = std::min(image.width(), static_cast<int>(lane.density.size()));
    for (int line = 0; line < image.height(); ++line) {
        // The top line is reached by the highest columns alone.
        const auto least =
            static_cast<std::uint8_t>(255 * (image.height() - line - 1) / image.height());
        auto* pixels = reinterpret_cast<QRgb*>(image.scanLine(line));
        for (int column = 0; column < columns; ++column) {
            pixels[column] = levels[column] > least ? color : 0U;
        }
    }
}

void LanesPicture::rasterMarks(const DrawnLane& lane, QRgb color, QImage& image) const {
    auto* first = reinterpret_cast<QRgb*>(image.scanLine(0));
    std::fill_n(first, image.width(), 0U);
    for (const DrawnMark& mark : lane.marks) {
        const double pixels = mark.count > 1 ? LaneMarkWidth + 1 : LaneMarkWidth;
        const int left = std::max(0, mark.column - static_cast<int>(std::lround(m_scale)));
        const int right = mark.column + static_cast<int>(std::lround((pixels - 1) * m_scale));
        std::fill_n(first + left, std::min(right, image.width()) - left, color);
    }
    for (int line = 1; line < image.height(); ++line) {
        std::copy_n(first, image.width(), reinterpret_cast<QRgb*>(image.scanLine(line)));
    }
}

void LanesPicture::prepareLabels(const Timeline& timeline, const DrawnLane& lane,
                                 const QColor& color) {
    const QFontMetricsF metrics(m_wish.font);
    const QColor openFill = Theme::mix(m_theme.color(ColorRole::Panel), color, OpenShare);
    for (const DrawnBar& bar : lane.bars) {
        const QRectF area =
            rectOf(lane.lane, bar)
                .intersected(QRectF(0, -1e6, m_wish.width - (bar.isOpen ? ArrowWidth : 0), 2e6));
        if (area.width() < LeastLabelWidth || area.height() + 1 < metrics.ascent()) {
            continue;
        }
        const EventRow row = timeline.index().row(bar.number);
        const auto took = timeline.index().tookMicroseconds(row);
        const QString name = visibleLine(timeline.index().text(row.name));
        const QString full = bar.isOpen ? name + u' ' + m_wish.noAnswer
                                        : name + u' ' + durationText(took.value_or(0));
        const double room = area.width() - 2 * LabelInset + 2;
        const bool fits = metrics.horizontalAdvance(full) <= room;
        const QString text = metrics.elidedText(fits ? full : name, Qt::ElideRight, room);
        if (text.size() > 1) {
            const QColor& fill = bar.isOpen ? openFill : color;
            const QRectF place(area.left() + LabelInset, area.top(),
                               metrics.horizontalAdvance(text), area.height());
            m_labels.push_back({place, text, readableOn(fill), fill});
        }
    }
}

void LanesPicture::prepareSigns() {
    const double scale = m_scale;
    const bool isSame = m_signsAreDark == m_theme.isDark() && !m_signs.empty() &&
                        m_signs.begin()->second.devicePixelRatio() == scale;
    if (isSame) {
        return;
    }
    m_signsAreDark = m_theme.isDark();
    for (const Verdict verdict : {Verdict::Differs, Verdict::WrongSubject, Verdict::Malformed,
                                  Verdict::NotCheckable, Verdict::Match}) {
        const double size = signSize(verdict);
        QPixmap pixmap((QSizeF(size, size) * scale).toSize());
        pixmap.setDevicePixelRatio(scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        VerdictSign(m_theme).paint(painter, QRectF(0, 0, size, size), verdict);
        painter.end();
        m_signs[verdict] = pixmap;
    }
}

void LanesPicture::paint(QPainter& painter) const {
    painter.save();
    painter.setClipRect(
        QRectF(0, 0, m_wish.width, double(m_measures.laneHeight) * double(m_list.lanes.size())),
        Qt::IntersectClip);
    for (std::size_t place = 0; place < m_list.lanes.size(); ++place) {
        const DrawnLane& lane = m_list.lanes[place];
        const double top = double(m_measures.laneHeight) * double(place);
        paintBars(painter, lane, m_colors[place]);
        if (const QImage& image = m_rasters[place]; !image.isNull()) {
            const QSizeF size = QSizeF(image.size()) / m_scale;
            painter.drawImage(
                QRectF(QPointF(0, top + (m_measures.laneHeight - size.height()) / 2), size), image);
        }
        paintSigns(painter, lane, top);
    }
    painter.setFont(m_wish.font);
    for (const Label& label : m_labels) {
        // Marks that stand in the bar give way to its name.
        painter.fillRect(label.area.adjusted(-LabelInset / 2.0, 0, LabelInset / 2.0, 0),
                         label.fill);
        painter.setPen(label.color);
        painter.drawText(label.area, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         label.text);
    }
    painter.restore();
}

void LanesPicture::paintBars(QPainter& painter, const DrawnLane& lane, const QColor& color) const {
    const QColor openFill = Theme::mix(m_theme.color(ColorRole::Panel), color, OpenShare);
    for (const DrawnBar& bar : lane.bars) {
        const QRectF area = rectOf(lane.lane, bar);
        const QColor& fill = bar.isOpen ? openFill : color;
        if (!bar.isOpen && (area.width() < LeastRoundWidth || area.height() < LeastRoundHeight)) {
            painter.fillRect(area, fill);
            continue;
        }
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        if (bar.isOpen) {
            paintOpenEnd(painter, area, color);
        } else {
            painter.drawRoundedRect(area, BarRadius, BarRadius);
        }
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
}

void LanesPicture::paintOpenEnd(QPainter& painter, const QRectF& area, const QColor& color) const {
    const double right = std::min(area.right(), double(m_wish.width)) - 1;
    const double shoulder = std::max(area.left(), right - ArrowWidth);
    const QPointF tip(right, area.center().y());
    QPainterPath body;
    body.addRoundedRect(QRectF(area.topLeft(), QPointF(shoulder, area.bottom())), BarRadius,
                        BarRadius);
    QPainterPath arrow;
    arrow.addPolygon(QPolygonF{{shoulder - BarRadius, area.top()},
                               {shoulder, area.top()},
                               tip,
                               {shoulder, area.bottom()},
                               {shoulder - BarRadius, area.bottom()}});
    painter.drawPath(body.united(arrow));
    painter.setPen(QPen(color, 1.5));
    painter.drawPolyline(QPolygonF{{shoulder, area.top()}, tip, {shoulder, area.bottom()}});
}

void LanesPicture::paintSigns(QPainter& painter, const DrawnLane& lane, double top) const {
    const double middle = top + m_measures.laneHeight / 2.0;
    const auto paintThose = [&](bool failing, Verdict only) {
        for (const DrawnSign& sign : lane.signs) {
            if (failing ? sign.verdict == only : !isFailure(sign.verdict)) {
                const double half = signSize(sign.verdict) / 2;
                painter.drawPixmap(QPointF(xOf(sign.column + 0.5) - half, middle - half),
                                   m_signs.at(sign.verdict));
            }
        }
    };
    if (lane.signs.empty()) {
        return;
    }
    // The worst on top.
    paintThose(false, Verdict::None);
    paintThose(true, Verdict::Malformed);
    paintThose(true, Verdict::WrongSubject);
    paintThose(true, Verdict::Differs);
}

const DrawnLane* LanesPicture::drawnLane(std::size_t lane) const {
    return lane >= m_wish.first && lane - m_wish.first < m_list.lanes.size()
               ? &m_list.lanes[lane - m_wish.first]
               : nullptr;
}

QRectF LanesPicture::rectOf(std::size_t lane, const DrawnBar& bar) const {
    const double top = double(m_measures.laneHeight) * double(lane - m_wish.first);
    double height = m_measures.barHeight;
    double y = top + (m_measures.laneHeight - height) / 2;
    if (bar.rows > 1) {
        const double room = m_measures.laneHeight - SharedHeight;
        height = (room - BarGap * (bar.rows - 1)) / bar.rows;
        y = top + SharedHeight / 2 + (height + BarGap) * bar.row;
    }
    // On whole device pixels, so that edges are sharp.
    const auto snapped = [this](double value) { return std::round(value * m_scale) / m_scale; };
    const double left = std::round(bar.left) / m_scale;
    // A device pixel short of its end, so that the next one is seen to begin.
    const double right = std::max(std::round(bar.right) - 1, std::round(bar.left) + 1) / m_scale;
    return {QPointF(left, snapped(y)), QPointF(right, snapped(y + height))};
}

const DrawnBar* LanesPicture::barAt(std::size_t lane, double x, double y) const {
    const DrawnLane* drawn = drawnLane(lane);
    if (drawn == nullptr) {
        return nullptr;
    }
    const QPointF point(x, y + double(m_measures.laneHeight) * double(lane - m_wish.first));
    const auto covers = [&](const DrawnBar& bar) {
        return rectOf(lane, bar).adjusted(-1, -1, 1, 1).contains(point);
    };
    const auto bar = std::find_if(drawn->bars.rbegin(), drawn->bars.rend(), covers);
    return bar == drawn->bars.rend() ? nullptr : &*bar;
}

const DrawnBar* LanesPicture::barOf(std::size_t lane, RowNumber row) const {
    const DrawnLane* drawn = drawnLane(lane);
    if (drawn == nullptr) {
        return nullptr;
    }
    const auto bar = std::ranges::find(drawn->bars, row, &DrawnBar::number);
    return bar == drawn->bars.end() ? nullptr : &*bar;
}

const DrawnSign* LanesPicture::signAt(std::size_t lane, double x) const {
    const DrawnLane* drawn = drawnLane(lane);
    if (drawn == nullptr) {
        return nullptr;
    }
    const DrawnSign* best = nullptr;
    double bestDistance = 0;
    for (const DrawnSign& sign : drawn->signs) {
        const double distance = std::abs(xOf(sign.column + 0.5) - x);
        const bool covers = distance <= signSize(sign.verdict) / 2 + 1;
        const bool isWorse =
            best != nullptr && isFailure(sign.verdict) && !isFailure(best->verdict);
        const bool isLess = best != nullptr && !isFailure(sign.verdict) && isFailure(best->verdict);
        if (covers && (best == nullptr || isWorse || (!isLess && distance < bestDistance))) {
            best = &sign;
            bestDistance = distance;
        }
    }
    return best;
}

} // namespace muscope
