// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/workspace/live_order.h"

#include <QSettings>
#include <QUrl>

#include <vector>

namespace muscope {

// A server as it is remembered: never with headers, and its address without user and query.
struct KnownServer {
    QString address;
    EraChoice era = EraChoice::Automatic;
    Revision pinned = Revision::V2025_11_25;

    bool operator==(const KnownServer&) const = default;
};

// Remembers in the settings file which live servers were connected to.
class LiveBook {
public:
    explicit LiveBook(QSettings& settings)
        : m_settings(settings) {}

    // Newest first, one for each address.
    [[nodiscard]] std::vector<KnownServer> recent() const;
    void remember(const LiveOrder& order);
    void forget(const QString& address);

private:
    void write(const std::vector<KnownServer>& servers);

    QSettings& m_settings;
};

} // namespace muscope
