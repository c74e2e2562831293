// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/query/filter.h"
#include "ui/models/filter_suggestions.h"
#include "ui/style/theme.h"

#include <QPlainTextEdit>

#include <functional>

class QAbstractItemView;
class QCompleter;
class QStandardItemModel;

namespace muscope {

class FilterHighlighter;

// A line to write a filter in: coloured as it is typed, with completion, and the filters written
// before on Up and Down. A plain text editor of one line, because a line edit has one colour.
class FilterEdit final : public QPlainTextEdit {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterEdit)

public:
    explicit FilterEdit(const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const { return toPlainText(); }
    void setText(const QString& text);
    // What is wrong with the text as it is; nullopt: nothing.
    void setWrong(const std::optional<FilterError>& error);
    [[nodiscard]] bool isMarkedWrong() const { return m_isMarkedWrong; }
    // Newest first.
    void setHistory(const QStringList& history);
    using Suggest = std::function<FilterSuggestions(const QString& text, qsizetype cursor)>;
    void setSuggest(Suggest suggest) { m_suggest = std::move(suggest); }
    [[nodiscard]] QAbstractItemView* completionList() const;
    // Shows what could stand at the cursor.
    void complete();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void edited();    // text() is new; colours alone are not told
    void confirmed(); // Return
    void escaped();   // Esc, and no list of completions was open
    void focusChanged(bool hasFocus);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void confirm();
    void tellEdit();
    void recall(int step);
    void insertCompletion(const QModelIndex& index);

    FilterHighlighter* m_highlighter;
    QStandardItemModel* m_completions;
    QCompleter* m_completer;
    Suggest m_suggest;
    FilterSuggestions m_offered;
    QStringList m_history;
    int m_recalled = -1; // place in m_history; -1: what was written before
    QString m_written;
    QString m_toldText;
    bool m_isMarkedWrong = false;
};

} // namespace muscope
