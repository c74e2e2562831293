// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/verdict_sign.h"

#include <QFont>

class QPainter;
class QStyleOptionViewItem;

namespace muscope {

// What the delegates of all lists share: the ground of a row and a text or verdict in a cell.
class RowPainter {
public:
    explicit RowPainter(const Theme& theme);

    void paintGround(QPainter& painter, const QStyleOptionViewItem& option, bool fails,
                     bool hasHairline) const;
    void paintText(QPainter& painter, const QRect& cell, const QString& text, const QFont& font,
                   const QColor& color, Qt::Alignment alignment,
                   Qt::TextElideMode elide = Qt::ElideRight) const;
    // The sign, and its word where there is one.
    void paintVerdict(QPainter& painter, const QRect& cell, Verdict verdict, const QString& word,
                      const QFont& font) const;

    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] const QFont& mono() const { return m_mono; }
    [[nodiscard]] const VerdictSign& sign() const { return m_sign; }

private:
    const Theme& m_theme;
    VerdictSign m_sign;
    QFont m_mono;
};

} // namespace muscope
