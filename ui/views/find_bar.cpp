// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/find_bar.h"

#include "core/workspace/payload_search.h"
#include "core/workspace/row_selector.h"
#include "core/workspace/workspace.h"
#include "ui/models/number_text.h"
#include "ui/state/inspection_state.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::chrono::milliseconds FindTypingPause{400};
constexpr int FindWidth = 260;
constexpr int ProgressWidth = 100;

} // namespace

FindBar::FindBar(Workspace& workspace, InspectionState& state, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_state(state)
    , m_theme(theme)
    , m_field(new QLineEdit(this))
    , m_result(new RoleLabel(theme, ColorRole::Muted, this))
    , m_metadata(new QToolButton(this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_progress(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_showAll(new QPushButton(tr("Show all events"), this))
    , m_close(new QToolButton(this)) {
    build();
    connectParts();
    recolour();
    showResult();
    hide();
}

void FindBar::build() {
    const auto name = [](QToolButton* button, const QString& text, const QString& keys) {
        button->setAccessibleName(text);
        button->setToolTip(text + u" ("_s + keys + u')');
        button->setFocusPolicy(Qt::TabFocus);
        button->setIconSize({14, 14});
    };
    name(m_previous, tr("Previous hit"), u"Shift+F3"_s);
    name(m_next, tr("Next hit"), u"F3"_s);
    name(m_close, tr("Close the search"), u"Esc"_s);
    m_field->setPlaceholderText(tr("Find in payloads"));
    m_field->setAccessibleName(tr("Find in payloads"));
    m_field->setMaximumWidth(FindWidth);
    m_metadata->setText(tr("metadata too"));
    m_metadata->setAccessibleName(tr("Search metadata too"));
    m_metadata->setToolTip(tr("Look into the metadata as well, receipts among it"));
    m_metadata->setCheckable(true);
    m_metadata->setFocusPolicy(Qt::TabFocus);
    m_progress->setAccessibleName(tr("Progress of the search"));
    m_progress->setFixedWidth(ProgressWidth);
    m_progress->setTextVisible(false);
    m_cancel->setAccessibleName(tr("Cancel the search"));
    m_showAll->setAccessibleName(tr("Show all events"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::Gap, metrics::Quarter + 1, metrics::Gap, metrics::Quarter);
    layout->setSpacing(metrics::Half);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_metadata);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addWidget(m_result);
    layout->addWidget(m_showAll);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    layout->addStretch(1);
    layout->addWidget(m_close);
    setAccessibleName(tr("Search in payloads"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(FindTypingPause);
}

void FindBar::connectParts() {
    PayloadSearch& finder = m_workspace.payloadSearch();
    connect(&finder, &PayloadSearch::hitsChanged, this, &FindBar::showResult);
    connect(&finder, &PayloadSearch::progressChanged, this, &FindBar::showResult);
    connect(&finder, &PayloadSearch::finished, this, &FindBar::showResult);
    connect(&m_state, &InspectionState::currentRowChanged, this, &FindBar::showResult);
    connect(&m_workspace.rowSelector(), &RowSelector::selectionChanged, this, &FindBar::showResult);
    connect(m_field, &QLineEdit::textEdited, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &FindBar::search);
    connect(m_metadata, &QToolButton::toggled, this, &FindBar::search);
    connect(m_next, &QToolButton::clicked, this, &FindBar::goToNext);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::goToPrevious);
    connect(m_cancel, &QPushButton::clicked, &finder, &PayloadSearch::cancel);
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    connect(m_showAll, &QPushButton::clicked, this, [this] {
        m_state.setSelectedRange(std::nullopt);
        m_workspace.rowSelector().setFilter(Filter());
    });
    connect(&m_theme, &Theme::changed, this, &FindBar::recolour);
}

void FindBar::open() {
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    // Another session was opened since.
    if (!m_field->text().isEmpty() && m_workspace.payloadSearch().text().isEmpty()) {
        search();
    }
}

void FindBar::close() {
    m_pause.stop();
    m_workspace.payloadSearch().clear();
    hide();
    emit closed();
}

void FindBar::search() {
    m_pause.stop();
    m_goesToFirst = true;
    m_workspace.payloadSearch().start(
        m_field->text(), m_metadata->isChecked() ? PayloadSearch::Where::PayloadAndMetadata
                                                 : PayloadSearch::Where::Payload);
    showResult();
}

void FindBar::goToNext() {
    goTo(true);
}

void FindBar::goToPrevious() {
    goTo(false);
}

void FindBar::goTo(bool forward) {
    if (QWidget::isHidden() || m_field->text().isEmpty()) {
        open();
        return;
    }
    if (m_workspace.payloadSearch().text() != m_field->text()) {
        search();
        return;
    }
    const std::vector<RowNumber>& hits = m_workspace.payloadSearch().hits();
    if (hits.empty()) {
        return;
    }
    const auto current = m_state.currentRow();
    auto hit = forward ? hits.begin() : hits.end() - 1;
    if (current && forward) {
        hit = std::upper_bound(hits.begin(), hits.end(), *current);
        hit = hit == hits.end() ? hits.begin() : hit;
    } else if (current) {
        hit = std::lower_bound(hits.begin(), hits.end(), *current);
        hit = hit == hits.begin() ? hits.end() - 1 : hit - 1;
    }
    m_state.setCurrentRow(*hit);
}

bool FindBar::isLeftOut(RowNumber row) const {
    return !m_workspace.rowSelector().selection().placeOf(row);
}

QString FindBar::resultText() const {
    const PayloadSearch& finder = m_workspace.payloadSearch();
    const std::vector<RowNumber>& hits = finder.hits();
    const auto count = static_cast<std::int64_t>(hits.size());
    if (finder.phase() == PayloadSearch::Phase::Idle) {
        return {};
    }
    if (finder.phase() == PayloadSearch::Phase::Failed) {
        return finder.error() ? finder.error()->message : tr("The search failed");
    }
    QString text = count == 1 ? tr("1 hit") : tr("%1 hits").arg(countText(count));
    const auto current = m_state.currentRow();
    if (current && std::binary_search(hits.begin(), hits.end(), *current)) {
        const auto place = std::lower_bound(hits.begin(), hits.end(), *current) - hits.begin();
        text =
            tr("%1 of %2 · event %3")
                .arg(countText(place + 1), countText(count), QString::number(current->value() + 1));
        if (isLeftOut(*current)) {
            text += tr(" · does not pass the filter");
        }
    }
    if (finder.phase() == PayloadSearch::Phase::Full) {
        text += tr(" · there are more");
    } else if (finder.phase() == PayloadSearch::Phase::Cancelled) {
        text += tr(" · stopped after %1 events").arg(countText(finder.eventsRead()));
    }
    if (finder.hitsOutside() > 0) {
        text += tr(" · %1 in newer events, F5 reads them")
                    .arg(countText(static_cast<std::int64_t>(finder.hitsOutside())));
    }
    return text;
}

void FindBar::showResult() {
    const PayloadSearch& finder = m_workspace.payloadSearch();
    if (m_goesToFirst && !finder.hits().empty()) {
        m_goesToFirst = false;
        // The event that is looked at stays when it is a hit itself.
        const auto current = m_state.currentRow();
        const auto& hits = finder.hits();
        const auto hit =
            current ? std::lower_bound(hits.begin(), hits.end(), *current) : hits.begin();
        m_state.setCurrentRow(hit == hits.end() ? hits.front() : *hit);
    }
    const bool isRunning = finder.phase() == PayloadSearch::Phase::Running;
    const auto expected = std::max<std::int64_t>(finder.eventsExpected(), finder.eventsRead());
    constexpr int Steps = 1'000;
    m_progress->setRange(0, expected > 0 ? Steps : 0);
    m_progress->setValue(expected > 0 ? static_cast<int>(finder.eventsRead() * Steps / expected)
                                      : 0);
    m_progress->setVisible(isRunning);
    m_cancel->setVisible(isRunning);
    const QString text = resultText();
    m_result->setText(text);
    m_result->setRole(finder.phase() == PayloadSearch::Phase::Failed ? ColorRole::Differs
                                                                     : ColorRole::Muted);
    const auto current = m_state.currentRow();
    m_showAll->setVisible(current && isLeftOut(*current) &&
                          std::binary_search(finder.hits().begin(), finder.hits().end(), *current));
    m_next->setEnabled(!finder.hits().empty());
    m_previous->setEnabled(!finder.hits().empty());
    m_field->setAccessibleDescription(text);
}

bool FindBar::event(QEvent* event) {
    // Esc is the window's "stop reading" elsewhere.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void FindBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        goTo(!event->modifiers().testFlag(Qt::ShiftModifier));
    } else {
        QWidget::keyPressEvent(event);
    }
}

void FindBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(ColorRole::Line));
}

void FindBar::recolour() {
    m_previous->setIcon(icon(u"up"_s, m_theme.color(ColorRole::Text)));
    m_next->setIcon(icon(u"down"_s, m_theme.color(ColorRole::Text)));
    m_close->setIcon(icon(u"close"_s, m_theme.color(ColorRole::Text)));
    update();
}

} // namespace muscope
