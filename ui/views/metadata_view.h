// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"
#include "ui/views/detail_view.h"

namespace muscope {

class InspectionState;
class JsonPane;
class KeyValueList;
class Workspace;

// What the store keeps beside an event's payload: its columns, and the metadata as a tree.
class MetadataView final : public DetailView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetadataView)

public:
    MetadataView(const Workspace& workspace, const InspectionState& state, const Theme& theme,
                 QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    void showDetail(const std::shared_ptr<const EventDetail>& detail) override;
    void clear() override;
    bool focusFind() override;

private:
    void showFacts();

    const Workspace& m_workspace;
    const InspectionState& m_state;
    KeyValueList* m_facts;
    JsonPane* m_pane;
    std::shared_ptr<const EventDetail> m_detail;
};

} // namespace muscope
