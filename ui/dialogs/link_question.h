// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMessageBox>

namespace muscope {

// Asks whether an address a document names is to be opened, shows the address as it is, and hands
// it to the desktop only after a yes. Nothing is asked of the address itself.
class LinkQuestion final : public QMessageBox {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LinkQuestion)

public:
    explicit LinkQuestion(const QString& address, QWidget* parent = nullptr);
};

} // namespace muscope
