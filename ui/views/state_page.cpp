// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/state_page.h"

#include "ui/models/number_text.h"
#include "ui/models/shape_csv.h"
#include "ui/models/state_vector_model.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/bar_chart.h"
#include "ui/views/value_table.h"

#include <QBoxLayout>
#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace muscope {

StatePage::StatePage(const ViewContext& context, QWidget* parent)
    : ShapePage(context, u"state"_s, tr("State vector"), parent)
    , m_model(new StateVectorModel(this))
    , m_heading(new RoleLabel(context.theme, ColorRole::Muted, this))
    , m_chart(new BarChart(context.theme, tr("Chart of the probabilities"), this))
    , m_caption(new RoleLabel(context.theme, ColorRole::Muted, this))
    , m_table(new ValueTable(*m_model, context.theme, StateVectorModel::BrokenRole,
                             StateVectorModel::Basis, tr("State vector"), this)) {
    build();
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            &StatePage::showBars);
    connect(m_chart, &BarChart::foldingChanged, this, &StatePage::sayCaption);
    connect(m_chart, &BarChart::clicked, this, [this](std::size_t place) {
        m_table->selectRow(static_cast<int>(place));
        m_table->scrollTo(m_model->index(static_cast<int>(place), 0));
    });
}

void StatePage::build() {
    m_heading->setText(tr("Probability of each state"));
    options().insertWidget(0, m_heading);
    offerPicture(m_chart);
    offerCsv(u"state-vector.csv"_s, [this] { return csv(); });
    m_caption->setWordWrap(true);
    auto* chart = new QVBoxLayout;
    chart->setContentsMargins(metrics::Gap, 0, metrics::Gap, metrics::Half);
    chart->setSpacing(metrics::Quarter);
    chart->addWidget(m_chart, 1);
    chart->addWidget(m_caption);
    body().addLayout(chart, 2);
    body().addWidget(m_table, 3);
}

bool StatePage::takes(const PayloadShape& shape) const {
    return shape.quantum && shape.quantum->state;
}

void StatePage::showDetail(const std::shared_ptr<const EventDetail>& detail) {
    m_shape = detail->shape;
    std::vector<ShapeCheck> checks = m_shape->quantum->state->checks;
    checks.insert(checks.end(), m_shape->quantum->checks.begin(), m_shape->quantum->checks.end());
    setChecks(std::move(checks));
    m_model->setShape(m_shape);
    showBars();
    sayCaption();
}

void StatePage::clear() {
    m_shape.reset();
    setChecks({});
    m_model->setShape(nullptr);
    m_chart->setData({});
    m_caption->setText({});
}

void StatePage::showBars() {
    if (!m_shape) {
        return;
    }
    const auto& amplitudes = m_shape->quantum->state->amplitudes;
    BarChart::Data bars;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        bars.values.push_back(std::norm(amplitudes[m_model->placeAt(row)]));
    }
    const auto cell = [model = m_model](std::size_t row, int column) {
        return model->index(static_cast<int>(row), column).data().toString();
    };
    bars.label = [cell](std::size_t row) { return cell(row, StateVectorModel::Basis); };
    bars.value = [cell](std::size_t row) { return cell(row, StateVectorModel::Probability); };
    m_chart->setData(std::move(bars));
}

void StatePage::sayCaption() {
    if (!m_shape) {
        return;
    }
    const StateVector& state = *m_shape->quantum->state;
    QStringList words;
    if (state.amplitudes.size() < state.count) {
        words += tr("The first %1 of %2 amplitudes are shown; the checks are of all.")
                     .arg(countText(std::int64_t(state.amplitudes.size())),
                          countText(std::int64_t(state.count)));
    }
    if (m_chart->valuesPerColumn() > 1) {
        words += tr("%1 states: a column shows the largest and, in full colour, the smallest of up "
                    "to %2.")
                     .arg(countText(std::int64_t(state.amplitudes.size())),
                          countText(std::int64_t(m_chart->valuesPerColumn())));
    }
    m_caption->setText(words.join(u' '));
    m_caption->setVisible(!words.isEmpty());
}

ShapePage::MakeCsv StatePage::csv() const {
    return [shape = m_shape] { return stateCsv(*shape->quantum->state); };
}

} // namespace muscope
