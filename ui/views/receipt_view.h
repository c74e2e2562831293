// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"
#include "ui/views/detail_view.h"

class QScrollArea;

namespace muscope {

// Every receipt found for an event, worst first, and what such a copy can and cannot show.
class ReceiptView final : public DetailView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReceiptView)

public:
    explicit ReceiptView(const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    void showDetail(const std::shared_ptr<const EventDetail>& detail) override;
    void clear() override;

private:
    void build();
    void explain();

    const Theme& m_theme;
    QScrollArea* m_area;
    QWidget* m_footer;
};

} // namespace muscope
