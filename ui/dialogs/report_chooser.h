// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/builtin_writers.h"

#include <QWidget>

class QSettings;

namespace muscope {

class ExportChoices;
class ReportPreviewPane;
class RuleRegistry;
class Theme;
struct ExportSubject;

// What a report is to be of on the left, what it will say on the right.
class ReportChooser final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportChooser)

public:
    // rules and formats outlive the widget.
    ReportChooser(const ExportSubject& subject, const RuleRegistry& rules,
                  const std::vector<ReportFormat>& formats, const QSettings& settings,
                  const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] ExportChoices& choices() { return *m_choices; }
    [[nodiscard]] const ExportChoices& choices() const { return *m_choices; }
    // Not while what was chosen is made: the preview leaves it the machine.
    void setChoosing(bool isChoosing);

private:
    void preview();

    ExportChoices* m_choices;
    ReportPreviewPane* m_preview;
};

} // namespace muscope
