// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/workflow_page.h"
#include "ui/style/theme.h"
#include "ui/views/page_writer.h"

#include <QTextBrowser>
#include <QTimer>

#include <map>
#include <optional>

namespace muscope {

// A rendered workflow to read: filled piece by piece, so that a large one never holds the window
// up. Fetches nothing; a link asks before it is opened. What is to be told of the document stands
// as signs in the margin.
class WorkflowPageView final : public QTextBrowser {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkflowPageView)

public:
    explicit WorkflowPageView(const Theme& theme, QWidget* parent = nullptr);

    // Null: nothing.
    void showPage(std::shared_ptr<const WorkflowPage> page);
    // Brings the part that holds a line of the source into view and marks it, once it is there.
    void goToLine(int line);
    // Whether the whole page is there.
    [[nodiscard]] bool isFilled() const;

    QVariant loadResource(int type, const QUrl& name) override;

signals:
    void lineChosen(int line); // of the source

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    struct Part {
        int line = 1;     // of the source, where it begins
        int position = 0; // in the document
    };

    void refill();
    void fill();
    void noteDiagnostics(const WorkflowPiece& piece, int nextLine, int position);
    void followAnchor(const QUrl& address);
    void turnSchema(std::size_t schema);
    void setMargins();
    void showWanted();
    void paintSigns(QPainter& painter, const QRect& area) const;
    // The diagnostics whose sign stands at a place of the viewport.
    [[nodiscard]] std::vector<std::size_t> diagnosticsAt(const QPoint& place) const;
    [[nodiscard]] std::optional<Part> partOf(int line) const;

    const Theme& m_theme;
    std::shared_ptr<const WorkflowPage> m_page;
    QTextDocument* m_document = nullptr; // the one that is filled
    std::optional<PageWriter> m_writer;
    std::set<std::size_t> m_sourceOf; // schemas shown as they are written
    std::size_t m_written = 0;        // pieces
    std::vector<Part> m_parts;
    std::map<int, std::vector<std::size_t>> m_signs; // by position; places among the diagnostics
    std::optional<int> m_wantedLine;
    std::optional<int> m_markedLine;
    QTimer m_timer;
};

} // namespace muscope
