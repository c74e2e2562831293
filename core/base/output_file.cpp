// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/output_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <array>
#include <cstdio>

namespace muscope {

namespace {

tl::unexpected<Error> writeFailure(const QString& place, const QFileDevice& device) {
    return failure(ErrorCode::Write,
                   QStringLiteral("writing %1: %2").arg(place, device.errorString()));
}

// Something that is open already: where it is a file, whoever opened it goes on writing to it.
bool isDescriptor(const QString& path) {
    const std::array starts{QLatin1StringView("/dev/stdout"), QLatin1StringView("/dev/stderr"),
                            QLatin1StringView("/dev/fd/"), QLatin1StringView("/proc/self/fd/")};
    return std::ranges::any_of(starts,
                               [&](QLatin1StringView start) { return path.startsWith(start); });
}

bool isNoFile(const QString& path) {
    const QFileInfo there(path);
    return isDescriptor(path) || (there.exists() && !there.isFile());
}

} // namespace

Result<OutputFile> OutputFile::open(const QString& path, const QString& what) {
    if (path == u"-") {
        auto output = std::make_unique<QFile>();
        const bool isOpen = output->open(stdout, QIODevice::WriteOnly);
        return opened(what + path, std::move(output), isOpen);
    }
    const QFileInfo there(path);
    if (isNoFile(path) && !there.isDir()) {
        auto device = std::make_unique<QFile>(path);
        const auto end = there.isFile() ? QIODevice::Append : QIODevice::NotOpen;
        const bool isOpen = device->open(QIODevice::WriteOnly | QIODevice::ExistingOnly |
                                         QIODevice::Unbuffered | end);
        return opened(what + path, std::move(device), isOpen);
    }
    return openFile(path, what);
}

Result<OutputFile> OutputFile::openFile(const QString& path, const QString& what) {
    if (path == u"-" || isNoFile(path)) {
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("writing %1%2: that is no file, and nothing else will do; "
                                      "name another")
                           .arg(what, path));
    }
    auto file = std::make_unique<QSaveFile>(path);
    const bool isOpen = file->open(QIODevice::WriteOnly) &&
                        file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return opened(what + path, std::move(file), isOpen);
}

Result<OutputFile> OutputFile::opened(QString place, std::unique_ptr<QFileDevice> device,
                                      bool isOpen) {
    return isOpen ? Result<OutputFile>(OutputFile(std::move(place), std::move(device)))
                  : writeFailure(place, *device);
}

Result<void> OutputFile::write(std::string_view bytes) {
    const auto size = static_cast<qint64>(bytes.size());
    return m_device->write(bytes.data(), size) == size ? Result<void>()
                                                       : writeFailure(m_place, *m_device);
}

Result<void> OutputFile::commit() {
    auto* const file = qobject_cast<QSaveFile*>(m_device.get());
    const bool isWritten = file != nullptr ? file->commit() : m_device->flush();
    return isWritten ? Result<void>() : writeFailure(m_place, *m_device);
}

} // namespace muscope
