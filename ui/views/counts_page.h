// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/shape_page.h"

namespace muscope {

class BarChart;
class CountsModel;
class RoleLabel;
class ValueTable;
class ViewSwitch;

// The measured counts of a circuit: a bar an outcome, and the numbers below, in the same order.
class CountsPage final : public ShapePage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountsPage)

public:
    explicit CountsPage(const ViewContext& context, QWidget* parent = nullptr);

    [[nodiscard]] bool takes(const PayloadShape& shape) const override;
    void showDetail(const std::shared_ptr<const EventDetail>& detail) override;
    void clear() override;

private:
    void build();
    void sortBy(int choice);
    void followOrder(int column, Qt::SortOrder order);
    void showBars();
    void sayFolding();
    [[nodiscard]] MakeCsv csv() const;

    std::shared_ptr<const PayloadShape> m_shape;
    CountsModel* m_model;
    ViewSwitch* m_order;
    BarChart* m_chart;
    RoleLabel* m_caption;
    ValueTable* m_table;
};

} // namespace muscope
