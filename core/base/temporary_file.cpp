// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/temporary_file.h"

#include <QDir>
#include <QTemporaryFile>

namespace muscope {

Result<void> openTemporary(QTemporaryFile& file, const QString& what) {
    if (QDir::tempPath().isEmpty()) { // as Qt has it where TMPDIR is wrong
        return temporaryFailure(what, QStringLiteral("there is no such folder"));
    }
    return file.open() ? Result<void>() : temporaryFailure(what, file.errorString());
}

tl::unexpected<Error> temporaryFailure(const QString& what, const QString& reason) {
    return failure(ErrorCode::Write,
                   QStringLiteral("writing %1 to a file in the folder for temporary files (TMPDIR "
                                  "names it, %2): %3")
                       .arg(what, qEnvironmentVariable("TMPDIR", QDir::tempPath()), reason));
}

} // namespace muscope
