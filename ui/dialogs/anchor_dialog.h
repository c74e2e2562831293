// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/receipt/anchor_check.h"
#include "core/store/store_location.h"
#include "ui/dialogs/tool_dialog.h"
#include "ui/style/theme.h"

#include <QPointer>

class QPushButton;
class QTableView;

namespace muscope {

class AnchorDifferencesModel;
class DigestTask;
class EventSeeker;
class InspectionState;
class PathField;
class RoleLabel;
class SignLabel;
class Workspace;

// Compares the open store with an anchor that was saved before, in the background, and lists by
// name what differs; an event of the list is gone to in the window.
class AnchorDialog final : public ToolDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnchorDialog)

public:
    AnchorDialog(Workspace& workspace, InspectionState& state, const Theme& theme,
                 QSettings& settings, QWidget* parent = nullptr);
    ~AnchorDialog() override;

private:
    void build(const Theme& theme);
    void buildTable(const Theme& theme);
    void showReady();
    void compare();
    void showTask();
    void showCheck(const std::shared_ptr<const AnchorCheck>& check);
    void goTo(int row);
    void copyList();
    void say(const QString& sentence, ColorRole role);

    Workspace& m_workspace;
    QPointer<DigestTask> m_task;
    EventSeeker* m_seeker;
    AnchorDifferencesModel* m_model;
    StoreLocation m_location; // of the store that was compared
    PathField* m_anchor;
    PathField* m_key;
    SignLabel* m_holds;
    SignLabel* m_fails;
    RoleLabel* m_signature;
    RoleLabel* m_message;
    QTableView* m_table;
    QPushButton* m_compare;
    QPushButton* m_copy;
};

} // namespace muscope
