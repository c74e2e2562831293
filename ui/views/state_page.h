// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/shape_page.h"

namespace muscope {

class BarChart;
class RoleLabel;
class StateVectorModel;
class ValueTable;

// A state vector: a bar of the probability of each state, and amplitude, probability and phase in a
// table in the same order.
class StatePage final : public ShapePage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatePage)

public:
    explicit StatePage(const ViewContext& context, QWidget* parent = nullptr);

    [[nodiscard]] bool takes(const PayloadShape& shape) const override;
    void showDetail(const std::shared_ptr<const EventDetail>& detail) override;
    void clear() override;

private:
    void build();
    void showBars();
    void sayCaption();
    [[nodiscard]] MakeCsv csv() const;

    std::shared_ptr<const PayloadShape> m_shape;
    StateVectorModel* m_model;
    RoleLabel* m_heading;
    BarChart* m_chart;
    RoleLabel* m_caption;
    ValueTable* m_table;
};

} // namespace muscope
