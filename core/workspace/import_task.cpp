// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/import_task.h"

#include "core/base/temporary_folder.h"

#include <QFileInfo>

namespace muscope {

namespace {

Result<StoreLocation> placeFor(const QString& path) {
    const auto folder = makeTemporaryFolder();
    if (!folder) {
        return tl::unexpected(folder.error());
    }
    StoreLocation location;
    location.path = (*folder)->filePath(QStringLiteral("events.muscope"));
    location.origin = path;
    location.lease = *folder;
    return location;
}

} // namespace

ImportTask::ImportTask(QObject* parent)
    : StoreTask(QStringLiteral("import"), parent) {}

void ImportTask::read(const QString& path) {
    start(0, [this, path](Job& job) -> Result<void> {
        if (!QFileInfo(path).isFile()) { // a pipe would be waited for
            return failure(ErrorCode::NotFound,
                           QStringLiteral("opening %1: there is no such file").arg(path));
        }
        const Result<StoreLocation> location = placeFor(path);
        if (!location) {
            return tl::unexpected(location.error());
        }
        const auto importer = EventImporter::open(*location);
        if (!importer) {
            return tl::unexpected(importer.error());
        }
        const Result<void> read =
            (*importer)->addFile(path, [&job] { job.advance(1); }, job.stop());
        if (read) {
            job.give([this, location = *location, report = (*importer)->report()] {
                m_location = location;
                m_report = report;
            });
        }
        return read;
    });
}

} // namespace muscope
