// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"
#include "ui/views/detail_view.h"

namespace muscope {

class JsonPane;

// The payload of an event as a tree.
class PayloadView final : public DetailView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PayloadView)

public:
    explicit PayloadView(const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    void showDetail(const std::shared_ptr<const EventDetail>& detail) override;
    void clear() override;
    void showPath(const QString& pointer) override;
    bool focusFind() override;

private:
    JsonPane* m_pane;
};

} // namespace muscope
