// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "core/receipt/receipt_report.h"
#include "ui/style/theme.h"

#include <QWidget>

#include <memory>

class QVBoxLayout;

namespace muscope {

struct DifferenceExcerpt;

// What one receipt says, beside what is stored, with the first difference marked.
class ReceiptSection final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReceiptSection)

public:
    ReceiptSection(std::shared_ptr<const ReceiptReport> report, const Theme& theme,
                   QWidget* parent = nullptr);

signals:
    void otherEventWanted(const muscope::EventId& event);

private:
    void addVerdict();
    void addTexts();
    // whole: of the report, for copying.
    void addQuote(const QString& caption, const DifferenceExcerpt& excerpt,
                  const std::string& whole);
    void addFacts();

    std::shared_ptr<const ReceiptReport> m_report;
    const Theme& m_theme;
    QVBoxLayout* m_layout;
};

} // namespace muscope
