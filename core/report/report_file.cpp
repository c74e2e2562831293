// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/report_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>

namespace muscope {

namespace {

tl::unexpected<Error> writeFailure(const QString& path, const QFileDevice& device) {
    return failure(ErrorCode::Write,
                   QStringLiteral("writing the report %1: %2").arg(path, device.errorString()));
}

} // namespace

Result<ReportFile> ReportFile::open(const QString& path) {
    if (path == u"-") {
        auto output = std::make_unique<QFile>();
        if (!output->open(stdout, QIODevice::WriteOnly)) {
            return writeFailure(path, *output);
        }
        return ReportFile(path, std::move(output));
    }
    if (const QFileInfo there(path); there.exists() && !there.isFile() && !there.isDir()) {
        // A pipe or a device is written to; in its place there must be no file.
        auto device = std::make_unique<QFile>(path);
        if (!device->open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
            return writeFailure(path, *device);
        }
        return ReportFile(path, std::move(device));
    }
    auto file = std::make_unique<QSaveFile>(path);
    if (!file->open(QIODevice::WriteOnly) ||
        !file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        return writeFailure(path, *file);
    }
    return ReportFile(path, std::move(file));
}

Result<void> ReportFile::commit() {
    auto* const file = qobject_cast<QSaveFile*>(m_device.get());
    const bool isWritten = file != nullptr ? file->commit() : m_device->flush();
    return isWritten ? Result<void>() : writeFailure(m_path, *m_device);
}

} // namespace muscope
