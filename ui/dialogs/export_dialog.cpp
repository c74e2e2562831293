// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/export_dialog.h"

#include "core/receipt/anchor_file.h"
#include "ui/dialogs/export_choices.h"
#include "ui/dialogs/path_field.h"
#include "ui/dialogs/report_preview_pane.h"
#include "ui/dialogs/save_dialog.h"
#include "ui/dialogs/task_strip.h"
#include "ui/dialogs/written_strip.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

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
    : ToolDialog(settings, u"export/size"_s, FirstSize, parent)
    , m_settings(settings)
    , m_task(new ReportTask(rules, parent))
    , m_choices(new ExportChoices(subject, formats, settings, theme, this))
    , m_preview(new ReportPreviewPane(rules, theme, this))
    , m_path(new PathField(tr("File"), tr("where to write the report"), this))
    , m_written(new WrittenStrip(theme, this))
    , m_message(new RoleLabel(theme, ColorRole::Differs, this))
    , m_export(new QPushButton(tr("Export"), this)) {
    build(theme);
    connect(m_choices, &ExportChoices::changed, this, &ExportDialog::takeChoices);
    connect(m_path, &PathField::pathChanged, this,
            [this] { m_export->setEnabled(!isWriting() && !m_path->path().isEmpty()); });
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::write);
    connect(m_task, &ReportTask::finished, this, &ExportDialog::showTask);
    takeChoices();
}

ExportDialog::~ExportDialog() {
    if (m_task) {
        m_task->retire();
    }
}

void ExportDialog::build(const Theme& theme) {
    setWindowTitle(tr("Export report"));
    setAccessibleName(windowTitle());
    m_preview->setMinimumWidth(LeastPreview);
    m_written->hide();
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setFocusPolicy(Qt::NoFocus);
    m_message->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setAccessibleName(tr("Buttons"));
    m_export->setAccessibleName(tr("Export"));
    buttons->addButton(m_export, QDialogButtonBox::ActionRole);
    m_export->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* both = new QHBoxLayout;
    both->setSpacing(metrics::Wide);
    both->addWidget(makeChoices(theme));
    both->addWidget(m_preview, 1);
    auto* layout = newLayout();
    layout->addLayout(both, 1);
    layout->addWidget(new TaskStrip(*m_task, this));
    layout->addWidget(m_written);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
}

QWidget* ExportDialog::makeChoices(const Theme& theme) {
    auto* note = new RoleLabel(theme, ColorRole::Muted, m_choices);
    note->setWordWrap(true);
    note->setText(tr("The file can be read by you alone. It holds what the events hold: look "
                     "through it before you hand it on."));
    m_path->takeNewFiles();
    m_choices->addRow(tr("F&ile"), m_path, note);
    auto* side = new QWidget(this);
    side->setAccessibleName(tr("Choices"));
    side->setFixedWidth(ChoicesWidth);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_choices);
    layout->addStretch(1);
    return side;
}

void ExportDialog::takeChoices() {
    suggestPath();
    m_preview->show(m_choices->order(), m_choices->format());
}

// In the folder of the last one, named after what it is of; a name a person gave is kept, but for
// its ending when that was the former format's.
void ExportDialog::suggestPath() {
    const QString suffix = u'.' + QString::fromLatin1(m_choices->format().suffix);
    const QString former = QFileInfo(m_suggested).suffix();
    QString path = m_path->path();
    if (path.isEmpty() || path == m_suggested) {
        const QString folder =
            m_settings
                .value(u"export/folder"_s,
                       QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
                .toString();
        const ExportSubject& subject = m_choices->subject();
        const QString name = m_choices->scope() == ExportScope::Session
                                 ? QString::fromUtf8(subject.session->value())
                                 : subject.location.name();
        path = QDir(folder).filePath(fileNameOf(name) + suffix);
    } else if (QFileInfo(path).suffix() == former) {
        path.chop(former.size() + 1);
        path += suffix;
    }
    m_suggested = path;
    m_path->setPath(path);
}

void ExportDialog::write() {
    const QString path = QFileInfo(m_path->path()).absoluteFilePath();
    m_written->hide();
    say({});
    if (const auto apart = isApartFrom(path, {m_choices->subject().location.path}); !apart) {
        say(tr("Not written: %1").arg(apart.error().message));
    } else if (QFileInfo(path).isFile()) {
        askReplace(path);
    } else {
        start(path);
    }
}

void ExportDialog::askReplace(const QString& path) {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Replace the file?"),
                                tr("%1 is there already.").arg(visibleLine(path)),
                                QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("What is replaced cannot be brought back."));
    const QPushButton* replace = box->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(replace, &QPushButton::clicked, this, [this, path] { start(path); });
    box->open();
}

void ExportDialog::start(const QString& path) {
    m_preview->stop();
    m_choices->remember(m_settings);
    m_settings.setValue(u"export/folder"_s, QFileInfo(path).absolutePath());
    m_choices->setEnabled(false);
    m_export->setEnabled(false);
    m_task->write(m_choices->order(), m_choices->format(), path);
}

void ExportDialog::showTask() {
    m_choices->setEnabled(true);
    m_export->setEnabled(true);
    const PassState& state = m_task->state();
    if (state.phase == PassState::Phase::Failed) {
        say(tr("Not written: %1").arg(state.error->message));
    } else if (state.phase == PassState::Phase::Cancelled) {
        say(tr("Stopped: nothing was written."));
    } else {
        m_written->show(m_task->written()->path, m_task->written()->size);
    }
}

void ExportDialog::say(const QString& sentence) {
    m_message->setText(visibleLine(sentence));
    m_message->setVisible(!sentence.isEmpty());
}

} // namespace muscope
