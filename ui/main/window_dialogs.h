// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/main/window_actions.h"
#include "ui/views/builtin_views.h"

#include <QObject>
#include <QPointer>

class QSettings;

namespace muscope {

class DetailLoader;
class ReceiptDialog;
struct ExportSubject;

// Opens the dialogs about the current event, the session and muscope itself, as the actions and the
// inspection state ask for them. Owned by the window they belong to.
class WindowDialogs final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowDialogs)

public:
    WindowDialogs(const ViewContext& context, const DetailLoader& loader, QSettings& settings,
                  const WindowActions& actions, QWidget* window);

private:
    void askForEvent();
    void saveSessions();
    void exportReport(const ExportSubject& subject);
    void printReport(const ExportSubject& subject);
    void takeDigest();
    void compareWithAnchor();
    void explainReceipts();
    void explainProof();
    void makeReceipt();
    void askForReceiptFiles();
    void showCurrentRow();
    void tellAbout();

    const ViewContext m_context;
    const DetailLoader& m_loader;
    QSettings& m_settings;
    const WindowActions m_actions;
    QWidget* m_window;
    QPointer<ReceiptDialog> m_receiptDialog; // goes when it is closed
};

} // namespace muscope
