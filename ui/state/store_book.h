// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/store_location.h"

#include <QSettings>
#include <QStringList>

#include <vector>

namespace muscope {

// A connection a person gave a name to.
struct StoreProfile {
    QString name;
    QString location; // StoreLocation::storableText(): never with a password

    bool operator==(const StoreProfile&) const = default;
};

// Remembers stores in the settings file: profiles, the recent ones, the last one. Takes only texts
// that hold no password.
class StoreBook {
public:
    explicit StoreBook(QSettings& settings)
        : m_settings(settings) {}

    [[nodiscard]] std::vector<StoreProfile> profiles() const;
    void saveProfile(const QString& name, const StoreLocation& location);
    void removeProfile(const QString& name);

    // Newest first, without doubles.
    [[nodiscard]] QStringList recent() const;
    void remember(const StoreLocation& location);

private:
    void write(const std::vector<StoreProfile>& profiles);

    QSettings& m_settings;
};

} // namespace muscope
