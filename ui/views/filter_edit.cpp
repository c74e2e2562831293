// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/filter_edit.h"

#include "ui/style/metrics.h"
#include "ui/views/filter_highlighter.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr int CompletionWidth = 420;

} // namespace

FilterEdit::FilterEdit(const Theme& theme, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new FilterHighlighter(theme, document()))
    , m_completions(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_completions, this)) {
    setFont(monospaceFont());
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(NoWrap);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    setFixedHeight(fontMetrics().height());
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->popup()->setAccessibleName(tr("Completions"));
    connect(this, &QPlainTextEdit::textChanged, this, &FilterEdit::tellEdit);
    connect(m_completer, QOverload<const QModelIndex&>::of(&QCompleter::activated), this,
            &FilterEdit::insertCompletion);
}

void FilterEdit::setText(const QString& text) {
    setPlainText(text);
    moveCursor(QTextCursor::End);
}

void FilterEdit::setWrong(const std::optional<FilterError>& error) {
    m_isMarkedWrong = error.has_value();
    m_highlighter->setWrong(
        error ? std::optional(FilterHighlighter::Place(error->position, error->length))
              : std::nullopt);
}

void FilterEdit::setHistory(const QStringList& history) {
    m_history = history;
    m_recalled = -1;
}

QAbstractItemView* FilterEdit::completionList() const {
    return m_completer->popup();
}

void FilterEdit::complete() {
    if (!m_suggest || !hasFocus()) {
        return;
    }
    m_offered = m_suggest(text(), textCursor().position());
    m_completions->clear();
    for (const FilterSuggestion& suggestion : m_offered.list) {
        auto* item = new QStandardItem(suggestion.meaning.isEmpty()
                                           ? suggestion.text
                                           : suggestion.text + u"  –  "_s + suggestion.meaning);
        item->setData(suggestion.text, Qt::UserRole);
        item->setSizeHint({0, lineHeight(font(), metrics::RowHeight)});
        m_completions->appendRow(item);
    }
    if (m_offered.list.empty()) {
        m_completer->popup()->hide();
        return;
    }
    QRect place = cursorRect();
    place.setWidth(CompletionWidth);
    place.setHeight(height() + metrics::Half);
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex({});
}

void FilterEdit::insertCompletion(const QModelIndex& index) {
    QTextCursor cursor = textCursor();
    cursor.setPosition(static_cast<int>(m_offered.start));
    cursor.setPosition(static_cast<int>(m_offered.start + m_offered.length),
                       QTextCursor::KeepAnchor);
    cursor.insertText(index.data(Qt::UserRole).toString() + u' ');
    setTextCursor(cursor);
}

QSize FilterEdit::sizeHint() const {
    return {40 * fontMetrics().averageCharWidth(), fontMetrics().height()};
}

QSize FilterEdit::minimumSizeHint() const {
    return {10 * fontMetrics().averageCharWidth(), fontMetrics().height()};
}

bool FilterEdit::event(QEvent* event) {
    // Esc is the window's "stop reading" elsewhere.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QPlainTextEdit::event(event);
}

void FilterEdit::keyPressEvent(QKeyEvent* event) {
    const bool isListOpen = m_completer->popup()->isVisible();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        confirm();
        return;
    case Qt::Key_Escape:
        if (isListOpen) {
            event->ignore();
        } else {
            emit escaped();
        }
        return;
    case Qt::Key_Up:
        recall(1);
        return;
    case Qt::Key_Down:
        recall(-1);
        return;
    default:
        break;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        complete();
        return;
    }
    const QString before = text();
    QPlainTextEdit::keyPressEvent(event);
    if (text() != before) {
        m_recalled = -1;
        complete();
    }
}

void FilterEdit::confirm() {
    QAbstractItemView* list = m_completer->popup();
    const QModelIndex chosen = list->currentIndex();
    // The list may make its first line current by itself: only what was chosen is taken.
    const bool isChosen = list->isVisible() && list->selectionModel()->isSelected(chosen);
    list->hide();
    if (isChosen) {
        insertCompletion(chosen);
    } else {
        emit confirmed();
    }
}

void FilterEdit::tellEdit() {
    if (text() != m_toldText) {
        m_toldText = text();
        emit edited();
    }
}

void FilterEdit::recall(int step) {
    const int wanted = m_recalled + step;
    if (wanted < -1 || wanted >= m_history.size()) {
        return;
    }
    if (m_recalled < 0) {
        m_written = text();
    }
    m_recalled = wanted;
    setText(wanted < 0 ? m_written : m_history[wanted]);
}

void FilterEdit::focusInEvent(QFocusEvent* event) {
    QPlainTextEdit::focusInEvent(event);
    emit focusChanged(true);
}

void FilterEdit::focusOutEvent(QFocusEvent* event) {
    QPlainTextEdit::focusOutEvent(event);
    emit focusChanged(false);
}

void FilterEdit::insertFromMimeData(const QMimeData* source) {
    QString text = source->text();
    textCursor().insertText(text.replace(u'\n', u' ').replace(u'\r', u' ').trimmed());
}

void FilterEdit::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

} // namespace muscope
