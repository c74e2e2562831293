// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

namespace muscope {

// Values as bars, side by side in the order given. Where there are more than there are pixels for,
// neighbours share a column that shows the largest and, in full colour, the smallest of them. What
// is drawn is made ready when the data or the size changes; painting only draws it.
class BarChart final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BarChart)

public:
    struct Data {
        std::vector<double> values; // NaN: no number, a question mark in place of a bar
        std::function<QString(std::size_t)> label;
        std::function<QString(std::size_t)> value;
    };

    BarChart(const Theme& theme, const QString& accessibleName, QWidget* parent = nullptr);

    void setData(Data bars);
    // How many values share a column; 1: each has a bar of its own.
    [[nodiscard]] std::size_t valuesPerColumn() const { return m_perColumn; }

    [[nodiscard]] QSize sizeHint() const override { return {280, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 120}; }

signals:
    void clicked(std::size_t place);
    void foldingChanged(); // valuesPerColumn() may be new

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Text {
        QRectF area;
        QString text;
        Qt::Alignment alignment;
    };
    struct Column {
        QRectF most;  // from the base line to the largest value
        QRectF least; // to the smallest, empty where both are the same
        std::size_t first = 0;
        std::size_t end = 0;
        bool isNegative = false;
    };

    void prepare();
    void prepareAxis(double least, double most);
    void prepareColumns();
    void prepareLabels();
    void addQuestionMarks();
    [[nodiscard]] const Column* columnAt(const QPointF& point) const;
    [[nodiscard]] QString tipOf(const Column& column) const;

    const Theme& m_theme;
    Data m_data;
    QRectF m_plot;
    double m_base = 0; // the pixel of zero
    double m_least = 0;
    double m_most = 1;
    double m_left = 0; // of the first column
    double m_pitch = 1;
    std::size_t m_perColumn = 1;
    std::vector<Column> m_columns;
    std::vector<Text> m_axisTexts; // beside the lines of the axis
    std::vector<Text> m_labels;
    std::vector<Text> m_values;
    std::vector<double> m_lines;
    QFont m_small;
    QFont m_mono;
};

} // namespace muscope
