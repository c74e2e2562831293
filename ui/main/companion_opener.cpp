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

void CompanionOpener::open(const QString& path) {
    const bool hasReceipts = QFileInfo(path).isDir() && holdsReceipts(path);
    const bool hasWorkflows =
        !hasReceipts || !QDir(path).entryList({u"*.maml*"_s, u"*.md"_s}, QDir::Files).isEmpty();
    if (hasReceipts) {
        openReceipts(path);
    }
    if (hasWorkflows) {
        openWorkflows(path);
    }
}

void CompanionOpener::openWorkflows(const QString& path) {
    m_companions.openWorkflows(QFileInfo(path).absoluteFilePath());
}

void CompanionOpener::openReceipts(const QString& folder) {
    m_companions.openReceipts(QFileInfo(folder).absoluteFilePath());
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
    const QString workflows = m_settings.value(u"companions/workflows"_s).toString();
    const QString receipts = m_settings.value(u"companions/receipts"_s).toString();
    if (!workflows.isEmpty()) {
        m_companions.openWorkflows(workflows);
    }
    if (!receipts.isEmpty()) {
        m_companions.openReceipts(receipts);
    }
}

void CompanionOpener::remember() {
    // What could not be read this time may be there the next: only closing forgets.
    const CompanionFiles& files = m_companions.files();
    if (files.workflows) {
        m_settings.setValue(u"companions/workflows"_s, files.workflows->path());
    }
    if (files.receipts) {
        m_settings.setValue(u"companions/receipts"_s, files.receipts->path());
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
