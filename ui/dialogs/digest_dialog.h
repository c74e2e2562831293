// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "core/receipt/anchor_file.h"
#include "core/store/store_location.h"
#include "ui/dialogs/tool_dialog.h"

#include <QPointer>

class QFormLayout;
class QLineEdit;
class QPushButton;

namespace muscope {

class DigestTask;
class PathField;
class RoleLabel;
class Theme;

// Takes the digest of a session in the background and shows it; writes its anchor to a file, signed
// with a key where one is named. Replaces a file only after asking.
class DigestDialog final : public ToolDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DigestDialog)

public:
    // What the digest is of.
    struct Subject {
        StoreLocation location;
        SessionId session;
        std::int64_t expected = 0; // events; 0: not known
    };

    DigestDialog(Subject subject, const Theme& theme, QSettings& settings,
                 QWidget* parent = nullptr);
    ~DigestDialog() override;

    // Writes the anchor to path, once nothing stands in its way or a person has said so.
    void saveAs(const QString& path);

private:
    void build(const Theme& theme);
    void addResult(QFormLayout& form);
    void take();
    void showTask();
    void chooseFile();
    void save(Replace replace, const QByteArray& passphrase);
    void askReplace(const QString& why);
    void askPassphrase();
    void showSaved();
    void say(const QString& sentence, bool isProblem);

    Subject m_subject;
    QPointer<DigestTask> m_task;
    QLineEdit* m_digest;
    RoleLabel* m_count;
    PathField* m_key;
    RoleLabel* m_message;
    QPushButton* m_copy;
    QPushButton* m_save;
    QString m_path;    // of the anchor that is being saved
    QString m_keyPath; // of the key it is signed with; empty: none
    Replace m_replace = Replace::Refuse;
};

} // namespace muscope
