// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/store_page.h"

#include "core/workspace/workspace.h"
#include "ui/main/store_opener.h"
#include "ui/models/visible_text.h"
#include "ui/views/message_page.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

StorePage::StorePage(Workspace& workspace, StoreOpener& opener, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_opener(opener)
    , m_pages(new QStackedWidget(this))
    , m_welcome(new MessagePage(theme, u"microscope"_s, this))
    , m_opening(new MessagePage(theme, u"store"_s, this))
    , m_failure(new MessagePage(theme, u"warning"_s, this)) {
    setAccessibleName(tr("Store"));
    buildWelcome();
    buildFailure();
    QPushButton* cancel = m_opening->addButton(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, &workspace, &Workspace::cancel);
    for (MessagePage* page : {m_welcome, m_opening, m_failure}) {
        m_pages->addWidget(page);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    connect(&workspace, &Workspace::storeStateChanged, this, &StorePage::showState);
    connect(&opener, &StoreOpener::refused, this, &StorePage::showRefusal);
    showState();
}

void StorePage::buildWelcome() {
    m_welcome->setMessage(tr("Open an event store"),
                          tr("muscope reads the MCP sessions a store holds and shows every event "
                             "whose receipt does not hold. It opens read-only. A SQLite file or "
                             "exported events (.ndjson) can also be dropped here. A live MCP "
                             "server is recorded into a store."));
    QPushButton* postgres = m_welcome->addButton(tr("Connect to PostgreSQL…"));
    QPushButton* file = m_welcome->addButton(tr("Open file…"));
    QPushButton* live = m_welcome->addButton(tr("Connect live…"));
    QPushButton* demo = m_welcome->addButton(tr("Demo store"));
    connect(live, &QPushButton::clicked, this, &StorePage::liveWanted);
    connect(postgres, &QPushButton::clicked, &m_opener, &StoreOpener::showConnectDialog);
    connect(file, &QPushButton::clicked, &m_opener, &StoreOpener::showFileDialog);
    connect(demo, &QPushButton::clicked, &m_opener, &StoreOpener::openDemo);
}

void StorePage::buildFailure() {
    QPushButton* retry = m_failure->addButton(tr("Try again"));
    m_edit = m_failure->addButton(tr("Edit connection…"));
    connect(retry, &QPushButton::clicked, &m_opener, &StoreOpener::retry);
    connect(m_edit, &QPushButton::clicked, this, &StorePage::editOrChoose);
}

void StorePage::showState() {
    switch (m_workspace.storeState()) {
    case Workspace::StoreState::None:
    case Workspace::StoreState::Open:
        m_pages->setCurrentWidget(m_welcome);
        return;
    case Workspace::StoreState::Opening:
        m_opening->setMessage(tr("Opening %1").arg(visibleLine(m_workspace.location().name())),
                              visibleLine(m_workspace.location().displayText()));
        m_pages->setCurrentWidget(m_opening);
        return;
    case Workspace::StoreState::Failed:
        break;
    }
    if (m_workspace.storeError()) {
        showRefusal(*m_workspace.storeError());
    }
}

void StorePage::showRefusal(const Error& error) {
    const auto& attempted = m_opener.attempted();
    const bool isFile = attempted && attempted->kind == StoreLocation::Kind::Sqlite;
    m_failure->setMessage(attempted
                              ? tr("%1 could not be opened").arg(visibleLine(attempted->name()))
                              : tr("The store could not be opened"),
                          visibleText(error.message));
    m_edit->setText(isFile ? tr("Open another file…") : tr("Edit connection…"));
    m_edit->setAccessibleName(m_edit->text());
    m_pages->setCurrentWidget(m_failure);
}

void StorePage::editOrChoose() {
    const auto& attempted = m_opener.attempted();
    if (attempted && attempted->kind == StoreLocation::Kind::Sqlite) {
        m_opener.showFileDialog();
    } else {
        m_opener.showConnectDialog();
    }
}

} // namespace muscope
