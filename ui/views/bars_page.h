// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/bar_chart.h"
#include "ui/views/shape_page.h"

#include <QStringList>

class QAbstractItemModel;

namespace muscope {

class RoleLabel;
class ValueTable;

// A part of a quantum result as bars, with a caption, above the table of the same values in the
// same order.
class BarsPage : public ShapePage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BarsPage)

public:
    void showDetail(const std::shared_ptr<const EventDetail>& detail) final;
    void clear() final;

protected:
    // chartName: for screen readers.
    BarsPage(const ViewContext& context, const QString& word, const QString& title,
             const QString& chartName, QWidget* parent);

    // Once, when the table is there: head stands above the chart, the CSV goes by the name given.
    void build(QWidget* head, ValueTable* table, const QString& csvName);
    void showBars();

    [[nodiscard]] const PayloadShape& shape() const { return *m_shape; }
    [[nodiscard]] const BarChart& chart() const { return *m_chart; }

    // Asked while there is a shape.
    virtual void setModelShape(const std::shared_ptr<const PayloadShape>& shape) = 0; // null: none
    [[nodiscard]] virtual std::vector<ShapeCheck> partChecks() const = 0;
    [[nodiscard]] virtual std::vector<double> values() const = 0;
    [[nodiscard]] virtual QStringList captionSentences() const = 0;
    [[nodiscard]] virtual MakeCsv csvOf(std::shared_ptr<const PayloadShape> shape) const = 0;
    // Columns of the table's model that name a bar and say its value.
    [[nodiscard]] virtual int labelColumn() const = 0;
    [[nodiscard]] virtual int valueColumn() const = 0;

private:
    void sayCaption();

    std::shared_ptr<const PayloadShape> m_shape;
    BarChart* m_chart;
    RoleLabel* m_caption;
    ValueTable* m_table = nullptr; // after build()
};

} // namespace muscope
