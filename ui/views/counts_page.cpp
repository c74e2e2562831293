// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/counts_page.h"

#include "ui/models/counts_model.h"
#include "ui/models/number_text.h"
#include "ui/models/shape_csv.h"
#include "ui/views/value_table.h"
#include "ui/views/view_switch.h"

#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace muscope {

CountsPage::CountsPage(const ViewContext& context, QWidget* parent)
    : BarsPage(context, u"counts"_s, tr("Counts"), tr("Chart of the counts"), parent)
    , m_model(new CountsModel(this))
    , m_order(new ViewSwitch(context.theme, tr("Order of the outcomes"), this)) {
    auto* const table = new ValueTable(*m_model, context.theme, CountsModel::BrokenRole,
                                       CountsModel::Outcome, tr("Counts"), this);
    m_order->setChoices({tr("By outcome"), tr("By count")});
    build(m_order, table, u"counts.csv"_s);
    connect(m_order, &ViewSwitch::chosen, table, [table](int choice) {
        table->sortByColumn(choice == 0 ? CountsModel::Outcome : CountsModel::Count,
                            choice == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
    });
    connect(table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, m_order,
            [order = m_order](int column) {
                order->setCurrent(column == CountsModel::Outcome ? 0 : 1);
            });
}

bool CountsPage::takes(const PayloadShape& shape) const {
    return shape.quantum && shape.quantum->counts;
}

void CountsPage::setModelShape(const std::shared_ptr<const PayloadShape>& shape) {
    m_model->setShape(shape);
}

std::vector<ShapeCheck> CountsPage::partChecks() const {
    return shape().quantum->counts->checks;
}

std::vector<double> CountsPage::values() const {
    std::vector<double> values;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        values.push_back(m_model->outcomeAt(row).count);
    }
    return values;
}

QStringList CountsPage::captionSentences() const {
    const MeasuredCounts& counts = *shape().quantum->counts;
    QStringList sentences;
    if (counts.outcomes.empty()) {
        sentences += tr("There are no outcomes.");
    }
    if (counts.outcomes.size() < counts.count) {
        sentences += tr("The first %1 of %2 outcomes are shown; the checks are of all.")
                         .arg(countText(std::int64_t(counts.outcomes.size())),
                              countText(std::int64_t(counts.count)));
    }
    if (chart().valuesPerColumn() > 1) {
        sentences += tr("%1 outcomes: a column shows the largest and, in full colour, the smallest "
                        "of up to %2.")
                         .arg(countText(std::int64_t(counts.outcomes.size())),
                              countText(std::int64_t(chart().valuesPerColumn())));
    }
    return sentences;
}

ShapePage::MakeCsv CountsPage::csvOf(std::shared_ptr<const PayloadShape> shape) const {
    return [shape = std::move(shape)] { return countsCsv(*shape->quantum->counts); };
}

int CountsPage::labelColumn() const {
    return CountsModel::Outcome;
}

int CountsPage::valueColumn() const {
    return CountsModel::Count;
}

} // namespace muscope
