// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/verdict.h"
#include "ui/views/rounded_panel.h"

namespace muscope {

class RoleLabel;
class TextBlock;

// What checking a receipt came to: its sign, one bold sentence, and why.
class VerdictCard final : public RoundedPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VerdictCard)

public:
    explicit VerdictCard(const Theme& theme, QWidget* parent = nullptr);

    void setVerdict(Verdict verdict, const QString& heading, const QString& explanation);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    RoleLabel* m_heading;
    TextBlock* m_explanation;
    Verdict m_verdict = Verdict::None;
};

} // namespace muscope
