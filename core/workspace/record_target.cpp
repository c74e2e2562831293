// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/record_target.h"

#include "core/store/batch_appender.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace muscope {

StoreLocation defaultStore() {
    StoreLocation location;
    location.path = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                    QStringLiteral("/muscope/live.sqlite");
    return location;
}

Result<void> checkRecordTarget(const StoreLocation& location) {
    if (location.kind == StoreLocation::Kind::Sqlite && !QFileInfo::exists(location.path)) {
        return {};
    }
    if (location.label == u"demo") {
        return failure(ErrorCode::Write,
                       QStringLiteral("the demo store is a sample and stays as it is"));
    }
    if (!location.origin.isEmpty()) {
        return failure(ErrorCode::Write,
                       QStringLiteral("%1 is an export that is looked at: nothing is added to it")
                           .arg(location.origin));
    }
    const Result<std::unique_ptr<BatchAppender>> appender = BatchAppender::open(location);
    return appender ? Result<void>() : tl::unexpected(appender.error());
}

} // namespace muscope
