// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/timeline/draw_list.h"
#include "ui/style/theme.h"

#include <QFont>
#include <QImage>
#include <QPixmap>
#include <QRectF>

#include <map>
#include <optional>
#include <vector>

class QPainter;

namespace muscope {

// How tall the lanes of a picture are, in pixels of the desktop.
struct LaneMeasures {
    int laneHeight = 38;
    int barHeight = 22;
    int markHeight = 18;
    int receiptHeight = 8; // of receipts that hold and are too near for rings
};

// The events of the lanes in view, made ready by prepare() so that paint() only draws: what both
// cost depends on pixels, not on events.
class LanesPicture {
public:
    LanesPicture(const Theme& theme, const LaneMeasures& measures);

    // Draws lanes first to end - 1 of a timeline over range. noAnswer: what the label of an open
    // bar says behind its name.
    struct Wish {
        TimeRange range;
        int width = 0;
        double devicePixelRatio = 1;
        std::size_t first = 0;
        std::size_t end = 0;
        QFont font;
        QString noAnswer;
    };
    void prepare(const Timeline& timeline, const Wish& wish);
    // The first lane begins at (0, 0) of the painter.
    void paint(QPainter& painter) const;

    // Where a bar lies in the picture.
    [[nodiscard]] QRectF rectOf(std::size_t lane, const DrawnBar& bar) const;
    // The topmost bar at a point of a lane; nullptr where there is none. y counts from the lane's
    // top.
    [[nodiscard]] const DrawnBar* barAt(std::size_t lane, double x, double y) const;
    // The bar that begins with a row; nullptr where it is not drawn as one.
    [[nodiscard]] const DrawnBar* barOf(std::size_t lane, RowNumber row) const;
    // The sign nearest to x that covers it, failing ones first.
    [[nodiscard]] const DrawnSign* signAt(std::size_t lane, double x) const;

private:
    struct Label {
        QRectF area;
        QString text;
        QColor color;
        QColor fill; // of the bar
    };

    [[nodiscard]] double xOf(double column) const { return column / m_scale; }
    [[nodiscard]] const DrawnLane* drawnLane(std::size_t lane) const;
    void prepareRaster(const DrawnLane& lane, const QColor& color, bool isReceipts,
                       QImage& image) const;
    void rasterDensity(const DrawnLane& lane, QRgb color, QImage& image) const;
    void rasterMarks(const DrawnLane& lane, QRgb color, QImage& image) const;
    void prepareLabels(const Timeline& timeline, const DrawnLane& lane, const QColor& color);
    void prepareSigns();
    void paintBars(QPainter& painter, const DrawnLane& lane, const QColor& color) const;
    void paintOpenEnd(QPainter& painter, const QRectF& area, const QColor& color) const;
    void paintSigns(QPainter& painter, const DrawnLane& lane, double top) const;

    const Theme& m_theme;
    LaneMeasures m_measures;
    Wish m_wish;
    double m_scale = 1;
    DrawList m_list;
    std::vector<QColor> m_colors;  // a lane
    std::vector<QImage> m_rasters; // a lane: its density or its marks; null where it has none
    std::vector<Label> m_labels;
    std::map<Verdict, QPixmap> m_signs;
    std::optional<bool> m_signsAreDark; // the theme m_signs are drawn for
};

} // namespace muscope
