// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTextBrowser>

namespace muscope {

class Theme;

// Shows Markdown that may be of anybody's making: loads nothing, whatever it names, follows no link
// and knows no HTML. Text can be selected and copied.
class StillBrowser final : public QTextBrowser {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StillBrowser)

public:
    explicit StillBrowser(const Theme& theme, QWidget* parent = nullptr);

    // What was in view stays so where the text allows it.
    void showMarkdown(const QString& text);
    void showPlain(const QString& text);

    [[nodiscard]] QVariant loadResource(int type, const QUrl& name) override;

private:
    void setMade(QTextDocument* made);
    static void spaceHeadings(QTextDocument& document);
    void colourTables(QTextDocument& document) const;

    const Theme& m_theme;
};

} // namespace muscope
