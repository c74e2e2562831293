// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace muscope {

// Which file lies at a path, and in which state.
struct StoreFile {
    std::uint64_t device = 0;
    std::uint64_t number = 0; // of the file on its device
    std::int64_t changed = 0; // nanoseconds
    std::int64_t size = 0;

    // Nullopt: there is no file.
    [[nodiscard]] static std::optional<StoreFile> at(const QString& path);

    [[nodiscard]] bool isSameFile(const StoreFile& other) const {
        return device == other.device && number == other.number;
    }
    bool operator==(const StoreFile&) const = default;
};

} // namespace muscope
