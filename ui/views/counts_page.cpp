// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/counts_page.h"

#include "ui/models/counts_model.h"
#include "ui/models/number_text.h"
#include "ui/models/shape_csv.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/bar_chart.h"
#include "ui/views/value_table.h"
#include "ui/views/view_switch.h"

#include <QBoxLayout>
#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace muscope {

CountsPage::CountsPage(const ViewContext& context, QWidget* parent)
    : ShapePage(context, u"counts"_s, tr("Counts"), parent)
    , m_model(new CountsModel(this))
    , m_order(new ViewSwitch(context.theme, tr("Order of the outcomes"), this))
    , m_chart(new BarChart(context.theme, tr("Chart of the counts"), this))
    , m_caption(new RoleLabel(context.theme, ColorRole::Muted, this))
    , m_table(new ValueTable(*m_model, context.theme, CountsModel::BrokenRole, CountsModel::Outcome,
                             tr("Counts"), this)) {
    build();
    connect(m_order, &ViewSwitch::chosen, this, &CountsPage::sortBy);
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            &CountsPage::followOrder);
    connect(m_chart, &BarChart::foldingChanged, this, &CountsPage::sayFolding);
    connect(m_chart, &BarChart::clicked, this, [this](std::size_t place) {
        m_table->selectRow(static_cast<int>(place));
        m_table->scrollTo(m_model->index(static_cast<int>(place), 0));
    });
}

void CountsPage::build() {
    m_order->setChoices({tr("By outcome"), tr("By count")});
    options().insertWidget(0, m_order);
    offerPicture(m_chart);
    offerCsv(u"counts.csv"_s, [this] { return csv(); });
    m_caption->setWordWrap(true);
    auto* chart = new QVBoxLayout;
    chart->setContentsMargins(metrics::Gap, 0, metrics::Gap, metrics::Half);
    chart->setSpacing(metrics::Quarter);
    chart->addWidget(m_chart, 1);
    chart->addWidget(m_caption);
    body().addLayout(chart, 2);
    body().addWidget(m_table, 3);
}

bool CountsPage::takes(const PayloadShape& shape) const {
    return shape.quantum && shape.quantum->counts;
}

void CountsPage::showDetail(const std::shared_ptr<const EventDetail>& detail) {
    m_shape = detail->shape;
    std::vector<ShapeCheck> checks = m_shape->quantum->counts->checks;
    checks.insert(checks.end(), m_shape->quantum->checks.begin(), m_shape->quantum->checks.end());
    setChecks(std::move(checks));
    m_model->setShape(m_shape);
    showBars();
    sayFolding();
}

void CountsPage::clear() {
    m_shape.reset();
    setChecks({});
    m_model->setShape(nullptr);
    m_chart->setData({});
    m_caption->setText({});
}

void CountsPage::sortBy(int choice) {
    m_table->sortByColumn(choice == 0 ? CountsModel::Outcome : CountsModel::Count,
                          choice == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
}

void CountsPage::followOrder(int column, Qt::SortOrder) {
    m_order->setCurrent(column == CountsModel::Outcome ? 0 : 1);
    showBars();
}

void CountsPage::showBars() {
    if (!m_shape) {
        return;
    }
    BarChart::Data bars;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        bars.values.push_back(m_model->outcomeAt(row).count);
    }
    const auto cell = [model = m_model](std::size_t row, int column) {
        return model->index(static_cast<int>(row), column).data().toString();
    };
    bars.label = [cell](std::size_t row) { return cell(row, CountsModel::Outcome); };
    bars.value = [cell](std::size_t row) { return cell(row, CountsModel::Count); };
    m_chart->setData(std::move(bars));
}

void CountsPage::sayFolding() {
    if (!m_shape) {
        return;
    }
    const MeasuredCounts& counts = *m_shape->quantum->counts;
    QStringList words;
    if (counts.outcomes.empty()) {
        words += tr("There are no outcomes.");
    }
    if (counts.outcomes.size() < counts.count) {
        words += tr("The first %1 of %2 outcomes are shown; the checks are of all.")
                     .arg(countText(std::int64_t(counts.outcomes.size())),
                          countText(std::int64_t(counts.count)));
    }
    if (m_chart->valuesPerColumn() > 1) {
        words += tr("%1 outcomes: a column shows the largest and, in full colour, the smallest of "
                    "up to %2.")
                     .arg(countText(std::int64_t(counts.outcomes.size())),
                          countText(std::int64_t(m_chart->valuesPerColumn())));
    }
    m_caption->setText(words.join(u' '));
    m_caption->setVisible(!words.isEmpty());
}

ShapePage::MakeCsv CountsPage::csv() const {
    return [shape = m_shape] { return countsCsv(*shape->quantum->counts); };
}

} // namespace muscope
