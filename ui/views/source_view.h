// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/maml_document.h"
#include "ui/style/theme.h"

#include <QPlainTextEdit>
#include <QTimer>

#include <map>
#include <optional>

namespace muscope {

// A text as it is written, with its line numbers and the signs of what is told of its lines. Filled
// piece by piece, so that a large one never holds the window up; lines of a length that cannot be
// laid out at once are broken.
class SourceView final : public QPlainTextEdit {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SourceView)

public:
    explicit SourceView(const Theme& theme, QWidget* parent = nullptr);

    void showSource(const QString& text, std::vector<MamlDiagnostic> diagnostics);
    // Brings a line into view and marks it, once it is there.
    void goToLine(int line);
    [[nodiscard]] std::optional<int> markedLine() const { return m_markedLine; }
    [[nodiscard]] bool isFilled() const { return m_done == m_text.size(); }

    // The line, from 1, of the file that a block shows.
    [[nodiscard]] int lineOf(int block) const;

    // For the gutter alone.
    void paintGutter(QWidget& gutter, const QRect& area) const;
    [[nodiscard]] QString gutterTip(int y) const;
    [[nodiscard]] std::optional<int> lineAt(int y) const;

signals:
    void lineChosen(int line); // in the gutter

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fill();
    void appendLine(QStringView line, QString& text);
    void mark();
    void placeGutter();
    [[nodiscard]] int gutterWidth() const;

    const Theme& m_theme;
    QWidget* m_gutter;
    QString m_text;
    qsizetype m_done = 0;                                     // characters of m_text that are there
    std::vector<int> m_firstBlocks;                           // of each line
    std::map<int, std::vector<MamlDiagnostic>> m_diagnostics; // by line
    std::optional<int> m_wantedLine;
    std::optional<int> m_markedLine;
    int m_lines = 1;
    QTimer m_timer;
};

} // namespace muscope
