// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/write_file.h"

#include <QSaveFile>

namespace muscope {

Result<void> writeFile(const QString& path, std::string_view bytes, const QString& what) {
    QSaveFile file(path);
    const auto size = static_cast<qint64>(bytes.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), size) != size ||
        !file.commit()) {
        return failure(ErrorCode::Write,
                       QStringLiteral("writing %1%2: %3").arg(what, path, file.errorString()));
    }
    return {};
}

} // namespace muscope
