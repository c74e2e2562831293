// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace muscope {

// What the script that fills a store says it did. An event is named "session event".
struct SeedManifest {
    QStringList changed; // behind their receipts' backs
    int events = 0;
    int receiptEvents = 0;
    int receipted = 0;
    int withoutReceipt = 0;
};

// A store filled as the published TypeScript event store does it, by a Node script with the pg
// package; the same events each time.
class SeedData {
public:
    // The folder keeps the manifest.
    SeedData(const QString& folder, int events);

    // target is a PostgreSQL URI or the path of a SQLite file. False when the script failed, which
    // then has said why on standard error.
    [[nodiscard]] bool fill(const QString& target) const { return run(target, "fill"); }
    [[nodiscard]] bool tamper(const QString& target) const { return run(target, "tamper"); }
    [[nodiscard]] SeedManifest manifest() const;

private:
    [[nodiscard]] bool run(const QString& target, const char* step) const;

    QString m_manifestFile;
    int m_events;
};

} // namespace muscope
