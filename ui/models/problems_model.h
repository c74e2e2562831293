// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_snapshot.h"
#include "core/workspace/failure_note.h"

#include <QAbstractTableModel>

#include <vector>

namespace muscope {

// The events of the open session whose receipt fails, in the store's order, a sentence each.
class ProblemsModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemsModel)

public:
    enum Column { Sign, Number, Sentence, FoundIn, ColumnCount };
    enum Role { VerdictRole = Qt::UserRole };

    explicit ProblemsModel(QObject* parent = nullptr);

    using Notes = std::vector<FailureNote>; // of snapshot.failures(), in their order

    void reset(const IndexSnapshot& snapshot, const Notes& notes);
    // The failures of snapshot that are not listed yet come in at the end.
    void append(const IndexSnapshot& snapshot, const Notes& notes);

    [[nodiscard]] RowNumber eventAt(int row) const;
    // The row that lists an event; -1 where none does.
    [[nodiscard]] int rowOf(RowNumber number) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Finding {
        QString sentence;
        QString foundIn;
    };

    [[nodiscard]] QString sentence(RowNumber number, int row) const;
    void keepFindings(const Notes& notes);

    IndexSnapshot m_snapshot;
    int m_rows = 0;
    std::vector<Finding> m_findings; // of the first rows
};

} // namespace muscope
