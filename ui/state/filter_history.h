// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSettings>
#include <QStringList>

namespace muscope {

// Remembers the filters used last in the settings file, newest first, without doubles.
class FilterHistory {
public:
    static constexpr qsizetype MaxEntries = 50;

    explicit FilterHistory(QSettings& settings)
        : m_settings(settings) {}

    [[nodiscard]] QStringList entries() const;
    void remember(const QString& filter);

private:
    QSettings& m_settings;
};

} // namespace muscope
