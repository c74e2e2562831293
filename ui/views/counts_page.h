// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/bars_page.h"

namespace muscope {

class CountsModel;
class ViewSwitch;

// The measured counts of a circuit: a bar an outcome, and the numbers below, in the same order.
class CountsPage final : public BarsPage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountsPage)

public:
    explicit CountsPage(const ViewContext& context, QWidget* parent = nullptr);

    [[nodiscard]] bool takes(const PayloadShape& shape) const override;

private:
    void setModelShape(const std::shared_ptr<const PayloadShape>& shape) override;
    [[nodiscard]] std::vector<ShapeCheck> partChecks() const override;
    [[nodiscard]] std::vector<double> values() const override;
    [[nodiscard]] QStringList captionSentences() const override;
    [[nodiscard]] MakeCsv csvOf(std::shared_ptr<const PayloadShape> shape) const override;
    [[nodiscard]] int labelColumn() const override;
    [[nodiscard]] int valueColumn() const override;

    CountsModel* m_model;
    ViewSwitch* m_order;
};

} // namespace muscope
