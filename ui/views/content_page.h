// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/shape_page.h"

class QScrollArea;

namespace muscope {

// The blocks of MCP content, one below the other.
class ContentPage final : public ShapePage {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ContentPage)

public:
    explicit ContentPage(const ViewContext& context, QWidget* parent = nullptr);

    [[nodiscard]] bool takes(const PayloadShape& shape) const override;
    void showDetail(const std::shared_ptr<const EventDetail>& detail) override;
    void clear() override;

private:
    QScrollArea* m_area;
};

} // namespace muscope
