// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/detail_pane.h"

#include "core/workspace/workspace.h"
#include "ui/models/number_text.h"
#include "ui/models/verdict_text.h"
#include "ui/models/visible_text.h"
#include "ui/state/detail_loader.h"
#include "ui/state/inspection_state.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/detail_view.h"
#include "ui/views/elided_label.h"
#include "ui/views/message_page.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QSettings>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype TitleCharacters = 300;

QString settingsKey(const DetailView& view) {
    return u"detail/"_s + view.name();
}

} // namespace

DetailPane::DetailPane(const ViewContext& context, const DetailLoader& loader, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_loader(loader)
    , m_detail(new QWidget(this))
    , m_name(new ElidedLabel(context.theme, ColorRole::Text, this))
    , m_number(new RoleLabel(context.theme, ColorRole::Muted, this))
    , m_line(new ElidedLabel(context.theme, ColorRole::Muted, this))
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_pages(new QStackedWidget(this))
    , m_message(new MessagePage(context.theme, u"microscope"_s, this))
    , m_views(makeBuiltinViews(context, m_stack)) {
    build();
    connect(&loader, &DetailLoader::cleared, this, &DetailPane::showNothing);
    connect(&loader, &DetailLoader::started, this, &DetailPane::nameCurrent);
    connect(&loader, &DetailLoader::loaded, this, &DetailPane::showDetail);
    connect(&loader, &DetailLoader::failed, this, &DetailPane::showError);
    connect(&context.workspace, &Workspace::sessionOpened, this, &DetailPane::showNothing);
    connect(&context.state, &InspectionState::timeFormatChanged, this, &DetailPane::nameCurrent);
    connect(&context.state, &InspectionState::viewWanted, this, &DetailPane::wantView);
    connect(&context.state, &InspectionState::pathWanted, this, &DetailPane::showPath);
    connect(&context.state, &InspectionState::receiptFilesGiven, this, [this] {
        m_chosenView = viewNamed(u"receipt"_s);
        bringToFront(m_chosenView);
    });
    connect(m_tabs, &QTabBar::currentChanged, this, &DetailPane::chooseView);
    showNothing();
}

void DetailPane::build() {
    setAccessibleName(tr("Event detail"));
    m_name->setFont(semiboldFont(scaledFont(font(), 1.15)));
    m_number->setFont(monospaceFont());
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setAccessibleName(tr("Ways to look at the event"));
    for (DetailView* view : m_views) {
        m_tabs->addTab(view->title());
        m_stack->addWidget(view);
    }
    auto* first = new QHBoxLayout;
    first->addWidget(m_name, 1);
    first->addWidget(m_number);
    auto* heading = new QVBoxLayout;
    heading->setContentsMargins(metrics::Gap, metrics::Gap, metrics::Gap, metrics::Quarter);
    heading->setSpacing(0);
    heading->addLayout(first);
    heading->addWidget(m_line);
    auto* tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(5, 0, 0, 1);
    tabRow->addWidget(m_tabs);
    auto* detail = new QVBoxLayout(m_detail);
    detail->setContentsMargins(0, 0, 0, 0);
    detail->setSpacing(0);
    detail->addLayout(heading);
    detail->addLayout(tabRow);
    detail->addWidget(m_stack, 1);
    m_pages->addWidget(m_detail);
    m_pages->addWidget(m_message);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
}

bool DetailPane::showView(const QString& name) {
    const int view = viewNamed(name);
    if (view < 0) {
        return false;
    }
    m_chosenView = view;
    m_isPinned = true;
    bringToFront(view);
    return true;
}

bool DetailPane::focusFind() {
    return m_pages->currentWidget() == m_detail && m_views[std::size_t(currentView())]->focusFind();
}

int DetailPane::currentView() const {
    return m_tabs->currentIndex();
}

void DetailPane::restoreChoices(const QSettings& settings) {
    for (DetailView* view : m_views) {
        view->setChoices(settings.value(settingsKey(*view)).toMap());
    }
}

void DetailPane::rememberChoices(QSettings& settings) const {
    for (const DetailView* view : m_views) {
        if (const QVariantMap choices = view->choices(); !choices.isEmpty()) {
            settings.setValue(settingsKey(*view), choices);
        }
    }
}

void DetailPane::paintEvent(QPaintEvent*) {
    if (m_pages->currentWidget() == m_detail) {
        QPainter painter(this);
        const int below = m_stack->mapTo(this, QPoint(0, 0)).y() - 1;
        painter.fillRect(QRect(0, below, width(), 1), m_context.theme.color(ColorRole::Line));
    }
}

void DetailPane::showNothing() {
    if (m_context.state.currentRow()) {
        return;
    }
    clearViews();
    const bool hasEvents = m_context.workspace.currentSession().has_value();
    m_message->setMessage(tr("No event selected"),
                          hasEvents ? tr("Choose an event in the table. F8 goes to the next "
                                         "problem.")
                                    : QString());
    m_pages->setCurrentWidget(m_message);
}

void DetailPane::nameCurrent() {
    // The former event stays until the new one is there: most come within a frame or two.
    if (m_context.state.currentRow()) {
        showHeading(*m_context.state.currentRow());
    }
}

void DetailPane::showDetail() {
    const auto& detail = m_loader.detail();
    showHeading(detail->number);
    m_isShown.assign(m_views.size(), false);
    m_pages->setCurrentWidget(m_detail);
    bringToFront(m_wantedView ? *m_wantedView : viewFor(*detail));
    m_wantedView.reset();
    update();
}

int DetailPane::viewFor(const EventDetail& detail) const {
    if (m_isPinned) {
        return m_chosenView;
    }
    if (isFailure(detail.verdict)) {
        return viewNamed(u"receipt"_s);
    }
    const bool breaks = std::ranges::any_of(detail.workflows, [](const WorkflowTie& tie) {
        return std::ranges::any_of(
            tie.checks, [](const SchemaCheck& check) { return !check.breaches.empty(); });
    });
    return breaks ? viewNamed(u"workflow"_s) : m_chosenView;
}

void DetailPane::wantView(const QString& name) {
    const int view = viewNamed(name);
    if (view >= 0 && m_loader.detail()) {
        bringToFront(view);
    } else if (view >= 0) {
        m_wantedView = view;
    }
}

void DetailPane::showPath(const QString& pointer) {
    wantView(u"payload"_s);
    m_views[static_cast<std::size_t>(viewNamed(u"payload"_s))]->showPath(pointer);
}

void DetailPane::showError(const Error& error) {
    clearViews();
    m_message->setMessage(tr("The event could not be read"), error.message);
    m_pages->setCurrentWidget(m_message);
}

void DetailPane::showHeading(RowNumber number) {
    const IndexSnapshot& index = m_context.workspace.index();
    if (number.value() >= index.size()) {
        return;
    }
    const EventRow row = index.row(number);
    const auto shown = [&index](StringId id) {
        return visibleLine(QStringView(index.text(id)).left(TitleCharacters));
    };
    const QString name = shown(row.name);
    const QString type = shown(row.type);
    QStringList line{type, directionWords(row.direction), answerText(number)};
    line.removeAll(QString());
    m_name->setText(name.isEmpty() ? type : name);
    m_number->setText(u'#' + QString::number(number.value() + 1));
    m_line->setText(line.join(u" · "_s));
}

QString DetailPane::answerText(RowNumber number) const {
    const IndexSnapshot& index = m_context.workspace.index();
    const EventRow row = index.row(number);
    const auto took = index.tookMicroseconds(row);
    switch (row.operation) {
    case OperationState::Answered:
        return took ? tr("answered in %1").arg(durationText(*took)) : tr("answered");
    case OperationState::Answer:
        return took ? tr("answer after %1").arg(durationText(*took)) : tr("answer");
    case OperationState::Open:
        return m_context.workspace.mayBeAnswered() ? QString() : tr("no answer");
    case OperationState::Orphan:
        return tr("no request");
    case OperationState::Ambiguous:
    case OperationState::Part:
    case OperationState::None:
        break;
    }
    return m_context.state.timeFormat().text(row.time, false);
}

void DetailPane::chooseView(int view) {
    m_chosenView = view;
    fill(view);
    m_stack->setCurrentIndex(view);
}

void DetailPane::bringToFront(int view) {
    const QSignalBlocker blocker(m_tabs);
    m_tabs->setCurrentIndex(view);
    fill(view);
    m_stack->setCurrentIndex(view);
}

void DetailPane::fill(int view) {
    const auto place = static_cast<std::size_t>(view);
    if (place < m_isShown.size() && !m_isShown[place] && m_loader.detail()) {
        m_isShown[place] = true;
        m_views[place]->showDetail(m_loader.detail());
    }
}

void DetailPane::clearViews() {
    m_isShown.clear();
    for (DetailView* view : m_views) {
        view->clear();
    }
}

int DetailPane::viewNamed(const QString& name) const {
    for (std::size_t place = 0; place < m_views.size(); ++place) {
        if (m_views[place]->name() == name) {
            return static_cast<int>(place);
        }
    }
    return -1;
}

} // namespace muscope
