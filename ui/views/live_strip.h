// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/theme.h"

#include <QWidget>

namespace muscope {

class ElidedLabel;
class LiveConnections;

// How much has passed on the live connections and how much of it is safe, for the status bar.
class LiveStrip final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveStrip)

public:
    LiveStrip(const LiveConnections& connections, const Theme& theme, QWidget* parent = nullptr);

private:
    void showCounts();

    const LiveConnections& m_connections;
    ElidedLabel* m_text;
    ElidedLabel* m_trouble;
};

} // namespace muscope
