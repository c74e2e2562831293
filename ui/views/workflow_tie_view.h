// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"
#include "ui/views/detail_view.h"

class QScrollArea;
class QStackedWidget;

namespace muscope {

class InspectionState;
class MessagePage;
class Workspace;

// The workflows the event is tied to, and whether it holds what they say.
class WorkflowTieView final : public DetailView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkflowTieView)

public:
    WorkflowTieView(const Workspace& workspace, InspectionState& state, const Theme& theme,
                    QWidget* parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString title() const override;
    void showDetail(const std::shared_ptr<const EventDetail>& detail) override;
    void clear() override;

private:
    void showEmpty();
    [[nodiscard]] QWidget* makePage(const EventDetail& detail);

    const Workspace& m_workspace;
    InspectionState& m_state;
    const Theme& m_theme;
    QStackedWidget* m_pages;
    QScrollArea* m_area;
    MessagePage* m_empty;
    QWidget* m_open; // the empty page's button
};

} // namespace muscope
