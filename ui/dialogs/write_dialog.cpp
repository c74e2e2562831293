// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/write_dialog.h"

#include "core/receipt/anchor_file.h"
#include "ui/dialogs/path_field.h"
#include "ui/dialogs/save_dialog.h"
#include "ui/dialogs/written_strip.h"
#include "ui/models/visible_text.h"

#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace muscope {

WriteDialog::WriteDialog(const Kind& kind, QString storePath, StoreTask& task, const Theme& theme,
                         QSettings& settings, QWidget* parent)
    : TaskDialog(kind, task, theme, settings, parent)
    , m_settings(settings)
    , m_folderKey(kind.word + u"/folder"_s)
    , m_storePath(std::move(storePath))
    , m_path(new PathField(tr("File"), tr("where to write"), this))
    , m_written(new WrittenStrip(theme, this)) {
    m_path->takeNewFiles();
    m_written->hide();
    connect(m_path, &PathField::pathChanged, this, &WriteDialog::showReady);
}

QDialogButtonBox& WriteDialog::addFoot(QVBoxLayout& layout) {
    return TaskDialog::addFoot(layout, m_written);
}

void WriteDialog::suggest(const QString& name, const QString& suffix) {
    const QString ending = u'.' + suffix;
    const QString former = QFileInfo(m_suggested).suffix();
    QString path = m_path->path();
    if (path.isEmpty() || path == m_suggested) {
        const QString folder =
            m_settings
                .value(m_folderKey,
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
    orderButton().setEnabled(!isBusy() && !m_path->path().isEmpty());
}

void WriteDialog::giveOrder() {
    m_target = QFileInfo(m_path->path()).absoluteFilePath();
    m_written->hide();
    say({});
    if (const auto apart = isApartFrom(m_target, {m_storePath}); !apart) {
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
    m_settings.setValue(m_folderKey, QFileInfo(m_target).absolutePath());
    setChoosing(false);
    start(m_target, replaces);
    showReady();
}

void WriteDialog::showEnd(const PassState& state) {
    setChoosing(true);
    showReady();
    if (state.phase == PassState::Phase::Failed) {
        say(tr("Not written: %1").arg(state.error->message));
    } else if (state.phase == PassState::Phase::Cancelled) {
        say(tr("Stopped: nothing was written."));
    } else {
        m_written->show(m_target, QFileInfo(m_target).size());
    }
}

} // namespace muscope
