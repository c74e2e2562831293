// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"
#include "ui/views/detail_view.h"

class QPushButton;

namespace muscope {

class InspectionState;
class KeyValueList;
class RoleLabel;
class Workspace;

// The operation an event belongs to: request and response, how long it took, and the way to each.
class OperationView final : public DetailView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OperationView)

public:
    OperationView(const Workspace& workspace, InspectionState& state, const Theme& theme,
                  QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    void showDetail(const std::shared_ptr<const EventDetail>& detail) override;
    void clear() override;

private:
    void refresh();
    void showOperation(RowNumber number);
    void goToPeer();
    [[nodiscard]] QString heading(const EventRow& row) const;
    [[nodiscard]] QString describe(const EventRow& row, RowNumber number) const;

    const Workspace& m_workspace;
    InspectionState& m_state;
    RoleLabel* m_heading;
    KeyValueList* m_facts;
    QPushButton* m_peer;
    std::optional<RowNumber> m_number;
};

} // namespace muscope
