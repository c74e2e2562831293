// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/store_location.h"

#include <QString>

#include <memory>
#include <vector>

namespace muscope {

// The file in which events wait that could not reach their store, and the lock that says whose it
// is: one recorder's, for as long as its process lives. What a dead process left behind is
// anybody's to adopt. Readable by its owner alone. The store's password is in neither its name nor
// the file. Owned by a recorder; any thread.
class SpoolFile {
public:
    // A new file for that store in the folder, which is made where it is missing.
    [[nodiscard]] static Result<std::unique_ptr<SpoolFile>> create(const QString& folder,
                                                                   const StoreLocation& store);
    // The files for that store whose recorders are gone, the oldest first.
    [[nodiscard]] static std::vector<std::unique_ptr<SpoolFile>>
    adoptAll(const QString& folder, const StoreLocation& store);

    // Where spools lie unless told otherwise: a folder below XDG_DATA_HOME.
    [[nodiscard]] static QString standardFolder();

    // Gives the file free for adoption.
    ~SpoolFile();
    SpoolFile(const SpoolFile&) = delete;
    SpoolFile& operator=(const SpoolFile&) = delete;

    [[nodiscard]] const QString& path() const { return m_path; }

    // Deletes it, with the lock. Nothing may have it open.
    void remove();

private:
    SpoolFile(QString path, int lock)
        : m_path(std::move(path))
        , m_lock(lock) {}

    QString m_path;
    int m_lock; // a descriptor that holds flock(); -1: removed
};

} // namespace muscope
