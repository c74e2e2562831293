// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/store_file.h"

#include <QFile>

#include <sys/stat.h>

namespace muscope {

std::optional<StoreFile> StoreFile::at(const QString& path) {
    struct stat state{};
    if (::stat(QFile::encodeName(path).constData(), &state) != 0) {
        return std::nullopt;
    }
    constexpr std::int64_t Nanoseconds = 1'000'000'000;
    return StoreFile{state.st_dev, state.st_ino,
                     state.st_mtim.tv_sec * Nanoseconds + state.st_mtim.tv_nsec, state.st_size};
}

} // namespace muscope
