// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/coverage_bar.h"

#include "core/workspace/workspace.h"
#include "ui/models/number_text.h"
#include "ui/models/verdict_text.h"
#include "ui/state/inspection_state.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/style/sign_label.h"
#include "ui/views/elided_label.h"
#include "ui/views/live_strip.h"
#include "ui/views/verify_strip.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>

#include <array>
#include <chrono>

namespace muscope {

namespace {

constexpr std::array CountedVerdicts{Verdict::Match,     Verdict::Differs,
                                     Verdict::Malformed, Verdict::WrongSubject,
                                     Verdict::None,      Verdict::NotCheckable};
constexpr std::chrono::seconds NoticeTime{8};

} // namespace

CoverageBar::CoverageBar(Workspace& workspace, const InspectionState& state, const Theme& theme,
                         QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_state(state)
    , m_theme(theme)
    , m_events(new RoleLabel(theme, ColorRole::Muted, this))
    , m_receiptEvents(new RoleLabel(theme, ColorRole::Muted, this))
    , m_unchecked(new RoleLabel(theme, ColorRole::Muted, this))
    , m_notice(new ElidedLabel(theme, ColorRole::Text, this))
    , m_passText(new RoleLabel(theme, ColorRole::Muted, this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_zone(new RoleLabel(theme, ColorRole::Muted, this)) {
    build();
    m_noticeEnd.setSingleShot(true);
    connect(&m_noticeEnd, &QTimer::timeout, this, [this] { m_notice->setText({}); });
    connect(&workspace, &Workspace::indexAppended, this, &CoverageBar::showCoverage);
    connect(&workspace, &Workspace::sessionOpened, this, &CoverageBar::showCoverage);
    connect(&workspace, &Workspace::storeStateChanged, this, &CoverageBar::showCoverage);
    connect(&workspace, &Workspace::passChanged, this, &CoverageBar::showCoverage);
    connect(&workspace, &Workspace::verificationChanged, this, &CoverageBar::showCoverage);
    // What was said is about the session that was open.
    connect(&workspace, &Workspace::sessionOpened, m_notice, [this] { m_notice->setText({}); });
    connect(&state, &InspectionState::noticed, this, &CoverageBar::showNotice);
    connect(&state, &InspectionState::timeFormatChanged, this, &CoverageBar::showProgress);
    connect(m_cancel, &QPushButton::clicked, &workspace, &Workspace::cancel);
    showCoverage();
}

void CoverageBar::build() {
    setFont(scaledFont(font(), 0.94));
    setFixedHeight(std::max(metrics::StatusHeight, fontMetrics().height() + metrics::Gap));
    setAccessibleName(tr("Coverage"));
    m_progress->setAccessibleName(tr("Progress of reading and checking"));
    m_progress->setFixedWidth(120);
    m_progress->setTextVisible(false);
    m_cancel->setAccessibleName(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop reading; what was read stays (Esc)"));
    m_cancel->setFixedHeight(height() - 6);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::Gap, 1, metrics::Gap, 0);
    layout->setSpacing(metrics::Wide);
    layout->addWidget(m_events);
    for (const Verdict verdict : CountedVerdicts) {
        auto* label = new SignLabel(m_theme, verdict, this);
        label->setToolTip(verdictExplanation(verdict, MatchLevel::None));
        m_counts.push_back(label);
        layout->addWidget(label);
    }
    layout->addWidget(m_receiptEvents);
    layout->addWidget(m_unchecked);
    layout->addWidget(m_notice, 1);
    layout->addWidget(new LiveStrip(m_workspace.liveConnections(), m_theme, this));
    layout->addWidget(new VerifyStrip(m_workspace, m_theme, this));
    layout->addWidget(m_passText);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    layout->addWidget(m_zone);
}

void CoverageBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Panel));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(ColorRole::Line));
}

void CoverageBar::showCoverage() {
    const Coverage& coverage = m_workspace.index().coverage();
    const bool hasSession = m_workspace.currentSession().has_value();
    const QString events =
        coverage.events == 1 ? tr("1 event") : tr("%1 events").arg(countText(coverage.events));
    m_events->setText(events);
    m_events->setVisible(hasSession);
    const bool isRunning =
        m_workspace.pass().isRunning() || m_workspace.verification().pass.isRunning();
    const std::array texts{tr("%1 match"),           tr("%1 differ"),
                           tr("%1 malformed"),       tr("%1 wrong subject"),
                           tr("%1 without receipt"), tr("%1 not checkable")};
    for (std::size_t place = 0; place < m_counts.size(); ++place) {
        const Verdict verdict = CountedVerdicts[place];
        const std::int64_t count = coverage.of(verdict);
        m_counts[place]->setText(texts[place].arg(countText(count)),
                                 isFailure(verdict) && count > 0);
        // The progress beside them wants room: what is zero so far can wait.
        m_counts[place]->setVisible(hasSession && (count > 0 || !isRunning));
    }
    m_receiptEvents->setText(coverage.receiptEvents == 1
                                 ? tr("1 receipt event")
                                 : tr("%1 receipt events").arg(countText(coverage.receiptEvents)));
    m_receiptEvents->setToolTip(tr("Events that carry a receipt of another event"));
    m_receiptEvents->setVisible(hasSession && coverage.receiptEvents > 0);
    showProgress();
}

void CoverageBar::showProgress() {
    const PassState& pass = m_workspace.pass();
    const Coverage& coverage = m_workspace.index().coverage();
    const bool isOpening = m_workspace.storeState() == Workspace::StoreState::Opening;
    const std::int64_t expected = std::max(pass.eventsExpected, coverage.events);
    const bool isCut = pass.phase == PassState::Phase::Cancelled ||
                       pass.phase == PassState::Phase::Failed || pass.isRunning();
    const std::int64_t unchecked = coverage.unchecked + (isCut ? expected - coverage.events : 0);
    m_unchecked->setText(tr("%1 unchecked").arg(countText(unchecked)));
    m_unchecked->setVisible(m_workspace.currentSession().has_value());
    m_unchecked->setRole(unchecked > 0 && !pass.isRunning() ? ColorRole::Malformed
                                                            : ColorRole::Muted);

    m_progress->setVisible(pass.isRunning());
    m_cancel->setVisible(pass.isRunning() || isOpening);
    // A progress bar counts in int: thousandths are enough.
    m_progress->setRange(0, 1000);
    m_progress->setValue(
        expected > 0 ? static_cast<int>(double(pass.eventsRead) / double(expected) * 1000) : 0);
    const QString counts = pass.eventsExpected > 0
                               ? tr("%1 of %2").arg(countText(pass.eventsRead), countText(expected))
                               : countText(pass.eventsRead);
    m_passText->setText(isOpening          ? tr("opening the store…")
                        : pass.isRunning() ? tr("reading %1").arg(counts)
                        : pass.phase == PassState::Phase::Cancelled
                            ? tr("stopped after %1 events").arg(counts)
                            : QString());
    m_passText->setVisible(!m_passText->text().isEmpty());
    m_zone->setText(zoneText());
    m_zone->setVisible(!pass.isRunning());
}

QString CoverageBar::zoneText() const {
    if (m_workspace.storeState() != Workspace::StoreState::Open) {
        return {};
    }
    return m_state.timeFormat().zoneText(
        m_workspace.store().hasTimeZone ? Timestamp::Zone::Utc : Timestamp::Zone::Unknown);
}

void CoverageBar::showNotice(const QString& sentence) {
    m_notice->setText(sentence);
    m_noticeEnd.start(NoticeTime);
}

} // namespace muscope
