// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/tool_dialog.h"

namespace muscope {

// The text on what a receipt, a digest and a signature each do and do not prove, to read beside
// the window. Loads nothing and follows no link.
class ProvenDialog final : public ToolDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProvenDialog)

public:
    explicit ProvenDialog(QSettings& settings, QWidget* parent = nullptr);
};

} // namespace muscope
