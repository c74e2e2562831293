// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/ids.h"
#include "core/receipt/anchor_check.h"

#include <QAbstractTableModel>

#include <memory>

namespace muscope {

// The events that differ between an anchor and a store: changed, removed, inserted, reordered.
// Rows are computed from the lists, which are shared and not copied.
class AnchorDifferencesModel final : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnchorDifferencesModel)

public:
    enum Column { What, Event, ColumnCount };
    enum class Kind : unsigned char { Changed, Removed, Inserted, Reordered };

    explicit AnchorDifferencesModel(QObject* parent = nullptr);

    // null: nothing to show.
    void setCheck(std::shared_ptr<const AnchorCheck> check);

    [[nodiscard]] Kind kindAt(int row) const { return lineAt(row).kind; }
    [[nodiscard]] EventId eventAt(int row) const;
    // The first limit rows for the clipboard, a line each, the cells parted by tabs.
    [[nodiscard]] QString text(int limit) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Line {
        Kind kind = Kind::Changed;
        const std::string& id;
    };

    [[nodiscard]] Line lineAt(int row) const;

    std::shared_ptr<const AnchorCheck> m_check;
};

} // namespace muscope
