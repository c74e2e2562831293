// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/report_preview_pane.h"

#include "ui/dialogs/still_browser.h"
#include "ui/models/number_text.h"
#include "ui/models/report_words.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::chrono::milliseconds Delay{150}; // between a choice and what comes of it

QString aboutText(const ReportPreview& preview) {
    QStringList sentences{preview.isMarkdown
                              ? ReportPreviewPane::tr("Preview of what is told; how it looks is "
                                                      "the format's.")
                              : ReportPreviewPane::tr("Preview of the file.")};
    if (preview.areSessionsCut) {
        sentences += preview.sessions == 1
                         ? ReportPreviewPane::tr("It is of the first session alone.")
                         : ReportPreviewPane::tr("It is of the first %1 sessions alone.")
                               .arg(countText(preview.sessions));
    }
    if (preview.areEventsCut) {
        sentences += ReportPreviewPane::tr("Of the list of events the first %1 are shown.")
                         .arg(ReportTask::PreviewEvents);
    }
    if (preview.isCut) {
        sentences +=
            ReportPreviewPane::tr("It ends after %1.").arg(sizeText(ReportTask::PreviewBytes));
    }
    return sentences.join(u' ');
}

QString redactedText(const ReportPreview& preview) {
    if (!preview.isRedacted) {
        return {};
    }
    QStringList counts;
    for (const ReportRedaction& one : preview.redactions) {
        counts += ReportPreviewPane::tr("%1 × %2").arg(
            countText(one.matches), visibleLine(QString::fromStdString(one.rule)));
    }
    return counts.isEmpty() ? ReportPreviewPane::tr("Redacted: nothing, as no rule found anything.")
                            : ReportPreviewPane::tr("Redacted: %1").arg(counts.join(u", "_s));
}

} // namespace

ReportPreviewPane::ReportPreviewPane(const RuleRegistry& rules, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_task(new ReportTask(rules, window()->parent())) // outlives the dialog while it runs
    , m_about(new RoleLabel(theme, ColorRole::Muted, this))
    , m_text(new StillBrowser(theme, this))
    , m_redacted(new RoleLabel(theme, ColorRole::Text, this)) {
    build();
    m_delay.setSingleShot(true);
    m_delay.setInterval(Delay);
    connect(&m_delay, &QTimer::timeout, this, &ReportPreviewPane::start);
    connect(m_task, &ReportTask::progressChanged, this, &ReportPreviewPane::showState);
}

ReportPreviewPane::~ReportPreviewPane() {
    if (m_task) {
        m_task->retire();
    }
}

void ReportPreviewPane::build() {
    setAccessibleName(tr("Preview"));
    m_text->setAccessibleName(tr("Beginning of the report"));
    m_about->setWordWrap(true);
    m_redacted->setWordWrap(true);
    m_redacted->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Half);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_redacted);
    layout->addWidget(m_about);
}

void ReportPreviewPane::show(const ReportOrder& order, const ReportFormat& format) {
    m_order = order;
    m_format = format;
    m_delay.start();
}

void ReportPreviewPane::pause() {
    m_isPaused = m_delay.isActive() || m_task->state().isRunning();
    m_delay.stop();
    m_task->cancel();
}

void ReportPreviewPane::resume() {
    if (m_isPaused) {
        m_isPaused = false;
        m_delay.start();
    }
}

void ReportPreviewPane::start() {
    m_task->preview(m_order, *m_format);
}

void ReportPreviewPane::showState() {
    const PassState& state = m_task->state();
    m_about->setRole(state.error ? ColorRole::Differs : ColorRole::Muted);
    switch (state.phase) {
    case PassState::Phase::Idle:
        break;
    case PassState::Phase::Running:
        m_about->setText(
            state.eventsRead == 0
                ? tr("Making the preview…")
                : tr("Making the preview… %1 events").arg(countText(state.eventsRead)));
        break;
    case PassState::Phase::Done:
        showPreview(*m_task->preview());
        break;
    case PassState::Phase::Cancelled:
        m_about->setText(tr("The preview waits until the report is written."));
        break;
    case PassState::Phase::Failed:
        m_about->setText(tr("No preview: %1").arg(visibleLine(state.error->message)));
        break;
    }
}

void ReportPreviewPane::showPreview(const ReportPreview& preview) {
    if (preview.isMarkdown) {
        m_text->showMarkdown(preview.text);
    } else {
        m_text->showPlain(preview.text);
    }
    m_about->setText(aboutText(preview));
    const QString redacted = redactedText(preview);
    m_redacted->setText(redacted);
    m_redacted->setVisible(!redacted.isEmpty());
}

} // namespace muscope
