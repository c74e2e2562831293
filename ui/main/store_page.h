// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace muscope {

class MessagePage;
class StoreOpener;
class Workspace;

// What fills the window while no store is open: how to open one, that one is being opened, or why
// that failed and what can be done about it.
class StorePage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StorePage)

public:
    StorePage(Workspace& workspace, StoreOpener& opener, const Theme& theme,
              QWidget* parent = nullptr);

signals:
    void liveWanted();

private:
    void buildWelcome();
    void buildFailure();
    void showState();
    void showRefusal(const struct Error& error);
    void editOrChoose();

    Workspace& m_workspace;
    StoreOpener& m_opener;
    QStackedWidget* m_pages;
    MessagePage* m_welcome;
    MessagePage* m_opening;
    MessagePage* m_failure;
    QPushButton* m_edit = nullptr;
};

} // namespace muscope
