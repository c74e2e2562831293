// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/problem_delegate.h"

#include "ui/models/problems_model.h"
#include "ui/style/metrics.h"

#include <QPainter>

namespace muscope {

ProblemDelegate::ProblemDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_row(theme) {}

void ProblemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    painter->save();
    m_row.paintGround(*painter, option, false, false);
    const Theme& theme = m_row.theme();
    const QRect cell = option.rect.adjusted(metrics::Half, 0, -metrics::Half, 0);
    const QString text = index.data(Qt::DisplayRole).toString();
    switch (index.column()) {
    case ProblemsModel::Sign:
        m_row.paintVerdict(*painter, cell,
                           static_cast<Verdict>(index.data(ProblemsModel::VerdictRole).toInt()),
                           text, option.font);
        break;
    case ProblemsModel::Number:
        m_row.paintText(*painter, cell, text, m_row.mono(), theme.color(ColorRole::Muted),
                        Qt::AlignRight);
        break;
    case ProblemsModel::FoundIn:
        m_row.paintText(*painter, cell, text, m_row.mono(), theme.color(ColorRole::Muted),
                        Qt::AlignLeft);
        break;
    default:
        m_row.paintText(*painter, cell, text, option.font, theme.color(ColorRole::Text),
                        Qt::AlignLeft);
    }
    painter->restore();
}

} // namespace muscope
