// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/bar_chart.h"

#include "ui/models/value_text.h"
#include "ui/style/metrics.h"
#include "ui/views/chart_scale.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr double LeastPitch = 4; // pixels a bar needs with its gap
constexpr double MostPitch = 88;
constexpr double MostBarWidth = 56;
constexpr double BarShare = 0.68; // of the pitch
constexpr double FoldedPitch = 2;
constexpr int MostAxisMarks = 4;
constexpr qsizetype LongestLabel = 24;
constexpr double SmallFont = 0.92;

} // namespace

BarChart::BarChart(const Theme& theme, const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_small(scaledFont(font(), SmallFont))
    , m_mono(scaledFont(monospaceFont(), SmallFont)) {
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void BarChart::setData(Data bars) {
    m_data = std::move(bars);
    prepare();
    update();
}

void BarChart::prepare() {
    m_columns.clear();
    m_axisTexts.clear();
    m_labels.clear();
    m_values.clear();
    m_lines.clear();
    double least = 0;
    double most = 0;
    for (const double value : m_data.values) {
        if (std::isfinite(value)) {
            least = std::min(least, value);
            most = std::max(most, value);
        }
    }
    most = most == least ? least + 1 : most;
    prepareAxis(least, most);
    const std::size_t before = m_perColumn;
    if (!m_data.values.empty() && m_plot.width() > 0) {
        prepareColumns();
        prepareLabels();
    }
    if (before != m_perColumn) {
        emit foldingChanged();
    }
}

void BarChart::prepareAxis(double least, double most) {
    const QFontMetricsF measures(m_small);
    m_least = least;
    m_most = most;
    const std::vector<double> marks = ChartScale{least, most, 0, 1}.marks(MostAxisMarks);
    double textWidth = 0;
    for (const double mark : marks) {
        textWidth = std::max(textWidth, measures.horizontalAdvance(valueText(mark)));
    }
    const double left = std::ceil(textWidth) + metrics::Half;
    const double bottom = std::ceil(QFontMetricsF(m_mono).height()) + metrics::Quarter;
    m_plot = QRectF(left, std::ceil(measures.height()) + 2, width() - left,
                    height() - bottom - measures.height() - 2);
    const ChartScale scale{least, most, m_plot.bottom(), m_plot.top()};
    m_base = scale.at(0);
    for (const double mark : marks) {
        const double y = std::round(scale.at(mark));
        m_lines.push_back(y);
        m_axisTexts.push_back(
            {QRectF(0, y - measures.height() / 2, left - metrics::Half, measures.height()),
             valueText(mark), Qt::AlignRight | Qt::AlignVCenter});
    }
}

void BarChart::prepareColumns() {
    const std::size_t count = m_data.values.size();
    const double each = m_plot.width() / static_cast<double>(count);
    const bool isFolded = each < LeastPitch;
    const std::size_t columns =
        isFolded ? std::min(count, static_cast<std::size_t>(m_plot.width() / FoldedPitch)) : count;
    m_perColumn = (count + columns - 1) / columns;
    m_pitch = std::min(m_plot.width() / static_cast<double>(columns), MostPitch);
    m_left = m_plot.center().x() - m_pitch * static_cast<double>(columns) / 2;
    const double barWidth =
        isFolded ? m_pitch : std::min(std::max(1.0, std::floor(m_pitch * BarShare)), MostBarWidth);
    const ChartScale scale{m_least, m_most, m_plot.bottom(), m_plot.top()};
    for (std::size_t at = 0; at < columns; ++at) {
        Column column;
        column.first = at * count / columns;
        column.end = (at + 1) * count / columns;
        double least = 0;
        double most = 0;
        bool isFirst = true;
        for (std::size_t place = column.first; place < column.end; ++place) {
            const double value = m_data.values[place];
            if (std::isfinite(value)) {
                least = isFirst ? value : std::min(least, value);
                most = isFirst ? value : std::max(most, value);
                isFirst = false;
            }
        }
        const double x = m_left + static_cast<double>(at) * m_pitch + (m_pitch - barWidth) / 2;
        const auto bar = [&](double value) {
            const double y = scale.at(value);
            return QRectF(x, std::min(y, m_base), barWidth, std::abs(y - m_base));
        };
        column.isNegative = least < 0;
        column.most = bar(std::abs(most) >= std::abs(least) ? most : least);
        if (column.end - column.first > 1 && least != most) {
            column.least = bar(std::abs(most) >= std::abs(least) ? least : most);
        }
        m_columns.push_back(column);
    }
}

void BarChart::prepareLabels() {
    if (m_perColumn > 1) {
        return;
    }
    addQuestionMarks();
    const QFontMetricsF labelMeasures(m_mono);
    const QFontMetricsF valueMeasures(m_small);
    const auto centred = [this](std::size_t at, double textWidth, double y, double height) {
        const double middle = m_columns[at].most.center().x();
        const double x = std::clamp(middle - textWidth / 2, m_plot.left(),
                                    std::max(m_plot.left(), width() - textWidth));
        return QRectF(x, y, textWidth, height);
    };
    double labelEnd = -1;
    double valueEnd = -1;
    for (std::size_t at = 0; at < m_columns.size(); ++at) {
        const QString label =
            labelMeasures.elidedText(m_data.label(at), Qt::ElideMiddle,
                                     labelMeasures.averageCharWidth() * double(LongestLabel));
        const QRectF area = centred(at, labelMeasures.horizontalAdvance(label) + 1,
                                    height() - labelMeasures.height(), labelMeasures.height());
        if (area.left() > labelEnd) {
            m_labels.push_back({area, label, Qt::AlignCenter});
            labelEnd = area.right() + metrics::Half;
        }
        const QString value = m_data.value(at);
        const double valueWidth = valueMeasures.horizontalAdvance(value) + 1;
        if (valueWidth + metrics::Quarter <= m_pitch && std::isfinite(m_data.values[at])) {
            const QRectF above =
                centred(at, valueWidth, m_columns[at].most.top() - valueMeasures.height() - 1,
                        valueMeasures.height());
            if (above.left() > valueEnd) {
                m_values.push_back({above, value, Qt::AlignCenter});
                valueEnd = above.right();
            }
        }
    }
}

void BarChart::addQuestionMarks() {
    const double height = QFontMetricsF(m_small).height();
    for (std::size_t at = 0; at < m_columns.size(); ++at) {
        if (!std::isfinite(m_data.values[at])) {
            m_values.push_back({QRectF(m_columns[at].most.center().x() - height / 2,
                                       m_base - height, height, height),
                                u"?"_s, Qt::AlignCenter});
        }
    }
}

void BarChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Panel));
    for (const double line : m_lines) {
        painter.fillRect(QRectF(m_plot.left(), line, m_plot.width(), 1),
                         m_theme.color(ColorRole::Line));
    }
    const QColor fill = m_theme.color(ColorRole::LaneClient);
    const QColor folded = Theme::mix(m_theme.color(ColorRole::Panel), fill, 0.5);
    const QColor negative = m_theme.color(ColorRole::Differs);
    for (const Column& column : m_columns) {
        const bool hasSpan = !column.least.isNull();
        painter.fillRect(column.most, column.isNegative ? negative : hasSpan ? folded : fill);
        if (hasSpan) {
            painter.fillRect(column.least, fill);
        }
    }
    painter.fillRect(QRectF(m_plot.left(), std::round(m_base), m_plot.width(), 1),
                     m_theme.color(ColorRole::Faint));
    const auto write = [&](const std::vector<Text>& texts, const QFont& font, ColorRole role) {
        painter.setFont(font);
        painter.setPen(m_theme.color(role));
        for (const Text& text : texts) {
            painter.drawText(text.area, int(text.alignment) | Qt::TextSingleLine, text.text);
        }
    };
    write(m_axisTexts, m_small, ColorRole::Muted);
    write(m_labels, m_mono, ColorRole::Text);
    write(m_values, m_small, ColorRole::Muted);
}

