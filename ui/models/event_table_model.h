// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/row_selection.h"
#include "ui/models/event_cells.h"

#include <QAbstractTableModel>

namespace muscope {

// The chosen events of one session, a row each, over a snapshot of the index: texts are made for
// the cells that are looked at and nothing is kept per row. While the choice stays, rows are only
// ever appended. Deltas are to the former event of the session, shown or not.
class EventTableModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventTableModel)

public:
    using Column = EventCells::Column;
    using TookState = EventCells::TookState;
    using enum EventCells::Column;

    enum Role {
        VerdictRole = Qt::UserRole, // Verdict as int
        FailsRole,                  // bool: the receipt fails
        TookRole,                   // TookState as int
        NoticeRole,                 // bool: the event is an error answer
    };

    explicit EventTableModel(QObject* parent = nullptr);

    // Begins anew with the events of snapshot that are chosen.
    void reset(const IndexSnapshot& snapshot, const RowSelection& selection = {});
    // A choice that holds the former one and more behind it.
    void extend(const IndexSnapshot& snapshot, const RowSelection& selection);
    // The same events and those that came after them, as far as they are chosen.
    void append(const IndexSnapshot& snapshot);
    // Operations of earlier events changed.
    void refresh(const IndexSnapshot& snapshot);
    // An open request counts as hung only when the session was read to its end.
    void setPassDone(bool isDone);
    void setTimeFormat(const TimeFormat& format);

    [[nodiscard]] const IndexSnapshot& snapshot() const { return m_cells.snapshot; }
    [[nodiscard]] const EventCells& cells() const { return m_cells; }
    // Which event a row shows; the row must be below rowCount().
    [[nodiscard]] RowNumber rowNumberAt(int row) const;
    // The row that shows an event; nullopt where none does.
    [[nodiscard]] std::optional<int> rowOf(RowNumber number) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    // A column's name in words, for menus.
    [[nodiscard]] static QString columnTitle(int column);

private:
    [[nodiscard]] QString toolTip(const EventRow& row, RowNumber number, int column) const;
    [[nodiscard]] int shownRows(const IndexSnapshot& snapshot) const;

    EventCells m_cells;
    RowSelection m_selection;
    int m_rows = 0;
};

} // namespace muscope
