// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/export_dialog.h"

#include "ui/dialogs/export_choices.h"
#include "ui/dialogs/path_field.h"
#include "ui/dialogs/report_preview_pane.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr QSize FirstSize{1080, 680};
constexpr int ChoicesWidth = 400;
constexpr int LeastPreview = 320;

} // namespace

ExportDialog::ExportDialog(const ExportSubject& subject, const RuleRegistry& rules,
                           const std::vector<ReportFormat>& formats, const Theme& theme,
                           QSettings& settings, QWidget* parent)
    : ExportDialog(subject, rules, formats, *new ReportTask(rules, parent), theme, settings,
                   parent) {}

ExportDialog::ExportDialog(const ExportSubject& subject, const RuleRegistry& rules,
                           const std::vector<ReportFormat>& formats, ReportTask& task,
                           const Theme& theme, QSettings& settings, QWidget* parent)
    : WriteDialog({u"export"_s, tr("Export"), FirstSize, subject.location.path}, task, theme,
                  settings, parent)
    , m_settings(settings)
    , m_task(task)
    , m_choices(new ExportChoices(subject, formats, settings, theme, this))
    , m_preview(new ReportPreviewPane(rules, theme, this)) {
    build(theme);
    connect(m_choices, &ExportChoices::changed, this, &ExportDialog::takeChoices);
    takeChoices();
}

void ExportDialog::build(const Theme& theme) {
    setWindowTitle(tr("Export report"));
    setAccessibleName(windowTitle());
    m_preview->setMinimumWidth(LeastPreview);
    auto* note = new RoleLabel(theme, ColorRole::Muted, m_choices);
    note->setWordWrap(true);
    note->setText(tr("The file can be read by you alone. It holds what the events hold: look "
                     "through it before you hand it on."));
    m_choices->addRow(tr("F&ile"), &pathField(), note);
    m_choices->setFixedWidth(ChoicesWidth);
    auto* both = new QHBoxLayout;
    both->setSpacing(metrics::Wide);
    both->addWidget(m_choices, 0, Qt::AlignTop);
    both->addWidget(m_preview, 1);
    QVBoxLayout* layout = newLayout();
    layout->addLayout(both, 1);
    addFoot(*layout);
}

void ExportDialog::takeChoices() {
    const ExportSubject& subject = m_choices->subject();
    suggest(m_choices->scope() == ExportScope::Session ? QString::fromUtf8(subject.session->value())
                                                       : subject.location.name(),
            QString::fromLatin1(m_choices->format().suffix));
    m_preview->show(m_choices->order(), m_choices->format());
}

void ExportDialog::start(const QString& path, bool) {
    m_choices->remember(m_settings);
    m_task.write(m_choices->order(), m_choices->format(), path);
}

void ExportDialog::setChoosing(bool isChoosing) {
    m_choices->setEnabled(isChoosing);
    if (isChoosing) {
        m_preview->resume();
    } else {
        m_preview->pause();
    }
}

} // namespace muscope
