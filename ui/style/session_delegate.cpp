// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/session_delegate.h"

#include "ui/models/sessions_model.h"
#include "ui/style/metrics.h"

#include <QPainter>

namespace muscope {

namespace {

constexpr int MarkWidth = 3;
constexpr int Padding = 7;

int textHeight(const QStyleOptionViewItem& option) {
    return std::max(18, QFontMetrics(option.font).height());
}

} // namespace

SessionDelegate::SessionDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_row(theme) {}

QSize SessionDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {0, 2 * textHeight(option) + 2 * Padding};
}

void SessionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    painter->save();
    m_row.paintGround(*painter, option, false, false);
    const Theme& theme = m_row.theme();
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(QRect(option.rect.topLeft(), QSize(MarkWidth, option.rect.height())),
                          theme.color(ColorRole::Accent));
    }
    const QColor muted = theme.color(ColorRole::Muted);
    const int height = textHeight(option);
    const QRect first(option.rect.left() + MarkWidth + metrics::Gap, option.rect.top() + Padding,
                      option.rect.width() - MarkWidth - 2 * metrics::Gap, height);
    const QRect second = first.translated(0, height);

    const QString time = index.data(SessionsModel::TimeRole).toString();
    const int timeWidth = QFontMetrics(option.font).horizontalAdvance(time);
    m_row.paintText(*painter, first, time, option.font, muted, Qt::AlignRight);
    m_row.paintText(*painter, first.adjusted(0, 0, -timeWidth - metrics::Gap, 0),
                    index.data(Qt::DisplayRole).toString(), m_row.mono(),
                    theme.color(ColorRole::Text), Qt::AlignLeft, Qt::ElideMiddle);
    const QString failures = index.data(SessionsModel::FailuresRole).toString();
    const int verdictWidth =
        QFontMetrics(option.font).horizontalAdvance(failures) + metrics::SignSize + metrics::Half;
    m_row.paintText(*painter, second.adjusted(0, 0, -verdictWidth, 0),
                    index.data(SessionsModel::CountRole).toString(), option.font, muted,
                    Qt::AlignLeft);
    paintVerdict(*painter, second, option, index);
    painter->restore();
}

void SessionDelegate::paintVerdict(QPainter& painter, const QRect& line,
                                   const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const {
    const auto verdict = static_cast<Verdict>(index.data(SessionsModel::VerdictRole).toInt());
    const QString failures = index.data(SessionsModel::FailuresRole).toString();
    const int width = QFontMetrics(option.font).horizontalAdvance(failures);
    const int gap = failures.isEmpty() ? 0 : metrics::Quarter;
    const QRect sign(line.right() + 1 - width - gap - metrics::SignSize,
                     line.center().y() - metrics::SignSize / 2, metrics::SignSize,
                     metrics::SignSize);
    m_row.sign().paint(painter, sign, verdict);
    m_row.paintText(painter, line, failures, option.font, m_row.sign().colorOf(verdict),
                    Qt::AlignRight);
}

} // namespace muscope
