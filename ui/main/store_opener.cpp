// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/store_opener.h"

#include "ui/dialogs/connect_dialog.h"
#include "ui/dialogs/event_file_dialog.h"
#include "ui/models/visible_text.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

bool isEventFile(const QString& path) {
    return (path.endsWith(u".ndjson", Qt::CaseInsensitive) ||
            path.endsWith(u".jsonl", Qt::CaseInsensitive)) &&
           !path.contains(u"://");
}

} // namespace

StoreOpener::StoreOpener(Workspace& workspace, QSettings& settings, Locate locate,
                         const Theme& theme, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_settings(settings)
    , m_book(settings)
    , m_locate(std::move(locate))
    , m_theme(theme)
    , m_window(window) {
    connect(&workspace, &Workspace::storeStateChanged, this, &StoreOpener::followState);
}

void StoreOpener::open(const QString& text) {
    if (isEventFile(text)) {
        openEvents(QFileInfo(text).absoluteFilePath());
        return;
    }
    const Result<StoreLocation> location = m_locate(text);
    if (!location) {
        emit refused(location.error());
        return;
    }
    openLocation(*location);
}

void StoreOpener::openEvents(const QString& path) {
    if (m_eventDialog) {
        m_eventDialog->close(); // the newer wish wins
    }
    m_eventDialog = new EventFileDialog(path, m_theme, m_settings, m_window);
    connect(m_eventDialog, &EventFileDialog::opened, this, &StoreOpener::openLocation);
    connect(m_eventDialog, &EventFileDialog::failed, this, [this](const Error& error) {
        if (m_isUnattended) {
            emit refused(error);
        }
    });
    m_eventDialog->setVisible(!m_isUnattended);
}

void StoreOpener::openDemo() {
    open(u"demo"_s);
}

void StoreOpener::retry() {
    if (m_attempted) {
        openLocation(*m_attempted);
    }
}

void StoreOpener::serveRecentMenu(QMenu* menu) {
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillRecent(menu); });
    fillRecent(menu);
}

void StoreOpener::showConnectDialog() {
    auto* dialog = new ConnectDialog(m_book, m_theme, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (m_attempted && m_attempted->kind == StoreLocation::Kind::PostgreSql) {
        dialog->setLocation(*m_attempted);
    }
    connect(dialog, &QDialog::accepted, this, [this, dialog] { openLocation(dialog->location()); });
    dialog->open();
}

void StoreOpener::showFileDialog() {
    auto* dialog = new QFileDialog(m_window, tr("Open events"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Stores and exports (*.sqlite *.sqlite3 *.db *.muscope *.ndjson *.jsonl)"),
         tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &StoreOpener::open);
    dialog->open();
}

void StoreOpener::openLocation(const StoreLocation& location) {
    m_attempted = location;
    m_workspace.openStore(location);
}

void StoreOpener::followState() {
    if (m_workspace.storeState() == Workspace::StoreState::Open && m_attempted) {
        m_book.remember(*m_attempted);
    }
    if (m_workspace.storeState() == Workspace::StoreState::Failed && m_workspace.storeError() &&
        m_workspace.storeError()->code == ErrorCode::Authentication && !m_isUnattended) {
        askPassword();
    }
}

void StoreOpener::askPassword() {
    if (!m_attempted || m_passwordDialog) {
        return;
    }
    m_passwordDialog = new QInputDialog(m_window);
    m_passwordDialog->setAttribute(Qt::WA_DeleteOnClose);
    m_passwordDialog->setWindowTitle(tr("Password"));
    m_passwordDialog->setAccessibleName(tr("Password"));
    m_passwordDialog->setTextEchoMode(QLineEdit::Password);
    m_passwordDialog->setLabelText(
        m_attempted->password.isEmpty()
            ? tr("%1 asks for a password. It is kept for this session only.")
                  .arg(visibleLine(m_attempted->name()))
            : tr("%1 did not accept the password. Another one:")
                  .arg(visibleLine(m_attempted->name())));
    connect(m_passwordDialog, &QInputDialog::textValueSelected, this,
            [this](const QString& password) {
                m_attempted->password = password;
                openLocation(StoreLocation(*m_attempted));
            });
    m_passwordDialog->open();
}

void StoreOpener::fillRecent(QMenu* menu) {
    menu->clear();
    for (const QString& store : m_book.recent()) {
        QAction* action = menu->addAction(visibleLine(store).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, store] { open(store); });
    }
    menu->setEnabled(!menu->isEmpty());
}

} // namespace muscope
