// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/state/print_system.h"
#include "ui/style/theme.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace muscope {

class RoleLabel;

// On which printer, how often, which pages.
class PrinterBox final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PrinterBox)

public:
    // usual: the printer that is chosen where there is one of that name.
    PrinterBox(PrintSystem& system, QString usual, const Theme& theme, QWidget* parent = nullptr);

    // There is a printer, and pages are named that there may be.
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] PrintOrder order() const;

signals:
    void changed();

private:
    void build();
    void showPrinters();
    void showPages();
    void tell(const QString& sentence, ColorRole role);

    PrintSystem& m_system;
    QString m_usual;
    QComboBox* m_printer;
    QSpinBox* m_copies;
    QLineEdit* m_pages;
    RoleLabel* m_about;
};

} // namespace muscope
