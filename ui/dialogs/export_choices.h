// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/builtin_writers.h"
#include "ui/state/export_subject.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QSettings;

namespace muscope {

class PathField;
class ReportPartsBox;
class ScopeBox;
class Theme;

// What a report is to be of, and how: sessions, events, format, parts. Begins with what was chosen
// the last time, as far as that can be had.
class ExportChoices final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExportChoices)

public:
    // formats outlive the widget. Where there is one alone, it is not asked for.
    ExportChoices(ExportSubject subject, const std::vector<ReportFormat>& formats,
                  const QSettings& settings, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] const ExportSubject& subject() const { return m_subject; }
    [[nodiscard]] ExportScope scope() const;
    [[nodiscard]] const ReportFormat& format() const;
    // What is wanted, with the moment of asking where that is to be told.
    [[nodiscard]] ReportOrder order() const;
    void remember(QSettings& settings) const;
    // A row more below them, in line with the others.
    void addRow(const QString& title, QWidget* field, QWidget* note = nullptr);

signals:
    void changed();

private:
    void build(const Theme& theme);
    void addFilter(const Theme& theme);
    void addRedaction();
    void recall(const QSettings& settings);
    void recallParts();
    void keepParts();

    ExportSubject m_subject;
    const std::vector<ReportFormat>& m_formats;
    QFormLayout* m_form;
    std::vector<ReportParts> m_parts; // of each format, as chosen
    ScopeBox* m_scope;
    QCheckBox* m_filtered;
    QComboBox* m_format;
    ReportPartsBox* m_partsBox;
    QCheckBox* m_redacts;
    PathField* m_rules;
    QCheckBox* m_stamp;
};

} // namespace muscope
