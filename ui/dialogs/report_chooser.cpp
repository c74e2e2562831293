// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/report_chooser.h"

#include "ui/dialogs/export_choices.h"
#include "ui/dialogs/report_preview_pane.h"
#include "ui/style/metrics.h"

#include <QBoxLayout>

namespace muscope {

namespace {

constexpr int ChoicesWidth = 400;
constexpr int LeastPreview = 320;

} // namespace

ReportChooser::ReportChooser(const ExportSubject& subject, const RuleRegistry& rules,
                             const std::vector<ReportFormat>& formats, const QSettings& settings,
                             const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_choices(new ExportChoices(subject, formats, settings, theme, this))
    , m_preview(new ReportPreviewPane(rules, theme, this)) {
    m_choices->setFixedWidth(ChoicesWidth);
    m_preview->setMinimumWidth(LeastPreview);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Wide);
    layout->addWidget(m_choices, 0, Qt::AlignTop);
    layout->addWidget(m_preview, 1);
    connect(m_choices, &ExportChoices::changed, this, &ReportChooser::preview);
    preview();
}

void ReportChooser::preview() {
    m_preview->show(m_choices->order(), m_choices->format());
}

void ReportChooser::setChoosing(bool isChoosing) {
    m_choices->setEnabled(isChoosing);
    if (isChoosing) {
        m_preview->resume();
    } else {
        m_preview->pause();
    }
}

} // namespace muscope
