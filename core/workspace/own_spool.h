// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/spool_file.h"

#include <memory>
#include <mutex>

namespace muscope {

// The spool file of one recorder, made when the first event needs it. Any thread.
class OwnSpool {
public:
    OwnSpool(QString folder, StoreLocation store)
        : m_folder(std::move(folder))
        , m_store(std::move(store)) {}

    // Its path, the file being made where it is missing.
    [[nodiscard]] Result<QString> path();
    // Empty: there is none yet.
    [[nodiscard]] QString pathIfMade() const;

    // Deletes the file; nothing may have it open.
    void remove();

private:
    const QString m_folder;
    const StoreLocation m_store;
    mutable std::mutex m_mutex; // guards m_file
    std::unique_ptr<SpoolFile> m_file;
};

} // namespace muscope
