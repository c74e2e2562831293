// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/report_task.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace muscope {

class RoleLabel;
class StillBrowser;
class Theme;

// What a report will say, made in the background as the choices change, and how much of it that is.
class ReportPreviewPane final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportPreviewPane)

public:
    ReportPreviewPane(const RuleRegistry& rules, const Theme& theme, QWidget* parent = nullptr);
    ~ReportPreviewPane() override;

    // The newest order wins; those that follow each other at once are one.
    void show(const ReportOrder& order, const ReportFormat& format);
    // Leaves the machine to something else for a while; what was not done is done afterwards.
    void pause();
    void resume();

private:
    void build();
    void start();
    void showState();
    void showPreview(const ReportPreview& preview);

    QPointer<ReportTask> m_task; // outlives the pane where it still runs
    ReportOrder m_order;
    std::optional<ReportFormat> m_format;
    QTimer m_delay;
    bool m_isPaused = false; // before it was done
    RoleLabel* m_about;
    StillBrowser* m_text;
    RoleLabel* m_redacted;
};

} // namespace muscope
