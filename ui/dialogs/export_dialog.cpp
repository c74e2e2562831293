// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/export_dialog.h"

#include "ui/dialogs/export_choices.h"
#include "ui/dialogs/path_field.h"
#include "ui/dialogs/report_chooser.h"
#include "ui/style/role_label.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr QSize ExportFirstSize{1080, 680};

} // namespace

ExportDialog::ExportDialog(const ExportSubject& subject, const RuleRegistry& rules,
                           const std::vector<ReportFormat>& formats, const Theme& theme,
                           QSettings& settings, QWidget* parent)
    : ExportDialog(subject, rules, formats, *new ReportTask(rules, parent), theme, settings,
                   parent) {}

ExportDialog::ExportDialog(const ExportSubject& subject, const RuleRegistry& rules,
                           const std::vector<ReportFormat>& formats, ReportTask& task,
                           const Theme& theme, QSettings& settings, QWidget* parent)
    : WriteDialog({u"export"_s, tr("Export"), ExportFirstSize}, subject.location.path, task, theme,
                  settings, parent)
    , m_settings(settings)
    , m_task(task)
    , m_chooser(new ReportChooser(subject, rules, formats, settings, theme, this)) {
    build(theme);
    connect(&m_chooser->choices(), &ExportChoices::changed, this, &ExportDialog::takeChoices);
    takeChoices();
}

void ExportDialog::build(const Theme& theme) {
    setWindowTitle(tr("Export report"));
    setAccessibleName(windowTitle());
    ExportChoices& choices = m_chooser->choices();
    auto* note = new RoleLabel(theme, ColorRole::Muted, &choices);
    note->setWordWrap(true);
    note->setText(tr("The file can be read by you alone. It holds what the events hold: look "
                     "through it before you hand it on."));
    choices.addRow(tr("F&ile"), &pathField(), note);
    QVBoxLayout* layout = newLayout();
    layout->addWidget(m_chooser, 1);
    QPushButton* print = addFoot(*layout).addButton(tr("Print…"), QDialogButtonBox::ActionRole);
    print->setAccessibleName(tr("Print report"));
    print->setAutoDefault(false);
    connect(print, &QPushButton::clicked, this, [this] {
        m_chooser->choices().remember(m_settings);
        emit printWanted();
    });
}

const ExportSubject& ExportDialog::subject() const {
    return m_chooser->choices().subject();
}

void ExportDialog::takeChoices() {
    const ExportChoices& choices = m_chooser->choices();
    suggest(choices.scope() == ExportScope::Session ? QString::fromUtf8(subject().session->value())
                                                    : subject().location.name(),
            QString::fromLatin1(choices.format().suffix));
}

void ExportDialog::start(const QString& path, bool) {
    const ExportChoices& choices = m_chooser->choices();
    choices.remember(m_settings);
    m_task.write(choices.order(), choices.format(), path);
}

void ExportDialog::setChoosing(bool isChoosing) {
    m_chooser->setChoosing(isChoosing);
}

} // namespace muscope
