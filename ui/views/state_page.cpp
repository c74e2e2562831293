// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/state_page.h"

#include "ui/models/number_text.h"
#include "ui/models/shape_csv.h"
#include "ui/models/state_vector_model.h"
#include "ui/style/role_label.h"
#include "ui/views/value_table.h"

using namespace Qt::StringLiterals;

namespace muscope {

StatePage::StatePage(const ViewContext& context, QWidget* parent)
    : BarsPage(context, u"state"_s, tr("State vector"), tr("Chart of the probabilities"), parent)
    , m_model(new StateVectorModel(this)) {
    auto* const heading = new RoleLabel(context.theme, ColorRole::Muted, this);
    heading->setText(tr("Probability of each state"));
    build(heading,
          new ValueTable(*m_model, context.theme, StateVectorModel::BrokenRole,
                         StateVectorModel::Basis, tr("State vector"), this),
          u"state-vector.csv"_s);
}

bool StatePage::takes(const PayloadShape& shape) const {
    return shape.quantum && shape.quantum->state;
}

void StatePage::setModelShape(const std::shared_ptr<const PayloadShape>& shape) {
    m_model->setShape(shape);
}

std::vector<ShapeCheck> StatePage::partChecks() const {
    return shape().quantum->state->checks;
}

std::vector<double> StatePage::values() const {
    const auto& amplitudes = shape().quantum->state->amplitudes;
    std::vector<double> values;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        values.push_back(std::norm(amplitudes[m_model->placeAt(row)]));
    }
    return values;
}

QStringList StatePage::captionSentences() const {
    const StateVector& state = *shape().quantum->state;
    QStringList sentences;
    if (state.amplitudes.size() < state.count) {
        sentences += tr("The first %1 of %2 amplitudes are shown; the checks are of all.")
                         .arg(countText(std::int64_t(state.amplitudes.size())),
                              countText(std::int64_t(state.count)));
    }
    if (chart().valuesPerColumn() > 1) {
        sentences += tr("%1 states: a column shows the largest and, in full colour, the smallest "
                        "of up to %2.")
                         .arg(countText(std::int64_t(state.amplitudes.size())),
                              countText(std::int64_t(chart().valuesPerColumn())));
    }
    return sentences;
}

ShapePage::MakeCsv StatePage::csvOf(std::shared_ptr<const PayloadShape> shape) const {
    return [shape = std::move(shape)] { return stateCsv(*shape->quantum->state); };
}

int StatePage::labelColumn() const {
    return StateVectorModel::Basis;
}

int StatePage::valueColumn() const {
    return StateVectorModel::Probability;
}

} // namespace muscope
