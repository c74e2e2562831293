// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QTemporaryFile>

#include <memory>

namespace muscope {

// A file that somebody else writes by its name (a database library) and that takes its place whole
// or not at all: made beside that place, readable by its owner alone, and gone with this object
// unless it was put in place. Where the bytes are at hand, writeFile() and QSaveFile do the same.
class FileDraft final {
public:
    // target: the place. ErrorCode::InvalidInput where something lies there that is no file.
    [[nodiscard]] static Result<std::unique_ptr<FileDraft>> open(const QString& target);

    // Where to write.
    [[nodiscard]] QString path() const { return m_file.fileName(); }

    // Waits until all that was written is on the disk, and moves it to its place; a file that lies
    // there is replaced. Whoever wrote has to have closed it.
    [[nodiscard]] Result<void> putInPlace();

private:
    explicit FileDraft(const QString& target);

    QString m_target;
    QTemporaryFile m_file;
};

} // namespace muscope
