// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/live_desk.h"

#include "core/json/owned_document.h"
#include "core/workspace/live_connections.h"
#include "core/workspace/tool_call.h"
#include "core/workspace/workspace.h"
#include "ui/main/call_dialog.h"
#include "ui/main/live_chip.h"
#include "ui/main/live_opener.h"
#include "ui/main/question_bar.h"
#include "ui/models/visible_text.h"
#include "ui/state/detail_loader.h"
#include "ui/views/banner.h"

#include <QAction>
#include <QTimer>

#include <chrono>

namespace muscope {

namespace {

constexpr std::chrono::seconds EndTime{15}; // for servers and the store

} // namespace

LiveDesk::LiveDesk(const ViewContext& context, StoreOpener& stores, const DetailLoader& loader,
                   const WindowActions& actions, QSettings& settings, QWidget* window)
    : QObject(window)
    , m_context(context)
    , m_loader(loader)
    , m_actions(actions)
    , m_settings(settings)
    , m_window(window)
    , m_opener(new LiveOpener(context.workspace, context.state, stores, LiveBook(settings),
                              context.theme, window)) {
    connect(actions.connectLive, &QAction::triggered, m_opener, [this] { m_opener->showDialog(); });
    connect(actions.callTool, &QAction::triggered, this, [this] { showTools(0); });
    connect(actions.callAgain, &QAction::triggered, this, &LiveDesk::callAgain);
    connect(actions.showLog, &QAction::triggered, this, [this] { emit logWanted(0); });
    connect(&loader, &DetailLoader::loaded, this, &LiveDesk::showDetail);
    connect(&loader, &DetailLoader::cleared, this, &LiveDesk::showDetail);
    connect(&loader, &DetailLoader::started, this, &LiveDesk::showDetail);
    showDetail();
}

QWidget* LiveDesk::makeChip(QWidget* parent) {
    auto* chip = new LiveChip(m_context.workspace.liveConnections(), m_context.theme,
                              m_actions.connectLive, parent);
    connect(chip, &LiveChip::toolsWanted, this,
            [this](std::uint32_t connection) { showTools(connection); });
    connect(chip, &LiveChip::logWanted, this, &LiveDesk::logWanted);
    connect(chip, &LiveChip::againWanted, m_opener, &LiveOpener::connectAgain);
    return chip;
}

bool LiveDesk::endConnections() {
    LiveConnections& connections = m_context.workspace.liveConnections();
    if (m_isEnding || connections.areAllOver()) {
        return false;
    }
    m_isEnding = true;
    connect(&connections, &LiveConnections::changed, this, [this, &connections] {
        if (connections.areAllOver()) {
            m_window->close();
        }
    });
    QTimer::singleShot(EndTime, m_window, &QWidget::close);
    connections.closeAll();
    return true;
}

QWidget* LiveDesk::makeQuestionBar(QWidget* parent) {
    return new QuestionBar(m_context.workspace.liveConnections(), m_context.theme, m_settings,
                           parent);
}

QWidget* LiveDesk::makeFailureBanner(QWidget* parent) {
    m_failure = new Banner(m_context.theme, tr("Connect again"), parent);
    connect(m_failure, &Banner::buttonClicked, this, [this] {
        const auto& all = m_context.workspace.liveConnections().all();
        if (!all.empty()) {
            m_opener->connectAgain(all.back()->number());
        }
    });
    connect(&m_context.workspace.liveConnections(), &LiveConnections::changed, this,
            &LiveDesk::showFailure);
    showFailure();
    return m_failure;
}

void LiveDesk::showFailure() {
    const auto& all = m_context.workspace.liveConnections().all();
    const bool isFailed = !all.empty() && all.back()->status().state == ClientState::Failed;
    m_failure->setVisible(isFailed);
    if (isFailed && all.back()->status().error) {
        m_failure->setSentence(visibleLine(all.back()->status().error->message));
    }
}

CallDialog& LiveDesk::showTools(std::uint32_t connection) {
    if (!m_calls) {
        m_calls = new CallDialog(m_context, m_settings, m_window);
        connect(m_calls, &CallDialog::eventWanted, m_opener, &LiveOpener::showEvent);
    }
    m_calls->chooseConnection(connection);
    m_calls->show();
    m_calls->raise();
    m_calls->activateWindow();
    return *m_calls;
}

void LiveDesk::showDetail() {
    const auto& detail = m_loader.detail();
    const auto call =
        detail && detail->payload ? toolCallIn(detail->payload->document()) : std::nullopt;
    m_actions.callAgain->setEnabled(call && call->isRequest && !call->tool.empty());
}

void LiveDesk::callAgain() {
    const auto& detail = m_loader.detail();
    if (!detail || !detail->payload) {
        return;
    }
    const json::Document& payload = detail->payload->document();
    const auto call = toolCallIn(payload);
    if (!call) {
        return;
    }
    const std::string arguments =
        call->arguments ? std::string(payload.spelling(call->arguments->node)) : "{}";
    showTools(0).prepare(call->tool, arguments,
                         tr("As recorded in event %1. Nothing is sent before you say so.")
                             .arg(detail->event.sequence.value()));
}

} // namespace muscope
