// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/screenshot.h"

#include "core/workspace/companions.h"
#include "core/workspace/timeline_service.h"
#include "ui/main/main_window.h"
#include "ui/main/workbench.h"
#include "ui/views/workflows_pane.h"

#include <QPixmap>
#include <QTimer>

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace muscope {

namespace {

constexpr auto PictureInterval = 20ms;

} // namespace

Screenshot::Screenshot(Workspace& workspace, MainWindow& window, Wish wish)
    : QObject(&window)
    , m_workspace(workspace)
    , m_window(window)
    , m_wish(std::move(wish)) {
    window.opener().setUnattended(true);
    window.state().setWantedSession(m_wish.session);
    connect(&window.opener(), &StoreOpener::refused, this,
            [this](const Error& error) { emit failed(error.message); });
    connect(&workspace.companions(), &Companions::failed, this,
            [this](const Error& error) { emit failed(error.message); });
    connect(&workspace, &Workspace::storeStateChanged, this, &Screenshot::followStore);
    connect(&workspace, &Workspace::sessionsChanged, this, &Screenshot::followSessions);
    connect(&workspace, &Workspace::passChanged, this, &Screenshot::followPass);
    connect(&m_found, &QFutureWatcherBase::finished, this, &Screenshot::takeEvent);
    connect(&window.loader(), &DetailLoader::loaded, this, &Screenshot::takeSoon);
    connect(&workspace.timeline(), &TimelineService::timelineChanged, this,
            &Screenshot::takeIfWaiting);
    connect(&workspace, &Workspace::sessionsChanged, this, &Screenshot::takeIfWaiting);
    connect(&window.loader(), &DetailLoader::failed, this,
            [this](const Error& error) { emit failed(error.message); });
}

void Screenshot::followStore() {
    if (m_workspace.storeState() == Workspace::StoreState::Failed && m_workspace.storeError()) {
        emit failed(m_workspace.storeError()->message);
    }
}

void Screenshot::followSessions() {
    if (m_workspace.storeState() != Workspace::StoreState::Open) {
        return;
    }
    if (m_workspace.sessions().empty()) {
        takeSoon();
    } else if (m_wish.session && m_workspace.currentSession() &&
               m_workspace.currentSession() != m_wish.session) {
        emit failed(tr("there is no session %1 in this store")
                        .arg(QString::fromUtf8(m_wish.session->value())));
    }
}

void Screenshot::followPass() {
    const PassState& pass = m_workspace.pass();
    if (pass.phase == PassState::Phase::Failed) {
        emit failed(pass.error ? pass.error->message : tr("reading the session failed"));
    } else if (pass.phase == PassState::Phase::Done && !m_isSelected) {
        m_isSelected = true;
        select();
    }
}

void Screenshot::select() {
    const IndexSnapshot& index = m_workspace.index();
    if (m_wish.event) {
        m_found.setFuture(m_workspace.findEvent(*m_wish.event));
    } else if (!index.failures().empty()) {
        m_window.state().setCurrentRow(index.failures().front());
    } else if (!index.isEmpty()) {
        m_window.state().setCurrentRow(RowNumber(0));
    } else {
        takeSoon();
    }
}

void Screenshot::takeEvent() {
    if (m_found.future().resultCount() == 0) {
        emit failed(tr("looking for the event was cancelled"));
    } else if (const Result<RowNumber> row = m_found.result(); row) {
        m_window.state().setCurrentRow(*row);
    } else {
        emit failed(row.error().message);
    }
}

void Screenshot::takeSoon() {
    // Everything that follows the same signal is laid out first.
    QTimer::singleShot(0, this, [this] { QTimer::singleShot(0, this, &Screenshot::take); });
}

void Screenshot::takeIfWaiting() {
    if (std::exchange(m_isWaiting, false)) {
        takeSoon();
    }
}

void Screenshot::take() {
    if (!m_window.workbench().workflows().isFilled()) {
        takeSoon();
        return;
    }
    m_isWaiting = !m_workspace.timeline().isUpToDate() || m_workspace.isListing();
    if (m_isWaiting) {
        return;
    }
    // Texts that wrap ask for another height once they are laid out, which the page around them
    // hears of later: the picture is of what has stayed the same for a while. What moves by itself
    // must not keep it from being taken.
    constexpr int MostPictures = 20;
    constexpr int EqualPictures = 3;
    const QImage before = std::exchange(m_picture, m_window.grab().toImage());
    m_equalPictures = m_picture == before ? m_equalPictures + 1 : 1;
    if (m_equalPictures != EqualPictures && ++m_pictures != MostPictures) {
        QTimer::singleShot(PictureInterval, this, &Screenshot::take);
        return;
    }
    if (m_picture.save(m_wish.file, "PNG")) {
        emit taken();
    } else {
        emit failed(tr("writing the picture to %1 failed").arg(m_wish.file));
    }
}

} // namespace muscope
