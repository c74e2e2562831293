// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace muscope {

class Theme;

// What a receipt proves, and what it does not; in words for somebody who was never told.
class ReceiptHelpDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReceiptHelpDialog)

public:
    explicit ReceiptHelpDialog(const Theme& theme, QWidget* parent = nullptr);
};

} // namespace muscope
