// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/demo_store.h"

#include "core/store/event_writer.h"
#include "core/store/schema_maker.h"
#include "core/workspace/demo_events.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QUuid>

namespace muscope {

namespace {

// Counts up with every change to what the demo holds.
constexpr int DemoVersion = 1;

QString demoFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/muscope");
}

Result<QString> demoFile(const RuleRegistry& rules) {
    const QString folder = demoFolder();
    const QString path = QStringLiteral("%1/demo-%2.sqlite").arg(folder).arg(DemoVersion);
    if (QFile::exists(path)) {
        return path;
    }
    if (!QDir().mkpath(folder)) {
        return failure(
            ErrorCode::Write,
            QStringLiteral("writing the demo store: the folder %1 cannot be made").arg(folder));
    }
    // Written beside its place and then moved there: two programs may do so at once.
    const QString draft = path + u'.' + QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (const Result<void> written = writeDemoStore(draft, rules); !written) {
        QFile::remove(draft);
        return tl::unexpected(written.error());
    }
    if (!QFile::rename(draft, path)) {
        QFile::remove(draft);
        if (!QFile::exists(path)) {
            return failure(ErrorCode::Write,
                           QStringLiteral("writing the demo store: %1 cannot be made").arg(path));
        }
    }
    for (int version = 1; version < DemoVersion; ++version) {
        QFile::remove(QStringLiteral("%1/demo-%2.sqlite").arg(folder).arg(version));
    }
    return path;
}

} // namespace

Result<StoreLocation> locateStore(const QString& text, const RuleRegistry& rules) {
    if (text != u"demo") {
        return StoreLocation::parse(text);
    }
    const Result<QString> path = demoFile(rules);
    if (!path) {
        return tl::unexpected(path.error());
    }
    StoreLocation location;
    location.path = *path;
    location.label = text;
    return location;
}

Result<void> writeDemoStore(const QString& path, const RuleRegistry& rules) {
    StoreLocation location;
    location.path = path;
    const Result<QStringList> statements = planSchema(location, false);
    if (!statements) {
        return tl::unexpected(statements.error());
    }
    if (const Result<void> made = makeSchema(location, *statements); !made) {
        return made;
    }
    Result<std::unique_ptr<EventWriter>> writer = EventWriter::open(location);
    if (!writer) {
        return tl::unexpected(writer.error());
    }
    for (const StoredEvent& event : demoEvents(rules)) {
        if (const Result<void> written = (*writer)->append(event); !written) {
            return written;
        }
    }
    return (*writer)->commit();
}

} // namespace muscope
