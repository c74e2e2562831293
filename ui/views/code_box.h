// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/rounded_panel.h"
#include "ui/views/text_block.h"

namespace muscope {

// Quoted text in fixed width on its own ground.
class CodeBox final : public RoundedPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CodeBox)

public:
    explicit CodeBox(const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] TextBlock& text() { return *m_text; }

private:
    TextBlock* m_text;
};

} // namespace muscope
