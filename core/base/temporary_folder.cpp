// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/temporary_folder.h"

#include <QDir>

namespace muscope {

namespace {

tl::unexpected<Error> folderFailure(const QString& reason) {
    return failure(
        ErrorCode::Write,
        QStringLiteral("making a folder for temporary files (TMPDIR names where, %1): %2")
            .arg(qEnvironmentVariable("TMPDIR", QDir::tempPath()), reason));
}

} // namespace

Result<std::shared_ptr<QTemporaryDir>> makeTemporaryFolder() {
    // Qt takes one that is missing for the folder of the process, or the root of all.
    const QString parent = QDir::tempPath();
    if (parent.isEmpty()) {
        return folderFailure(QStringLiteral("there is no such folder"));
    }
    auto folder = std::make_shared<QTemporaryDir>(parent + QStringLiteral("/muscope-XXXXXX"));
    if (!folder->isValid()) {
        return folderFailure(folder->errorString());
    }
    return folder;
}

} // namespace muscope
