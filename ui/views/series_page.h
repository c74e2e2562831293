// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/shape_page.h"

namespace muscope {

class LineChart;
class RoleLabel;
class ViewSwitch;

// Sensor readings: a line a channel, of this event or across all events of the session, which are
// read in the background when somebody asks for them.
class SeriesPage final : public ShapePage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SeriesPage)

public:
    explicit SeriesPage(const ViewContext& context, QWidget* parent = nullptr);

    [[nodiscard]] bool takes(const PayloadShape& shape) const override;
    void showDetail(const std::shared_ptr<const EventDetail>& detail) override;
    void clear() override;

private:
    void build();
    [[nodiscard]] bool isOfSession() const;
    void showSeries();
    void showSession();
    void followSession();
    void sayCaption();
    void sayReading();
    void goToStep(std::size_t step);
    [[nodiscard]] MakeCsv csv() const;

    std::shared_ptr<const PayloadShape> m_shape;
    ViewSwitch* m_scope;
    LineChart* m_chart;
    RoleLabel* m_caption;
    RoleLabel* m_reading;
};

} // namespace muscope
