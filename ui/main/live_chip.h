// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/live_sign.h"
#include "ui/style/theme.h"

#include <QToolButton>

namespace muscope {

class LiveConnection;
class LiveConnections;

// The live connections in the tool bar: how they stand, told by shape and word, the server's name,
// and a menu of what can be done with each.
class LiveChip final : public QToolButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveChip)

public:
    LiveChip(LiveConnections& connections, const Theme& theme, QAction* connectLive,
             QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void toolsWanted(std::uint32_t connection);
    void logWanted(std::uint32_t connection);
    void againWanted(std::uint32_t connection); // connect with the same order

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showState();
    void fillMenu();
    void addOrders(QMenu& menu, LiveConnection& connection);
    // The one that deserves the chip: what fails before what works, the newest of them.
    [[nodiscard]] const LiveConnection* foremost() const;

    LiveConnections& m_connections;
    const Theme& m_theme;
    LiveSign m_sign;
    QAction* m_connectLive;
    LiveTone m_tone = LiveTone::Over;
    QString m_name;
    QString m_state;
};

} // namespace muscope
