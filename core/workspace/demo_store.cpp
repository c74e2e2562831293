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

QString demoFile(int version) {
    return QStringLiteral("%1/demo-%2.sqlite").arg(demoFolder()).arg(version);
}

} // namespace

Result<StoreLocation> locateStore(const QString& text) {
    if (text != u"demo") {
        return StoreLocation::parse(text);
    }
    StoreLocation location;
    location.path = demoFile(DemoVersion);
    location.label = text;
    return location;
}

Result<void> prepareStore(const StoreLocation& location, const RuleRegistry& rules) {
    if (location.path != demoFile(DemoVersion) || QFile::exists(location.path)) {
        return {};
    }
    if (!QDir().mkpath(demoFolder())) {
        return failure(ErrorCode::Write,
                       QStringLiteral("writing the demo store: the folder %1 cannot be made")
                           .arg(demoFolder()));
    }
    // Written beside its place and then moved there: two programs may do so at once.
    const QString draft = location.path + u'.' + QUuid::createUuid().toString(QUuid::WithoutBraces);
    const Result<void> written = writeDemoStore(draft, rules);
    const bool isInPlace = written && QFile::rename(draft, location.path);
    QFile::remove(draft);
    if (!written) {
        return written;
    }
    if (!isInPlace && !QFile::exists(location.path)) {
        return failure(
            ErrorCode::Write,
            QStringLiteral("writing the demo store: %1 cannot be made").arg(location.path));
    }
    for (int version = 1; version < DemoVersion; ++version) {
        QFile::remove(demoFile(version));
    }
    return {};
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
