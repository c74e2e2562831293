// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/verify_strip.h"

#include "core/workspace/workspace.h"
#include "ui/models/number_text.h"
#include "ui/models/sessions_model.h"
#include "ui/style/metrics.h"
#include "ui/views/elided_label.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace muscope {

VerifyStrip::VerifyStrip(Workspace& workspace, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_text(new ElidedLabel(theme, ColorRole::Muted, this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this)) {
    setAccessibleName(tr("Verifying the store"));
    m_progress->setAccessibleName(tr("Progress of verifying the store"));
    m_progress->setFixedWidth(80);
    m_progress->setTextVisible(false);
    m_progress->setRange(0, 1000); // a progress bar counts in int: thousandths are enough
    m_cancel->setAccessibleName(tr("Stop verifying the store"));
    m_cancel->setToolTip(tr("Stop verifying; what was checked stays"));
    m_cancel->setFixedHeight(metrics::StatusHeight - 6);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Half);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, &workspace, &Workspace::cancelVerifying);
    connect(&workspace, &Workspace::verificationChanged, this, &VerifyStrip::showVerification);
    connect(&workspace, &Workspace::sessionOpened, this, [this] {
        m_isRead = true;
        showVerification();
    });
    showVerification();
}

void VerifyStrip::showVerification() {
    const PassState& pass = m_workspace.verification().pass;
    m_isRead = m_isRead && !pass.isRunning();
    m_text->setText(pass.isRunning() ? runningText() : endText());
    setToolTip(coverageText(m_workspace.verification().coverage));
    m_progress->setVisible(pass.isRunning() && pass.eventsExpected > 0);
    if (pass.eventsExpected > 0) {
        m_progress->setValue(
            static_cast<int>(double(pass.eventsRead) / double(pass.eventsExpected) * 1000));
    }
    m_cancel->setVisible(pass.isRunning());
    setVisible(pass.phase != PassState::Phase::Idle && !m_isRead);
}

QString VerifyStrip::runningText() const {
    const StoreVerification& state = m_workspace.verification();
    const PassState& pass = state.pass;
    const QString text = pass.eventsExpected > 0
                             ? tr("verifying the store: %1 of %2 events")
                                   .arg(countText(pass.eventsRead),
                                        countText(std::max(pass.eventsRead, pass.eventsExpected)))
                             : tr("verifying the store: %1 events").arg(countText(pass.eventsRead));
    const std::int64_t failures = state.coverage.failures();
    return failures == 0 ? text : tr("%1 · %2 fail").arg(text, countText(failures));
}

QString VerifyStrip::endText() const {
    const StoreVerification& state = m_workspace.verification();
    const QString sessions = countText(state.sessions);
    const QString failing = countText(state.failingSessions);
    switch (state.pass.phase) {
    case PassState::Phase::Done:
        return state.failingSessions == 0
                   ? tr("store: %1 sessions, none with failures").arg(sessions)
                   : tr("store: %1 sessions, %2 with failures").arg(sessions, failing);
    case PassState::Phase::Cancelled:
        return tr("store verified in part: %1 events of %2 sessions, %3 with failures")
            .arg(countText(state.pass.eventsRead), sessions, failing);
    case PassState::Phase::Failed:
        return tr("verifying the store failed: %1")
            .arg(state.pass.error ? state.pass.error->message.left(200) : QString());
    case PassState::Phase::Idle:
    case PassState::Phase::Running:
        break;
    }
    return {};
}

} // namespace muscope
