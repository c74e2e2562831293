// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/event_table_view.h"

#include "ui/models/event_table_model.h"
#include "ui/state/selected_rows.h"
#include "ui/style/event_delegate.h"
#include "ui/style/flat_table.h"
#include "ui/style/metrics.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

EventTableView::EventTableView(const Theme& theme, QWidget* parent)
    : QTableView(parent) {
    setItemDelegate(new EventDelegate(theme, this));
    makeFlat(*this);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setAccessibleName(tr("Events"));
    QHeaderView* header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setTextElideMode(Qt::ElideRight);
    header->setSectionsClickable(false);
    header->setMinimumSectionSize(24);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setAccessibleName(tr("Columns of the event table"));
    connect(header, &QHeaderView::customContextMenuRequested, this,
            &EventTableView::showColumnMenu);
}

void EventTableView::setModel(QAbstractItemModel* newModel) {
    QTableView::setModel(newModel);
    setDefaultWidths();
    connect(newModel, &QAbstractItemModel::modelReset, this, &EventTableView::widenForDates);
    connect(newModel, &QAbstractItemModel::rowsInserted, this, &EventTableView::widenForDates);
}

std::vector<RowNumber> EventTableView::chosenRows() const {
    const auto* events = qobject_cast<const EventTableModel*>(model());
    std::vector<RowNumber> rows;
    for (const int row : selectedRows(*selectionModel())) {
        rows.push_back(events->rowNumberAt(row));
    }
    return rows;
}

std::vector<int> EventTableView::shownColumns() const {
    std::vector<int> columns;
    for (int place = 0; place < model()->columnCount(); ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        if (!isColumnHidden(column)) {
            columns.push_back(column);
        }
    }
    return columns;
}

QByteArray EventTableView::columnState() const {
    return horizontalHeader()->saveState();
}

void EventTableView::restoreColumns(const QByteArray& state) {
    QHeaderView* header = horizontalHeader();
    if (!header->restoreState(state) || header->hiddenSectionCount() == header->count()) {
        return;
    }
    header->setSectionsMovable(true);
    header->setStretchLastSection(false);
}

void EventTableView::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        emit copyWanted(CopyForm::Text);
        return;
    }
    QTableView::keyPressEvent(event);
}

QModelIndex EventTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    // Rows are what is moved through: Home and End go to the first and last event.
    if (action == MoveHome || action == MoveEnd) {
        const int row = action == MoveHome ? 0 : model()->rowCount() - 1;
        return model()->index(row, std::max(0, currentIndex().column()));
    }
    return QTableView::moveCursor(action, modifiers);
}

void EventTableView::resizeEvent(QResizeEvent* event) {
    const QModelIndex current = currentIndex();
    const bool wasInSight =
        current.isValid() && QRect(QPoint(), event->oldSize()).intersects(visualRect(current));
    const int place = verticalScrollBar()->value();
    QTableView::resizeEvent(event);
    // Whoever follows the newest event has scrolled by now.
    if (wasInSight && verticalScrollBar()->value() == place) {
        scrollTo(current);
    }
}

void EventTableView::contextMenuEvent(QContextMenuEvent* event) {
    if (!selectionModel()->hasSelection()) {
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Chosen events"));
    const auto offer = [this, menu](const QString& text, CopyForm form) {
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, form] { emit copyWanted(form); });
    };
    offer(tr("&Copy"), CopyForm::Text);
    connect(menu->addAction(tr("Copy as &JSON")), &QAction::triggered, this,
            &EventTableView::jsonWanted);
    offer(tr("Copy as CS&V"), CopyForm::Csv);
    offer(tr("Copy as Mark&down"), CopyForm::Markdown);
    if (!actions().isEmpty()) {
        menu->addSeparator();
        menu->addActions(actions());
    }
    menu->popup(event->globalPos());
}

void EventTableView::showColumnMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Shown columns"));
    QHeaderView* header = horizontalHeader();
    for (int column = 0; column < header->count(); ++column) {
        QAction* action = menu->addAction(EventTableModel::columnTitle(column));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(isColumnHidden(column) ||
                           header->count() - header->hiddenSectionCount() > 1);
        connect(action, &QAction::toggled, this,
                [this, column](bool isShown) { setColumnHidden(column, !isShown); });
    }
    menu->popup(header->mapToGlobal(at));
}

void EventTableView::setDefaultWidths() {
    const QFontMetrics mono(monospaceFont());
    const QFontMetrics text(font());
    const auto wide = [](const QFontMetrics& measures, const QString& sample, int least) {
        return std::max(least, measures.horizontalAdvance(sample) + 2 * metrics::Half + 2);
    };
    setColumnWidth(EventTableModel::Number, wide(mono, u"00000"_s, 44));
    setColumnWidth(EventTableModel::Time, wide(mono, u"00:00:00.000"_s, 104));
    setColumnWidth(EventTableModel::Delta, wide(mono, u"+000 ms"_s, 64));
    setColumnWidth(EventTableModel::Arrow, 24);
    setColumnWidth(EventTableModel::Type, wide(text, u"quantum_state"_s, 92));
    setColumnWidth(EventTableModel::Name, 220);
    setColumnWidth(EventTableModel::Took, wide(mono, u"no request"_s, 76));
    setColumnWidth(EventTableModel::Receipt,
                   wide(text, u"not checkable"_s, 92) + metrics::SignSize + metrics::Quarter);
    setColumnWidth(EventTableModel::Bytes, wide(mono, u"000 000"_s, 60));
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setSectionResizeMode(EventTableModel::Name, QHeaderView::Stretch);
}

void EventTableView::widenForDates() {
    const auto* events = qobject_cast<const EventTableModel*>(model());
    if (events == nullptr) {
        return;
    }
    const QString sample = events->cells().dates == EventCells::Dates::None ? QString()
                           : events->cells().dates == EventCells::Dates::WithoutYear
                               ? u"00-00 "_s
                               : u"0000-00-00 "_s;
    const int width = QFontMetrics(monospaceFont()).horizontalAdvance(sample);
    if (width != m_dateWidth) {
        setColumnWidth(EventTableModel::Time,
                       columnWidth(EventTableModel::Time) + width - m_dateWidth);
        m_dateWidth = width;
    }
}

} // namespace muscope
