// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/sessions_model.h"
#include "ui/style/theme.h"

#include <QWidget>

class QLineEdit;
class QListView;
class QStackedWidget;
class QToolButton;

namespace muscope {

class InspectionState;
class MessagePage;
class RoleLabel;
class Workspace;

// The list of sessions with its search; chooses the session that is looked at.
class SessionsView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionsView)

public:
    SessionsView(const Workspace& workspace, InspectionState& state, const Theme& theme,
                 QWidget* parent = nullptr);

    void focusSearch();

private:
    void build(const Theme& theme);
    void showSessions();
    void updateSessions();
    void showCoverage(const std::vector<SessionId>& ids);
    void showOnlyFailing(bool isOnly);
    void showVerification();
    [[nodiscard]] QString countSentence() const;
    void showCurrent();
    void search(const QString& text);
    void showCount();
    void choose();
    void tellChosen();

    const Workspace& m_workspace;
    InspectionState& m_state;
    SessionsModel* m_model;
    std::shared_ptr<const SessionList> m_listed; // what the model shows
    RoleLabel* m_count;
    QLineEdit* m_search;
    QToolButton* m_onlyFailing;
    QStackedWidget* m_pages;
    QListView* m_list;
    MessagePage* m_empty;
    bool m_isFollowing = false; // the list follows the workspace: nothing was chosen by a person
};

} // namespace muscope
