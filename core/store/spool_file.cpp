// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/spool_file.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QUuid>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace muscope {

namespace {

constexpr mode_t OwnerOnly = 0600;

QString lockOf(const QString& path) {
    return path + QStringLiteral(".lock");
}

// "mcp_db-3f2a…": for a person a name, for muscope the store as a whole, without its password.
QString prefixFor(const StoreLocation& store) {
    constexpr qsizetype MostNameBytes = 40;
    constexpr qsizetype HashDigits = 16;
    QString name;
    for (const QChar character : store.name().left(MostNameBytes)) {
        const char16_t unit = character.unicode();
        const bool isPlain = (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z') ||
                             (unit >= u'0' && unit <= u'9');
        name += isPlain ? character : QChar(u'_');
    }
    const QByteArray hash =
        QCryptographicHash::hash(store.storableText().toUtf8(), QCryptographicHash::Sha256);
    return name + u'-' + QString::fromLatin1(hash.toHex().left(HashDigits)) + u'-';
}

// The descriptor of the lock file, once it is this process's own; -1: it is another's. A file that
// was deleted between opening and locking locks nothing.
int lock(const QString& path, int flags) {
    const QByteArray name = QFile::encodeName(path);
    const int descriptor = ::open(name.constData(), O_RDWR | O_CLOEXEC | flags, OwnerOnly);
    if (descriptor < 0) {
        return -1;
    }
    struct stat held{};
    struct stat named{};
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 || ::fstat(descriptor, &held) != 0 ||
        ::stat(name.constData(), &named) != 0 || held.st_ino != named.st_ino) {
        ::close(descriptor);
        return -1;
    }
    return descriptor;
}

// An empty file is an empty database to SQLite, whose side files take over its permissions.
bool makeEmpty(const QString& path) {
    const int file = ::open(QFile::encodeName(path).constData(),
                            O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, OwnerOnly);
    return file >= 0 && ::close(file) == 0;
}

void syncFolder(const QString& folder) {
    const int descriptor =
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

} // namespace

QString SpoolFile::standardFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/muscope/spool");
}

Result<std::unique_ptr<SpoolFile>> SpoolFile::create(const QString& folder,
                                                     const StoreLocation& store) {
    QDir().mkpath(folder);
    // The time in front: names in their order are files in their order.
    const QString time =
        QString::number(QDateTime::currentMSecsSinceEpoch()).rightJustified(14, u'0');
    const QString path = QDir(folder).filePath(
        prefixFor(store) + time + u'-' +
        QUuid::createUuid().toString(QUuid::WithoutBraces).left(8) + QStringLiteral(".spool"));
    const int descriptor = lock(lockOf(path), O_CREAT | O_EXCL);
    if (descriptor < 0 || !makeEmpty(path)) {
        const int reason = errno;
        if (descriptor >= 0) {
            QFile::remove(lockOf(path));
            ::close(descriptor);
        }
        return failure(ErrorCode::Write,
                       QStringLiteral("making the spool file %1: %2")
                           .arg(path, QString::fromLocal8Bit(std::strerror(reason))));
    }
    syncFolder(folder);
    return std::unique_ptr<SpoolFile>(new SpoolFile(path, descriptor));
}

std::vector<std::unique_ptr<SpoolFile>> SpoolFile::adoptAll(const QString& folder,
                                                            const StoreLocation& store) {
    std::vector<std::unique_ptr<SpoolFile>> files;
    const QDir dir(folder);
    const QString ending = lockOf(QStringLiteral("*.spool"));
    for (const QString& name :
         dir.entryList({prefixFor(store) + ending}, QDir::Files, QDir::Name)) {
        const QString lockPath = dir.filePath(name);
        const int descriptor = lock(lockPath, 0);
        if (descriptor < 0) {
            continue;
        }
        QString path = lockPath.chopped(lockOf(QString()).size());
        std::unique_ptr<SpoolFile> file(new SpoolFile(path, descriptor));
        if (QFile::exists(path)) {
            files.push_back(std::move(file));
        } else {
            file->remove(); // its maker died between the two files
        }
    }
    return files;
}

SpoolFile::~SpoolFile() {
    if (m_lock >= 0) {
        ::close(m_lock);
    }
}

void SpoolFile::remove() {
    for (const char* ending : {"", "-wal", "-shm", "-journal", ".lock"}) {
        QFile::remove(m_path + QLatin1StringView(ending));
    }
    if (m_lock >= 0) {
        ::close(m_lock);
        m_lock = -1;
    }
}

} // namespace muscope
