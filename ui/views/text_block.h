// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QPlainTextEdit>

namespace muscope {

// Plain text to read, select and copy that is as tall as its lines, up to a limit; wraps anywhere,
// so that a long id stays inside. A span of it can be marked.
class TextBlock final : public QPlainTextEdit {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TextBlock)

public:
    struct Span {
        qsizetype start = 0; // UTF-16 units of the text shown
        qsizetype length = 0;
    };

    TextBlock(const Theme& theme, ColorRole role, QWidget* parent = nullptr);

    void setText(const QString& text);
    void setText(const QString& text, Span marked);
    void setLineLimit(int lines);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void recolour();
    void fitHeight();

    const Theme& m_theme;
    ColorRole m_role;
    Span m_marked;
    int m_lineLimit = 8;
};

} // namespace muscope
