// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/receipt_report.h"
#include "ui/style/theme.h"

#include <QWidget>

class QVBoxLayout;

namespace muscope {

// What one receipt says, beside what is stored, with the first difference marked.
class ReceiptSection final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReceiptSection)

public:
    ReceiptSection(const ReceiptReport& report, const Theme& theme, QWidget* parent = nullptr);

private:
    void addTexts(const ReceiptReport& report);
    void addQuote(const QString& caption, const QString& text, qsizetype markStart,
                  qsizetype markLength);
    void addFacts(const ReceiptReport& report);

    const Theme& m_theme;
    QVBoxLayout* m_layout;
};

} // namespace muscope
