// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/verdict.h"
#include "ui/style/theme.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QProgressBar;
class QPushButton;

namespace muscope {

class ElidedLabel;
class InspectionState;
class RoleLabel;
class SignLabel;
class Workspace;

// The line at the foot of the window: how many events were found and what is known of their
// receipts; how far a running pass has come; a word about what was just done.
class CoverageBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CoverageBar)

public:
    CoverageBar(Workspace& workspace, const InspectionState& state, const Theme& theme,
                QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void showCoverage();
    void showProgress();
    void showNotice(const QString& sentence);
    [[nodiscard]] QString zoneText() const;

    Workspace& m_workspace;
    const InspectionState& m_state;
    const Theme& m_theme;
    RoleLabel* m_events;
    std::vector<SignLabel*> m_counts; // in the order of CountedVerdicts
    RoleLabel* m_receiptEvents;
    RoleLabel* m_unchecked;
    ElidedLabel* m_notice;
    RoleLabel* m_passText;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    RoleLabel* m_zone;
    QTimer m_noticeEnd;
};

} // namespace muscope
