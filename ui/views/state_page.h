// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/bars_page.h"

namespace muscope {

class StateVectorModel;

// A state vector: a bar of the probability of each state, and amplitude, probability and phase in a
// table in the same order.
class StatePage final : public BarsPage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatePage)

public:
    explicit StatePage(const ViewContext& context, QWidget* parent = nullptr);

    [[nodiscard]] bool takes(const PayloadShape& shape) const override;

private:
    void setModelShape(const std::shared_ptr<const PayloadShape>& shape) override;
    [[nodiscard]] std::vector<ShapeCheck> partChecks() const override;
    [[nodiscard]] std::vector<double> values() const override;
    [[nodiscard]] QStringList captionSentences() const override;
    [[nodiscard]] MakeCsv csvOf(std::shared_ptr<const PayloadShape> shape) const override;
    [[nodiscard]] int labelColumn() const override;
    [[nodiscard]] int valueColumn() const override;

    StateVectorModel* m_model;
};

} // namespace muscope
