// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QSyntaxHighlighter>

#include <optional>
#include <utility>

namespace muscope {

// Colours a filter's text as it is typed and underlines what is wrong with it.
class FilterHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterHighlighter)

public:
    FilterHighlighter(const Theme& theme, QTextDocument* document);

    // Where the text is wrong: first character and how many.
    using Place = std::pair<qsizetype, qsizetype>;
    void setWrong(const std::optional<Place>& place);

protected:
    void highlightBlock(const QString& text) override;

private:
    const Theme& m_theme;
    std::optional<Place> m_wrong;
};

} // namespace muscope
