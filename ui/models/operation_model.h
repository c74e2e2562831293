// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_snapshot.h"
#include "core/workspace/operation_reader.h"

#include <QAbstractTableModel>

namespace muscope {

// The events of one operation in their order: what each is, its number, how long after the request
// it came, and what it says.
class OperationModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OperationModel)

public:
    enum Column { Part, Number, After, Note, ColumnCount };
    enum Role { IsErrorRole = Qt::UserRole }; // bool: the event is an error answer

    explicit OperationModel(QObject* parent = nullptr);

    // rows are rows of snapshot.
    void setParts(const IndexSnapshot& snapshot, std::vector<OperationPart> parts);
    [[nodiscard]] RowNumber eventAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const OperationPart& part, int column) const;
    [[nodiscard]] QString afterText(const OperationPart& part) const;
    [[nodiscard]] QString noteText(const OperationPart& part) const;

    IndexSnapshot m_snapshot;
    std::vector<OperationPart> m_parts;
};

} // namespace muscope
