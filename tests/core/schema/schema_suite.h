// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/schema/draft.h"

#include <QString>
#include <QStringList>

namespace muscope {

// What came of one folder of the JSON-Schema-Test-Suite. A test is named "file: group: test".
struct SuiteScore {
    int passed = 0;
    int total = 0; // of those that need no other document
    QStringList failed;
    QStringList needsRemote; // not run
    QString error;           // a file that cannot be read; empty: none

    [[nodiscard]] double percent() const { return total == 0 ? 0 : 100.0 * passed / total; }
};

// Runs the required tests of a draft: the files of the folder itself, not of those below.
[[nodiscard]] SuiteScore runSuite(const QString& folder, schema::Draft draft);

} // namespace muscope
