// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

#include <cstdint>
#include <utility>
#include <vector>

class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace muscope {

class InspectionState;
class LiveConnections;
class LiveLogModel;
class MessagePage;

// What the live connections did step by step, and beside it what passed at the chosen step, byte
// for byte. Keeps the newest step in view until another is chosen.
class ConnectionLogView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionLogView)

public:
    ConnectionLogView(LiveConnections& connections, const InspectionState& state,
                      const Theme& theme, QWidget* parent = nullptr);

    // Which connection is shown, and copying: for whoever has room for it.
    [[nodiscard]] QWidget* tools() const { return m_tools; }
    // 0: all connections.
    void showConnection(std::uint32_t number);

signals:
    void countChanged(qint64 steps);
    void connectWanted();

private:
    void build(const Theme& theme);
    void buildTools();
    void showEntries();
    void showDetail();
    void listConnections();
    void copy();

    LiveConnections& m_connections;
    std::vector<std::pair<QString, std::uint32_t>> m_choices; // of m_which
    LiveLogModel* m_model;
    QWidget* m_tools;
    QComboBox* m_which;
    QPushButton* m_copy;
    QStackedWidget* m_pages;
    MessagePage* m_message;
    QTableView* m_table;
    QPlainTextEdit* m_detail;
};

} // namespace muscope
