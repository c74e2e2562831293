// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"
#include "ui/views/page_blocks.h"

#include <QRectF>
#include <QTextBlock>

class QPainter;
class QTextEdit;

namespace muscope {

namespace page {

[[nodiscard]] Ground groundOf(const QTextBlock& block);
// The first block that is seen, in part at least.
[[nodiscard]] QTextBlock firstBlock(const QTextEdit& view);
// Where a block lies in the viewport.
[[nodiscard]] QRectF rectOf(const QTextEdit& view, const QTextBlock& block);

} // namespace page

// Paints what lies beneath the text of a workflow's page: the ground of code, the line below a
// heading, the timeline of a history. Looks at the blocks that are seen alone.
class PageGrounds {
public:
    PageGrounds(const QTextEdit& view, const Theme& theme)
        : m_view(view)
        , m_theme(theme) {}

    void paint(QPainter& painter, const QRect& area) const;

private:
    void paintBlock(QPainter& painter, const QTextBlock& block, const QRectF& rect) const;
    void paintCodeGround(QPainter& painter, const QRectF& ground) const;
    void paintHistory(QPainter& painter, const QTextBlock& block, const QRectF& rect) const;
    // Where the text ends, in the viewport.
    [[nodiscard]] double right() const;

    const QTextEdit& m_view;
    const Theme& m_theme;
};

} // namespace muscope
