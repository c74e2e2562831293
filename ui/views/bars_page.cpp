// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/bars_page.h"

#include "ui/state/inspection_state.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/value_table.h"

#include <QBoxLayout>
#include <QHeaderView>

namespace muscope {

BarsPage::BarsPage(const ViewContext& context, const QString& word, const QString& title,
                   const QString& chartName, QWidget* parent)
    : ShapePage(context, word, title, parent)
    , m_chart(new BarChart(context.theme, chartName, this))
    , m_caption(new RoleLabel(context.theme, ColorRole::Muted, this)) {
    m_caption->setWordWrap(true);
}

void BarsPage::build(QWidget* head, ValueTable* table, const QString& csvName) {
    m_table = table;
    options().insertWidget(0, head);
    offerPicture(m_chart);
    offerCsv(csvName, [this] { return csvOf(m_shape); });
    auto* chart = new QVBoxLayout;
    chart->setContentsMargins(metrics::Gap, 0, metrics::Gap, metrics::Half);
    chart->setSpacing(metrics::Quarter);
    chart->addWidget(m_chart, 1);
    chart->addWidget(m_caption);
    body().addLayout(chart, 2);
    body().addWidget(m_table, 3);
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            &BarsPage::showBars);
    connect(m_table, &ValueTable::copied, &context().state, &InspectionState::say);
    connect(m_chart, &BarChart::foldingChanged, this, &BarsPage::sayCaption);
    connect(m_chart, &BarChart::clicked, this, [this](std::size_t place) {
        m_table->selectRow(static_cast<int>(place));
        m_table->scrollTo(m_table->model()->index(static_cast<int>(place), 0));
    });
}

void BarsPage::showDetail(const std::shared_ptr<const EventDetail>& detail) {
    m_shape = detail->shape;
    std::vector<ShapeCheck> checks = partChecks();
    checks.insert(checks.end(), m_shape->quantum->checks.begin(), m_shape->quantum->checks.end());
    setChecks(std::move(checks));
    setModelShape(m_shape);
    showBars();
    sayCaption();
}

void BarsPage::clear() {
    m_shape.reset();
    setChecks({});
    setModelShape(nullptr);
    m_chart->setData({});
    m_caption->setText({});
}

void BarsPage::showBars() {
    if (!m_shape) {
        return;
    }
    const auto cell = [model = m_table->model()](std::size_t row, int column) {
        return model->index(static_cast<int>(row), column).data().toString();
    };
    BarChart::Data bars;
    bars.values = values();
    bars.label = [cell, column = labelColumn()](std::size_t row) { return cell(row, column); };
    bars.value = [cell, column = valueColumn()](std::size_t row) { return cell(row, column); };
    m_chart->setData(std::move(bars));
}

void BarsPage::sayCaption() {
    if (!m_shape) {
        return;
    }
    const QStringList sentences = captionSentences();
    m_caption->setText(sentences.join(u' '));
    m_caption->setVisible(!sentences.isEmpty());
}

} // namespace muscope
