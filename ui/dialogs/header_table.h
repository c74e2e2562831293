// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/live/live_settings.h"

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace muscope {

// HTTP headers to be sent along, a row each. Values are credentials: they are shown as dots unless
// they are being written.
class HeaderTable final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeaderTable)

public:
    explicit HeaderTable(QWidget* parent = nullptr);

    [[nodiscard]] HeaderList headers() const;
    void setHeaders(const HeaderList& headers);
    // Why they cannot be sent; empty: they can.
    [[nodiscard]] QString problem() const;

signals:
    void changed();

private:
    void addRow(const QString& name, const QString& value);
    void removeRow();
    void fitRows();

    QTableWidget* m_table;
    QPushButton* m_add;
    QPushButton* m_remove;
};

} // namespace muscope
