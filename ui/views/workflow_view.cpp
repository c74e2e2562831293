// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/workflow_view.h"

#include "ui/models/visible_text.h"
#include "ui/models/workflow_text.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/elided_label.h"
#include "ui/views/source_view.h"
#include "ui/views/workflow_page_view.h"

#include <QHBoxLayout>
#include <QSplitter>
#include <QToolButton>

namespace muscope {

namespace {

// Narrower, the source waits until it is asked for, and then stands below.
constexpr int RoomForBoth = 800;

} // namespace

WorkflowView::WorkflowView(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_file(new ElidedLabel(theme, ColorRole::Text, this))
    , m_told(new RoleLabel(theme, ColorRole::Muted, this))
    , m_sourceSwitch(new QToolButton(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_page(new WorkflowPageView(theme, m_splitter))
    , m_source(new SourceView(theme, m_splitter)) {
    build();
    connect(&m_renderer, &WorkflowRenderer::rendered, this, &WorkflowView::showPage);
    connect(m_page, &WorkflowPageView::lineChosen, this, &WorkflowView::goToSource);
    connect(m_source, &SourceView::lineChosen, this, &WorkflowView::goToLine);
    connect(m_sourceSwitch, &QToolButton::clicked, this, [this](bool isOn) {
        m_isSourceChosen = true;
        turnSource(isOn);
    });
    showHeading();
}

void WorkflowView::build() {
    setAccessibleName(tr("Workflow document"));
    m_splitter->setAccessibleName(tr("Rendered workflow and its source"));
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_file->setFont(monospaceFont());
    m_file->setElide(Qt::ElideMiddle);
    m_sourceSwitch->setText(tr("Source"));
    m_sourceSwitch->setAccessibleName(tr("Show the source"));
    m_sourceSwitch->setToolTip(tr("Show the source beside the page"));
    m_sourceSwitch->setCheckable(true);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(metrics::Gap, metrics::Quarter, metrics::Half, metrics::Quarter);
    row->setSpacing(metrics::Gap);
    row->addWidget(m_file, 1);
    row->addWidget(m_told);
    row->addWidget(m_sourceSwitch);
    auto* line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    line->setFixedHeight(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(line);
    layout->addWidget(m_splitter, 1);
}

void WorkflowView::showWorkflow(std::shared_ptr<const Workflow> workflow, int line) {
    m_line = line;
    if (workflow == m_workflow) {
        if (m_isRendered && line > 0) {
            goToLine(line);
        }
        return;
    }
    m_workflow = std::move(workflow);
    m_isRendered = false;
    showHeading();
    if (m_workflow) {
        m_renderer.render(m_workflow);
    } else {
        m_renderer.stop();
        m_page->showPage(nullptr);
        m_source->showSource({}, {});
    }
}

bool WorkflowView::isFilled() const {
    return m_isRendered && m_page->isFilled() && m_source->isFilled();
}

void WorkflowView::showPage(const std::shared_ptr<const WorkflowPage>& page) {
    m_isRendered = true;
    m_page->showPage(page);
    m_source->showSource(page->source, m_workflow->document().diagnostics);
    // Of a file with several documents the source begins where this one does.
    const int line = m_workflow->document().line;
    if (m_line > 0) {
        goToLine(m_line);
    } else if (line > 1) {
        m_source->goToLine(line);
    }
    emit rendered(page);
}

void WorkflowView::showHeading() {
    m_file->setText(m_workflow ? visibleStart(m_workflow->file(), 300) : QString());
    m_told->setText(m_workflow ? severitySentence(countBySeverity(m_workflow->document()))
                               : QString());
}

void WorkflowView::goToLine(int line) {
    m_page->goToLine(line);
    m_source->goToLine(line);
}

void WorkflowView::goToSource(int line) {
    showSource();
    goToLine(line);
}

void WorkflowView::showSource() {
    m_isSourceChosen = true;
    turnSource(true);
}

void WorkflowView::turnSource(bool isShown) {
    m_sourceSwitch->setChecked(isShown);
    m_source->setVisible(isShown);
}

void WorkflowView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool isWide = width() >= RoomForBoth;
    m_splitter->setOrientation(isWide ? Qt::Horizontal : Qt::Vertical);
    if (!m_isSourceChosen) {
        turnSource(isWide);
    }
}

} // namespace muscope
