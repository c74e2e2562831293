// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/export/temporary_failure.h"

#include <QDir>

namespace muscope {

tl::unexpected<Error> temporaryFailure(const QString& reason) {
    return failure(ErrorCode::Write,
                   QStringLiteral("writing pages to a file in the folder for temporary files "
                                  "(TMPDIR names it, %1): %2")
                       .arg(qEnvironmentVariable("TMPDIR", QDir::tempPath()), reason));
}

} // namespace muscope
