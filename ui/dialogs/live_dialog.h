// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/live_order.h"
#include "ui/state/live_book.h"

#include <QDialog>
#include <QFutureWatcher>

#include <optional>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace muscope {

class HeaderTable;
class PathField;
class RoleLabel;
class Theme;
class Workspace;

// Asks which live server to connect to, how, and what to record into. What is wrong with the
// address is said while it is typed. Headers and token are kept by nobody but the connection.
class LiveDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveDialog)

public:
    LiveDialog(Workspace& workspace, LiveBook book, const Theme& theme, QWidget* parent = nullptr);

    void setAddress(const QString& address);
    [[nodiscard]] LiveOrder order() const;

private:
    void build(const Theme& theme);
    void addServer(QFormLayout& form);
    void addCredentials(QFormLayout& form);
    void addTarget(QFormLayout& form);
    void addChoices(QFormLayout& form);
    void fillRecent();
    void chooseServer(const KnownServer& server);
    void checkOpenStore();
    void takeOpenStoreCheck();
    void validate();
    // What is wrong with what was entered; empty: nothing.
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString eraNote() const;

    Workspace& m_workspace;
    LiveBook m_book;
    QLineEdit* m_address;
    QPushButton* m_recent;
    QComboBox* m_era;
    RoleLabel* m_eraNote;
    HeaderTable* m_headers;
    QLineEdit* m_token;
    QRadioButton* m_intoOpen;
    RoleLabel* m_openNote;
    QRadioButton* m_intoDefault;
    QRadioButton* m_intoFile;
    PathField* m_file;
    QCheckBox* m_receipts;
    QCheckBox* m_masks;
    QLineEdit* m_maskedKeys;
    RoleLabel* m_problem;
    QPushButton* m_connect = nullptr;
    bool m_canUseOpen = false;
    QFutureWatcher<Result<void>> m_openCheck;
};

} // namespace muscope
