// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/scratch_file.h"

#include "core/base/temporary_file.h"

#include <QTemporaryFile>

namespace muscope {

namespace {

QString scratchContents() {
    return QStringLiteral("what was found");
}

} // namespace

ScratchFile::ScratchFile() = default;
ScratchFile::~ScratchFile() = default;

Result<void> ScratchFile::open() {
    if (m_file) {
        return {};
    }
    auto file = std::make_unique<QTemporaryFile>();
    Result<void> opened = openTemporary(*file, scratchContents());
    m_file = opened ? std::move(file) : nullptr;
    return opened;
}

Result<void> ScratchFile::write(std::int64_t place, std::span<const std::byte> bytes) {
    if (const Result<void> opened = open(); !opened) {
        return opened;
    }
    const auto size = static_cast<qint64>(bytes.size());
    const bool isWritten =
        m_file->seek(place) &&
        m_file->write(reinterpret_cast<const char*>(bytes.data()), // NOLINT: bytes are bytes
                      size) == size &&
        m_file->flush();
    return isWritten ? Result<void>() : temporaryFailure(scratchContents(), m_file->errorString());
}

Result<void> ScratchFile::read(std::int64_t place, std::span<std::byte> bytes) {
    const auto size = static_cast<qint64>(bytes.size());
    const bool isRead =
        m_file && m_file->seek(place) &&
        m_file->read(reinterpret_cast<char*>(bytes.data()), size) == size; // NOLINT: bytes
    return isRead ? Result<void>()
                  : failure(ErrorCode::Read, QStringLiteral("reading a temporary file again: %1")
                                                 .arg(m_file ? m_file->errorString() : QString()));
}

} // namespace muscope
