// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/file_draft.h"

#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace muscope {

namespace {

tl::unexpected<Error> cannotWrite(const QString& path, const QString& why) {
    return failure(ErrorCode::Write, QStringLiteral("writing %1: %2").arg(path, why));
}

QString reason() {
    return QString::fromLocal8Bit(std::strerror(errno));
}

// What a link points at, so that the link stays one.
QString resolved(const QString& target) {
    const QFileInfo info(target);
    return info.isSymLink() ? info.symLinkTarget() : target;
}

// A renamed file is sure to be found again once its folder is on the disk too.
void flushFolderOf(const QString& path) {
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    if (const int handle = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        handle >= 0) {
        ::fsync(handle);
        ::close(handle);
    }
}

} // namespace

FileDraft::FileDraft(const QString& target)
    : m_target(resolved(target))
    , m_file(m_target + QStringLiteral(".XXXXXX")) {}

Result<std::unique_ptr<FileDraft>> FileDraft::open(const QString& target) {
    std::unique_ptr<FileDraft> draft(new FileDraft(target));
    if (const QFileInfo info(draft->m_target); info.exists() && !info.isFile()) {
        return failure(ErrorCode::InvalidInput,
                       QStringLiteral("writing %1: it is there and is no file").arg(target));
    }
    if (!draft->m_file.open()) {
        return cannotWrite(target, draft->m_file.errorString());
    }
    return draft;
}

Result<void> FileDraft::putInPlace() {
    // Closing a file does not write it out, and a full disk may only show here.
    if (::fsync(m_file.handle()) != 0) {
        return cannotWrite(m_target, reason());
    }
    if (std::rename(QFile::encodeName(path()).constData(),
                    QFile::encodeName(m_target).constData()) != 0) {
        return cannotWrite(m_target, reason());
    }
    m_file.setAutoRemove(false);
    flushFolderOf(m_target);
    return {};
}

} // namespace muscope
