// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

namespace muscope {

class Theme;

// A flat table of measured values that is sorted by a click on a head and of which rows are copied.
class ValueTable final : public QTableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ValueTable)

public:
    // stretched: the column that takes the width that is left.
    ValueTable(QAbstractItemModel& model, const Theme& theme, int brokenRole, int stretched,
               const QString& accessibleName, QWidget* parent = nullptr);

signals:
    void copied(const QString& sentence);
};

} // namespace muscope
