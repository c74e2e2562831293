// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"
#include "ui/views/line_source.h"

#include <QPolygonF>
#include <QWidget>

#include <optional>
#include <vector>

namespace muscope {

// A line a channel, each with a colour and a mark of its own, named in a legend. A gap breaks the
// line and is ticked at the bottom. Where steps share a pixel, their smallest and largest value are
// joined, so that no peak is lost. A cursor, moved by the mouse or the arrow keys, tells the values
// at a step. What is drawn is made ready when the data or the size changes.
class LineChart final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineChart)

public:
    LineChart(const Theme& theme, const QString& accessibleName, QWidget* parent = nullptr);

    void setSource(LineSource source);
    [[nodiscard]] const LineSource& source() const { return m_source; }
    // The step under the cursor.
    [[nodiscard]] std::optional<std::size_t> cursor() const { return m_cursor; }
    // Steps without a value that are ticked, for as much as fits.
    [[nodiscard]] std::size_t gapTicks() const { return m_gaps.size(); }

    [[nodiscard]] QSize sizeHint() const override { return {280, 240}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 140}; }

signals:
    void cursorMoved();
    void activated(std::size_t step); // a double click or Return

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Line {
        std::vector<QPolygonF> pieces; // between gaps; a single point where both sides are gaps
        std::vector<QPointF> marks;    // where the channel's mark is drawn
    };
    struct Entry { // of the legend
        QRectF area;
        QString name;
    };
    struct Text {
        QRectF area;
        QString text;
        Qt::Alignment alignment;
    };

    void prepare();
    [[nodiscard]] double prepareLegend();
    void prepareAxes(double top);
    void prepareLine(std::size_t channel);
    void paintMark(QPainter& painter, std::size_t channel, const QPointF& at) const;
    void paintCursor(QPainter& painter) const;
    [[nodiscard]] QColor colorOf(std::size_t channel) const;
    [[nodiscard]] double xOf(std::size_t step) const;
    [[nodiscard]] std::optional<std::size_t> stepAt(double x) const;
    void setCursorStep(std::optional<std::size_t> step);

    const Theme& m_theme;
    LineSource m_source;
    std::optional<std::size_t> m_cursor;
    QRectF m_plot;
    double m_least = 0;
    double m_most = 1;
    std::vector<Line> m_lines;
    std::vector<Entry> m_legend;
    std::vector<Text> m_texts;
    std::vector<double> m_gridLines;
    std::vector<double> m_gaps; // x of gap ticks
    QFont m_small;
};

} // namespace muscope
