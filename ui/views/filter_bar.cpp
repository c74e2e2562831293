// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/filter_bar.h"

#include "core/workspace/row_selector.h"
#include "core/workspace/workspace.h"
#include "ui/models/number_text.h"
#include "ui/state/inspection_state.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/filter_edit.h"
#include "ui/views/filter_message.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScopedValueRollback>
#include <QToolButton>

#include <chrono>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::chrono::milliseconds FilterTypingPause{250};
constexpr int IconSize = 14;
constexpr int FilterPadding = 10;

} // namespace

FilterBar::FilterBar(Workspace& workspace, InspectionState& state, const Theme& theme,
                     QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_state(state)
    , m_theme(theme)
    , m_funnel(new QLabel(this))
    , m_edit(new FilterEdit(theme, this))
    , m_count(new RoleLabel(theme, ColorRole::Muted, this))
    , m_clear(new QToolButton(this)) {
    build();
    const RowSelector& selector = workspace.rowSelector();
    connect(&selector, &RowSelector::filterChanged, this, &FilterBar::followFilter);
    connect(&selector, &RowSelector::selectionChanged, this, &FilterBar::showCount);
    connect(&workspace, &Workspace::sessionOpened, this, &FilterBar::showSession);
    connect(&workspace, &Workspace::storeStateChanged, this, &FilterBar::showSession);
    connect(&workspace, &Workspace::indexAppended, this, [this] {
        m_seen.update(m_workspace.index());
        showCount();
    });
    connect(m_edit, &FilterEdit::edited, this, &FilterBar::noteEdit);
    connect(m_edit, &FilterEdit::confirmed, this, &FilterBar::confirm);
    connect(m_edit, &FilterEdit::escaped, this, &FilterBar::escape);
    connect(m_edit, &FilterEdit::focusChanged, this, [this](bool hasFocus) {
        if (!hasFocus) {
            apply();
        }
        update();
    });
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::clear);
    connect(&m_pause, &QTimer::timeout, this, &FilterBar::apply);
    connect(&theme, &Theme::changed, this, &FilterBar::recolour);
    recolour();
    showSession();
}

void FilterBar::build() {
    m_pause.setSingleShot(true);
    m_pause.setInterval(FilterTypingPause);
    m_edit->setAccessibleName(tr("Filter events"));
    m_edit->setPlaceholderText(tr("Filter events, e.g. receipt == differs"));
    m_edit->setSuggest([this](const QString& text, qsizetype cursor) {
        m_seen.update(m_workspace.index());
        return suggestForFilter(text, cursor, m_seen);
    });
    m_clear->setAccessibleName(tr("Clear the filter"));
    m_clear->setToolTip(tr("Clear the filter (Esc)"));
    m_clear->setFocusPolicy(Qt::TabFocus);
    m_clear->setIconSize({12, 12});
    m_clear->setFixedSize(20, 20);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(FilterPadding, 0, metrics::Quarter, 0);
    layout->setSpacing(metrics::Half);
    layout->addWidget(m_funnel);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_clear);
    setFixedHeight(std::max(metrics::ControlHeight, fontMetrics().height() + metrics::Gap));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::IBeamCursor);
    m_clear->setCursor(Qt::ArrowCursor);
    m_clear->hide();
    setAccessibleName(tr("Filter"));
}

void FilterBar::focusFilter() {
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBar::useHistory(QSettings& settings) {
    m_history.emplace(settings);
    m_edit->setHistory(m_history->entries());
}

void FilterBar::noteEdit() {
    m_clear->setVisible(!m_edit->text().isEmpty());
    showError(std::nullopt, false);
    m_pause.start();
}

void FilterBar::apply() {
    m_pause.stop();
    const auto filter = Filter::parse(m_edit->text());
    if (!filter) {
        showError(filter.error(), m_edit->hasFocus());
        return;
    }
    showError(std::nullopt, false);
    const QScopedValueRollback applying(m_isApplying, true);
    m_workspace.rowSelector().setFilter(*filter);
    showCount();
}

void FilterBar::confirm() {
    apply();
    const QString text = m_workspace.rowSelector().filter().text();
    if (m_history && !m_isWrong && !text.isEmpty()) {
        m_history->remember(text);
        m_edit->setHistory(m_history->entries());
    }
}

void FilterBar::escape() {
    if (m_edit->text().isEmpty()) {
        // Back to where one can walk through the events.
        m_edit->clearFocus();
        if (QWidget* next = nextInFocusChain()) {
            next->setFocus(Qt::OtherFocusReason);
        }
    } else {
        clear();
    }
}

void FilterBar::clear() {
    m_edit->setText({});
    apply();
}

void FilterBar::followFilter() {
    const QString& text = m_workspace.rowSelector().filter().text();
    if (!m_isApplying && m_edit->text().trimmed() != text) {
        m_edit->setText(text);
        apply();
    }
    update();
}

void FilterBar::showSession() {
    m_seen = SeenTexts();
    setVisible(m_workspace.storeState() == Workspace::StoreState::Open);
    showCount();
}

void FilterBar::showCount() {
    const RowSelector& selector = m_workspace.rowSelector();
    const std::uint32_t total = m_workspace.index().size();
    const QString text =
        selector.isEverything()
            ? QString()
            : tr("%1 of %2").arg(countText(selector.selection().size(total))).arg(countText(total));
    m_count->setText(text);
    m_count->setAccessibleName(text.isEmpty() ? text : tr("%1 events shown").arg(text));
    m_count->setVisible(!text.isEmpty());
}

void FilterBar::showError(const std::optional<FilterError>& error, bool isLoud) {
    const bool wasWrong = std::exchange(m_isWrong, error.has_value());
    m_edit->setWrong(error);
    const QString message =
        error ? tr("Column %1: %2").arg(error->position + 1).arg(error->message) : QString();
    m_edit->setToolTip(message);
    m_edit->setAccessibleDescription(message);
    if (isLoud && error) {
        if (m_message == nullptr) {
            m_message = new FilterMessage(m_theme, window());
        }
        m_message->showBelow(*this, message);
    } else if (m_message != nullptr) {
        m_message->hide();
    }
    if (wasWrong != m_isWrong) {
        update();
    }
}

void FilterBar::paintEvent(QPaintEvent*) {
    const bool isLit = m_edit->hasFocus() || !m_workspace.rowSelector().filter().isEverything();
    const ColorRole line = m_isWrong ? ColorRole::Differs
                           : isLit   ? ColorRole::Accent
                                     : ColorRole::Line;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.color(line));
    painter.setBrush(m_theme.color(isLit ? ColorRole::Panel : ColorRole::Background));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::Radius,
                            metrics::Radius);
}

void FilterBar::mousePressEvent(QMouseEvent*) {
    m_edit->setFocus(Qt::MouseFocusReason);
}

void FilterBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (m_message != nullptr) {
        m_message->hide();
    }
}

void FilterBar::recolour() {
    m_funnel->setPixmap(icon(u"filter"_s, m_theme.color(ColorRole::Muted))
                            .pixmap(QSize(IconSize, IconSize), devicePixelRatioF()));
    m_clear->setIcon(icon(u"close"_s, m_theme.color(ColorRole::Muted)));
    QPalette colors = m_edit->palette();
    colors.setColor(QPalette::Base, Qt::transparent);
    colors.setColor(QPalette::PlaceholderText, m_theme.color(ColorRole::Faint));
    m_edit->setPalette(colors);
    update();
}

} // namespace muscope
