// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/dialogs/write_dialog.h"
#include "ui/state/export_subject.h"

namespace muscope {

class ScopeBox;
class SessionSaveTask;

// Saves a session, or several, into a file that opens as any store does.
class SaveSessionsDialog final : public WriteDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SaveSessionsDialog)

public:
    // The subject has a session.
    SaveSessionsDialog(const ExportSubject& subject, const Theme& theme, QSettings& settings,
                       QWidget* parent = nullptr);

private:
    SaveSessionsDialog(const ExportSubject& subject, SessionSaveTask& task, const Theme& theme,
                       QSettings& settings, QWidget* parent);

    void build(const Theme& theme);
    void takeScope();
    void start(const QString& path, bool replaces) override;
    void setChoosing(bool isChoosing) override;

    ExportSubject m_subject;
    SessionSaveTask& m_task; // the dialog's, see WriteDialog
    ScopeBox* m_scope;
};

} // namespace muscope
