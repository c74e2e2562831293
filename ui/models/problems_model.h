// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_snapshot.h"

#include <QAbstractTableModel>
#include <QHash>

namespace muscope {

// The events of the open session whose receipt fails, in the store's order, a sentence each.
class ProblemsModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemsModel)

public:
    enum Column { Sign, Number, Sentence, FoundIn, ColumnCount };
    enum Role { VerdictRole = Qt::UserRole };

    explicit ProblemsModel(QObject* parent = nullptr);

    void reset(const IndexSnapshot& snapshot);
    // The failures of snapshot that are not listed yet come in at the end.
    void append(const IndexSnapshot& snapshot);
    // What a close look at an event found out: better than what can be said without one.
    void setFinding(RowNumber number, const QString& sentence, const QString& foundIn);

    [[nodiscard]] RowNumber event(int row) const;
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

    [[nodiscard]] QString sentence(RowNumber number) const;

    IndexSnapshot m_snapshot;
    int m_rows = 0;
    QHash<std::uint32_t, Finding> m_findings;
};

} // namespace muscope
