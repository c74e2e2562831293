// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/event_workflows.h"
#include "ui/style/problem_sign.h"
#include "ui/views/rounded_panel.h"

namespace muscope {

class RoleLabel;
class TextBlock;

// What holding an event against one workflow came to: its sign, a bold sentence, and why the two
// belong together.
class TieCard final : public RoundedPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TieCard)

public:
    TieCard(const WorkflowTie& tie, const Theme& theme, QWidget* parent = nullptr);

signals:
    void workflowChosen();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    enum class State : unsigned char { Holds, Breached, Unknown, Unchecked };

    [[nodiscard]] static State stateOf(const WorkflowTie& tie);
    [[nodiscard]] QString heading() const;

    const Theme& m_theme;
    State m_state;
    RoleLabel* m_heading;
};

} // namespace muscope
