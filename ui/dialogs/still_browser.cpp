// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/still_browser.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QPointer>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>

namespace muscope {

namespace {

constexpr auto Dialect = QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                             .setFlag(QTextDocument::MarkdownNoHTML);

} // namespace

StillBrowser::StillBrowser(const Theme& theme, QWidget* parent)
    : QTextBrowser(parent)
    , m_theme(theme) {
    setOpenLinks(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    connect(&theme, &Theme::changed, this, [this] { colourTables(*document()); });
}

void StillBrowser::showMarkdown(const QString& text) {
    auto* made = new QTextDocument(this);
    made->setDefaultFont(font());
    made->setMarkdown(text, Dialect);
    spaceHeadings(*made);
    colourTables(*made);
    setMade(made);
}

void StillBrowser::showPlain(const QString& text) {
    auto* made = new QTextDocument(this);
    made->setDefaultFont(monospaceFont());
    made->setPlainText(text);
    setMade(made);
}

// A document is made ready before it is laid out, which takes longest: once is enough.
void StillBrowser::setMade(QTextDocument* made) {
    const int place = verticalScrollBar()->value();
    const QPointer<QTextDocument> former(document()); // the first one goes by itself
    made->setDocumentMargin(metrics::Wide);
    made->setUndoRedoEnabled(false);
    setDocument(made);
    delete former;
    verticalScrollBar()->setValue(place);
}

void StillBrowser::spaceHeadings(QTextDocument& document) {
    for (QTextBlock block = document.firstBlock(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        if (format.headingLevel() > 0 && block.blockNumber() > 0) {
            format.setTopMargin(metrics::Wide);
            format.setBottomMargin(metrics::Half);
            QTextCursor(block).setBlockFormat(format);
        }
    }
}

QVariant StillBrowser::loadResource(int, const QUrl&) {
    return {};
}

void StillBrowser::colourTables(QTextDocument& document) const {
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(frame)) {
            QTextTableFormat format = table->format();
            format.setBorder(1);
            format.setBorderCollapse(true);
            format.setBorderBrush(m_theme.color(ColorRole::Line));
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setCellPadding(metrics::Quarter);
            format.setCellSpacing(0);
            table->setFormat(format);
        }
    }
}

} // namespace muscope
