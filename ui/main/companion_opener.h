// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QSettings>
#include <QStringList>

class QWidget;

namespace muscope {

class Companions;

// What lies beside a store, told apart.
struct CompanionPaths {
    QStringList workflows; // files and folders
    QStringList receipts;  // folders
};

// Opens workflows and receipts that lie in files: by dialog, by name, by what was dropped on the
// window; remembers them for the next start.
class CompanionOpener final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompanionOpener)

public:
    CompanionOpener(Companions& companions, QSettings& settings, QWidget* window);

    // Whether a file's name, or what a folder holds, says that it is meant for here.
    [[nodiscard]] static bool isCompanion(const QString& path);

    // Files and folders of workflows, folders of receipts, and folders of both.
    [[nodiscard]] static CompanionPaths sorted(const QStringList& paths);

    // Of what there is none stays as it is.
    void open(const CompanionPaths& paths);
    void openWorkflows(const QString& path);
    void openReceipts(const QString& folder);
    void close();
    // What was open when the window was closed.
    void restore();

    void showWorkflowFolderDialog();
    void showWorkflowFileDialog();
    void showReceiptFolderDialog();

private:
    void remember();

    Companions& m_companions;
    QSettings& m_settings;
    QWidget* m_window;
};

} // namespace muscope