void BarChart::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    prepare();
}

void BarChart::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_small = scaledFont(font(), SmallFont);
        m_mono = scaledFont(monospaceFont(), SmallFont);
        prepare();
        update();
    }
}

void BarChart::mousePressEvent(QMouseEvent* event) {
    const Column* column = columnAt(event->position());
    if (column != nullptr && event->button() == Qt::LeftButton) {
        emit clicked(column->first);
    }
    QWidget::mousePressEvent(event);
}

bool BarChart::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const Column* column = columnAt(help->pos());
        QToolTip::showText(help->globalPos(),
                           column == nullptr ? QString() : tipOf(*column).toHtmlEscaped(), this);
        return true;
    }
    return QWidget::event(event);
}

const BarChart::Column* BarChart::columnAt(const QPointF& point) const {
    if (m_columns.empty() || point.x() < m_left) {
        return nullptr;
    }
    const auto at = static_cast<std::size_t>((point.x() - m_left) / m_pitch);
    return at < m_columns.size() ? &m_columns[at] : nullptr;
}

QString BarChart::tipOf(const Column& column) const {
    const auto said = [this](std::size_t place) {
        return m_data.label(place) + u": "_s + m_data.value(place);
    };
    if (column.end - column.first == 1) {
        return said(column.first);
    }
    const auto begin = m_data.values.begin();
    const auto most =
        std::max_element(begin + std::ptrdiff_t(column.first), begin + std::ptrdiff_t(column.end),
                         [](double a, double b) { return std::isnan(a) ? !std::isnan(b) : a < b; });
    return tr("%n values here, the largest %1", nullptr, int(column.end - column.first))
        .arg(said(std::size_t(most - begin)));
}

} // namespace muscope
