// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/write_dialog.h"

#include "core/receipt/anchor_file.h"
#include "ui/dialogs/path_field.h"
#include "ui/dialogs/save_dialog.h"
#include "ui/dialogs/task_strip.h"
#include "ui/dialogs/written_strip.h"
#include "ui/models/visible_text.h"
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

WriteDialog::WriteDialog(const Kind& kind, StoreTask& task, const Theme& theme, QSettings& settings,
                         QWidget* parent)
    : ToolDialog(settings, kind.word + u"/size"_s, kind.firstSize, parent)
    , m_settings(settings)
    , m_kind(kind)
    , m_task(&task)
    , m_path(new PathField(tr("File"), tr("where to write"), this))
    , m_written(new WrittenStrip(theme, this))
    , m_message(new RoleLabel(theme, ColorRole::Differs, this))
    , m_order(new QPushButton(kind.order, this)) {
    m_path->takeNewFiles();
    m_written->hide();
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setFocusPolicy(Qt::NoFocus);
    m_message->hide();
    m_order->setAccessibleName(kind.order);
    m_order->setDefault(true);
    connect(m_path, &PathField::pathChanged, this, &WriteDialog::showReady);
    connect(m_order, &QPushButton::clicked, this, &WriteDialog::write);
    connect(m_task, &StoreTask::finished, this, &WriteDialog::showTask);
}

WriteDialog::~WriteDialog() {
    if (m_task) {
        m_task->retire();
    }
}

void WriteDialog::addFoot(QVBoxLayout& layout) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setAccessibleName(tr("Buttons"));
    buttons->addButton(m_order, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    layout.addWidget(new TaskStrip(*m_task, this));
    layout.addWidget(m_written);
    layout.addWidget(m_message);
    layout.addWidget(buttons);
}

void WriteDialog::suggest(const QString& name, const QString& suffix) {
    const QString ending = u'.' + suffix;
    const QString former = QFileInfo(m_suggested).suffix();
    QString path = m_path->path();
    if (path.isEmpty() || path == m_suggested) {
        const QString folder =
            m_settings
                .value(m_kind.word + u"/folder"_s,
                       QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
                .toString();
        path = QDir(folder).filePath(fileNameOf(name) + ending);
    } else if (QFileInfo(path).suffix() == former) {
        path.chop(former.size() + 1);
        path += ending;
    }
    m_suggested = path;
    m_path->setPath(path);
}

void WriteDialog::showReady() {
    m_order->setEnabled(!isWriting() && !m_path->path().isEmpty());
}

void WriteDialog::write() {
    m_target = QFileInfo(m_path->path()).absoluteFilePath();
    m_written->hide();
    say({});
    if (const auto apart = isApartFrom(m_target, {m_kind.storePath}); !apart) {
        say(tr("Not written: %1").arg(apart.error().message));
    } else if (QFileInfo(m_target).isFile()) {
        askReplace();
    } else {
        begin(false);
    }
}

void WriteDialog::askReplace() {
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Replace the file?"),
                                tr("%1 is there already.").arg(visibleLine(m_target)),
                                QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("What is replaced cannot be brought back."));
    const QPushButton* replace = box->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(replace, &QPushButton::clicked, this, [this] { begin(true); });
    box->open();
}

void WriteDialog::begin(bool replaces) {
    m_settings.setValue(m_kind.word + u"/folder"_s, QFileInfo(m_target).absolutePath());
    setChoosing(false);
    start(m_target, replaces);
    showReady();
}

void WriteDialog::showTask() {
    setChoosing(true);
    showReady();
    const PassState& state = m_task->state();
    if (state.phase == PassState::Phase::Failed) {
        say(tr("Not written: %1").arg(state.error->message));
    } else if (state.phase == PassState::Phase::Cancelled) {
        say(tr("Stopped: nothing was written."));
    } else {
        m_written->show(m_target, QFileInfo(m_target).size());
    }
}

void WriteDialog::say(const QString& sentence) {
    m_message->setText(visibleLine(sentence));
    m_message->setVisible(!sentence.isEmpty());
}

} // namespace muscope
