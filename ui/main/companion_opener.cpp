// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/companion_opener.h"

#include "core/workspace/companions.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

bool holdsReceipts(const QString& folder) {
    return !QDir(folder).entryList({u"*.mu"_s}, QDir::Files).isEmpty();
}

bool isMarkdown(const QString& path) {
    const QString name = QFileInfo(path).fileName();
    return name.contains(u".maml"_s, Qt::CaseInsensitive) ||
           name.endsWith(u".md"_s, Qt::CaseInsensitive) ||
           name.endsWith(u".markdown"_s, Qt::CaseInsensitive);
}

QStringList absolute(const QStringList& paths) {
    QStringList absolutes;
    for (const QString& path : paths) {
        absolutes += QFileInfo(path).absoluteFilePath();
    }
    return absolutes;
}

QFileDialog* makeDialog(QWidget* window, const QString& title, QFileDialog::FileMode mode) {
    auto* dialog = new QFileDialog(window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    return dialog;
}

} // namespace

CompanionOpener::CompanionOpener(Companions& companions, QSettings& settings, QWidget* window)
    : QObject(window)
    , m_companions(companions)
    , m_settings(settings)
    , m_window(window) {
    connect(&companions, &Companions::changed, this, &CompanionOpener::remember);
}

bool CompanionOpener::isCompanion(const QString& path) {
    return QFileInfo(path).isDir() || isMarkdown(path);
}

CompanionPaths CompanionOpener::sorted(const QStringList& paths) {
    CompanionPaths companions;
    for (const QString& path : paths) {
        const bool hasReceipts = QFileInfo(path).isDir() && holdsReceipts(path);
        if (hasReceipts) {
            companions.receipts += path;
        }
        if (!hasReceipts ||
            !QDir(path).entryList({u"*.maml*"_s, u"*.md"_s}, QDir::Files).isEmpty()) {
            companions.workflows += path;
        }
    }
    return companions;
}

void CompanionOpener::open(const CompanionPaths& paths) {
    if (!paths.receipts.isEmpty()) {
        m_companions.openReceipts(absolute(paths.receipts));
    }
    if (!paths.workflows.isEmpty()) {
        m_companions.openWorkflows(absolute(paths.workflows));
    }
}

void CompanionOpener::openWorkflows(const QString& path) {
    open({{path}, {}});
}

void CompanionOpener::openReceipts(const QString& folder) {
    open({{}, {folder}});
}

void CompanionOpener::close() {
    m_settings.remove(u"companions"_s);
    const CompanionFiles files = m_companions.files();
    if (files.workflows || m_companions.isReading()) {
        m_companions.openWorkflows({});
    }
    if (files.receipts || m_companions.isReading()) {
        m_companions.openReceipts({});
    }
}

void CompanionOpener::restore() {
    open({m_settings.value(u"companions/workflows"_s).toStringList(),
          m_settings.value(u"companions/receipts"_s).toStringList()});
}

void CompanionOpener::remember() {
    // What could not be read this time may be there the next: only closing forgets.
    const CompanionFiles& files = m_companions.files();
    if (files.workflows) {
        m_settings.setValue(u"companions/workflows"_s, files.workflows->paths());
    }
    if (files.receipts) {
        m_settings.setValue(u"companions/receipts"_s, files.receipts->paths());
    }
}

void CompanionOpener::showWorkflowFolderDialog() {
    QFileDialog* dialog =
        makeDialog(m_window, tr("Open a folder of workflows"), QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &CompanionOpener::openWorkflows);
    dialog->open();
}

void CompanionOpener::showWorkflowFileDialog() {
    QFileDialog* dialog = makeDialog(m_window, tr("Open a workflow"), QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Workflows (*.maml *.maml.* *.md *.markdown)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &CompanionOpener::openWorkflows);
    dialog->open();
}

void CompanionOpener::showReceiptFolderDialog() {
    QFileDialog* dialog =
        makeDialog(m_window, tr("Open a folder of receipts"), QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &CompanionOpener::openReceipts);
    dialog->open();
}

} // namespace muscope
